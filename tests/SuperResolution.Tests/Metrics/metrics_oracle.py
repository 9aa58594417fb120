"""Writes metrics.json: PSNR and SSIM of small pictures.

Common protocol: scikit-image (package python3-skimage), which is not this project's code. Daala's: what its tools document and do,
written out pixel by pixel; the Y of `luma` was compared with png2y4m's output once, and no pixel differed.
Run: /usr/bin/python3 metrics_oracle.py
"""
import math
import os
import sys

import numpy
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "Shared"))
from oracle import save  # noqa: E402

MASK = 0xFFFFFFFF


def kiss99():
    """Marsaglia, 1999."""
    z, w, jsr, jcong = 362436069, 521288629, 123456789, 380116160
    while True:
        z = 36969 * (z & 65535) + (z >> 16)
        w = 18000 * (w & 65535) + (w >> 16)
        jsr ^= (jsr << 17) & MASK
        jsr ^= jsr >> 13
        jsr ^= (jsr << 5) & MASK
        jcong = (69069 * jcong + 1234567) & MASK
        yield (((((z << 16) + w) & MASK) ^ jcong) + jsr) & MASK


def triangular(random, largest):
    count = largest + 1
    limit = MASK // count * count
    first, second = (next(v for v in random if v < limit) % count for _ in range(2))
    return (first - second) / largest


def nearest_integer(x):
    return math.floor(x + 0.5) if x >= 0 else -math.floor(-x + 0.5)


def luma(rgb):
    """[3, h, w] of 8 bits to Y."""
    height, width = rgb.shape[1:]
    random = kiss99()
    red, blue = 0.2126, 0.0722
    green = 1 - red - blue
    luma_step, chroma_step = 257 * 255 / 219, 257 * 255 / 224
    result = numpy.zeros((height, width), int)
    for y in range(0, height, 2):
        for x in range(0, width, 2):
            noise = [[triangular(random, n) for n in (1223320000, 1479548743, 1255654969)] for _ in range(4)]
            cb, cr = noise[0][1] * chroma_step, noise[0][2] * chroma_step
            pixels = []
            for k in range(4):
                here_y, here_x = min(y + k // 2, height - 1), min(x + k % 2, width - 1)
                n = noise[2 * (here_y - y) + here_x - x][0] * luma_step
                dither = (n + 1.5748 * cr, n + (blue * 1.8556 * cb + red * 1.5748 * cr) / green, n + 1.8556 * cb)
                pixels.append([257 * int(rgb[c, here_y, here_x]) + nearest_integer(dither[c]) for c in range(3)])
            mean = [sum(p[c] for p in pixels) / 4 for c in range(3)]
            mean_y = red * mean[0] + green * mean[1] + blue * mean[2]
            cb = chroma_step * min(max(nearest_integer((mean[2] - mean_y) / 1.8556 / chroma_step), -128), 127)
            cr = chroma_step * min(max(nearest_integer((mean[0] - mean_y) / 1.5748 / chroma_step), -128), 127)
            offset = (1.5748 * cr, -(blue * 1.8556 * cb + red * 1.5748 * cr) / green, 1.8556 * cb)
            for k, pixel in enumerate(pixels):
                if y + k // 2 < height and x + k % 2 < width:
                    plain = [p - o for p, o in zip(pixel, offset)]
                    below = math.floor((red * plain[0] + green * plain[1] + blue * plain[2]) / luma_step)
                    below = min(max(below, -16), 238)

                    def error(level):
                        return sum((p - min(max(nearest_integer(level * luma_step + o), 0), 65535)) ** 2 for p, o in zip(pixel, offset))

                    best = min((below, below + 1), key=lambda level: (error(level), level & 1))
                    result[y + k // 2, x + k % 2] = best + 16
    return result


def daala_ssim(a, b):
    height, width = a.shape
    sigma = height * 1.5 / 256
    bound = math.sqrt(0.5 * math.pi) * sigma / 256
    radius = min(math.floor(sigma * math.sqrt(-2 * math.log(bound))), min(height, width) - 1) if bound < 1 else 0
    side = [math.floor(256 / (math.sqrt(2 * math.pi) * sigma) * math.exp(-0.5 * (k / sigma) ** 2) + 0.5) for k in range(1, radius + 1)]
    kernel = numpy.array(side[::-1] + [256 - 2 * sum(side)] + side)
    total = weight_total = 0.0
    for y in range(height):
        for x in range(width):
            top, left = max(y - radius, 0), max(x - radius, 0)
            bottom, right = min(y + radius, height - 1), min(x + radius, width - 1)
            window = numpy.outer(kernel[top - y + radius:bottom - y + radius + 1], kernel[left - x + radius:right - x + radius + 1])
            p, q = (i[top:bottom + 1, left:right + 1].astype(float) for i in (a, b))
            weight = window.sum()
            mp, mq = (window * p).sum() / weight, (window * q).sum() / weight
            vp, vq = (window * p * p).sum() / weight - mp * mp, (window * q * q).sum() / weight - mq * mq
            covariance = (window * p * q).sum() / weight - mp * mq
            c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
            total += weight * (2 * mp * mq + c1) * (2 * covariance + c2) / ((mp * mp + mq * mq + c1) * (vp + vq + c2))
            weight_total += weight
    return total / weight_total


def bt601(image):
    """[1 or 3, h, w] of 8 bits; gray is Y already."""
    return image[0].astype(float) if len(image) == 1 else numpy.tensordot([65.481, 128.553, 24.966], image / 255, axes=1) + 16


def picture(random, channels, height, width):
    y, x = numpy.mgrid[:height, :width]
    waves = [128 + 90 * numpy.sin(0.3 * x + 0.2 * (c + 1) * y + c) for c in range(channels)]
    original = numpy.clip(numpy.stack(waves) + random.normal(0, 12, (channels, height, width)), 0, 255)
    damaged = numpy.clip(original + random.normal(0, 9, original.shape) + 3, 0, 255)
    return original.round().astype(int), damaged.round().astype(int)


def main():
    random = numpy.random.default_rng(7)
    arrays = {}
    for name, channels, height, width in (("colour", 3, 33, 40), ("odd", 3, 29, 21), ("gray", 1, 24, 19), ("tall", 1, 200, 13)):
        reference, prediction = picture(random, channels, height, width)
        arrays[f"{name}/reference"], arrays[f"{name}/prediction"] = reference[None], prediction[None]
        for border in (0, 1):
            cut = slice(border, -border or None)
            a, b = (i[:, cut, cut] for i in (prediction, reference))
            y, z = bt601(a), bt601(b)
            arrays[f"{name}/common/{border}/psnr"] = peak_signal_noise_ratio(z, y, data_range=255)
            arrays[f"{name}/common/{border}/ssim"] = structural_similarity(
                z, y, data_range=255, gaussian_weights=True, sigma=1.5, use_sample_covariance=False)
            y, z = (luma(numpy.broadcast_to(i, (3, *i.shape[1:]))) for i in (a, b))
            arrays[f"{name}/daala/{border}/psnr"] = peak_signal_noise_ratio(z, y, data_range=255)
            arrays[f"{name}/daala/{border}/ssim"] = daala_ssim(y, z)
    save(os.path.join(here, "metrics.json"), arrays)


if __name__ == "__main__":
    main()
