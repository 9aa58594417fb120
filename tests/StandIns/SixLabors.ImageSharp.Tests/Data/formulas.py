"""Writes formulas.json: pixels in all eight kinds, and resized pixels, by the published formulas in NumPy.

Run with Debian's python3 (python3-numpy): /usr/bin/python3 formulas.py
"""
import os
import sys

import numpy as np

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "../../../Shared"))
from oracle import save

rng = np.random.default_rng(11)
out = {}

# ---- one kind of pixel into another: 8 to 16 bits by 257, 16 to 8 by round(v / 257), luminance of BT.709 in float32

KINDS = {"L8": (1, 8), "L16": (1, 16), "La16": (2, 8), "La32": (2, 16), "Rgb24": (3, 8), "Rgb48": (3, 16), "Rgba32": (4, 8), "Rgba64": (4, 16)}


def convert(pixels, source, target):
    channels, bits = KINDS[source]
    to_channels, to_bits = KINDS[target]
    v = pixels.astype(np.int64)
    if bits != to_bits:
        v = v * 257 if to_bits == 16 else np.floor(v / 257 + 0.5).astype(np.int64)
    color = v[:, :3] if channels >= 3 else np.repeat(v[:, :1], 3, 1)
    alpha = v[:, -1:] if channels in (2, 4) else np.full((len(v), 1), (1 << to_bits) - 1)
    if to_channels < 3:
        if channels >= 3:
            f = color.astype(np.float32)
            light = f[:, :1] * np.float32(.2126) + f[:, 1:2] * np.float32(.7152) + f[:, 2:3] * np.float32(.0722) + np.float32(.5)
            color = np.floor(light).astype(np.int64)
        else:
            color = color[:, :1]
    return np.concatenate([color, alpha], 1) if to_channels in (2, 4) else color


for source, (channels, bits) in KINDS.items():
    pixels = rng.integers(0, 1 << bits, (12, channels))
    pixels[0], pixels[1] = 0, (1 << bits) - 1
    out[f"convert/{source}"] = pixels
    for target in KINDS:
        out[f"convert/{source}/{target}"] = convert(pixels, source, target)

# ---- resampling: weights of a kernel that widens with the shrinking, cut at the border, brought to the sum of 1


def sinc(x):
    return np.where(np.abs(x) > 1e-3, np.sin(np.pi * x) / np.where(x == 0, 1, np.pi * x), 1.0)


def cubic(b, c):
    def value(x):
        x = np.abs(x)
        near = ((12 - 9 * b - 6 * c) * x ** 3 + (-18 + 12 * b + 6 * c) * x ** 2 + (6 - 2 * b)) / 6
        far = ((-b - 6 * c) * x ** 3 + (6 * b + 30 * c) * x ** 2 + (-12 * b - 48 * c) * x + (8 * b + 24 * c)) / 6
        return np.where(x < 1, near, np.where(x < 2, far, 0))
    return value


def lanczos(r):
    return lambda x: np.where(np.abs(x) < r, sinc(x) * sinc(x / r), 0)


SAMPLERS = {"Bicubic": (2, cubic(0, 0.5)), "Lanczos3": (3, lanczos(3)), "Triangle": (1, lambda x: np.maximum(0, 1 - np.abs(x)))}


def matrix(sampler, source, target):
    radius, value = SAMPLERS[sampler]
    ratio = source / target
    scale = max(1, ratio)
    reach = np.ceil(scale * radius - 1e-8)
    m = np.zeros((target, source))
    for i in range(target):
        center = (i + .5) * ratio - .5
        for j in range(max(0, int(np.ceil(center - reach - 1e-8))), min(source - 1, int(np.floor(center + reach + 1e-8))) + 1):
            m[i, j] = value(np.float64(np.float32((j - center) / scale)))
        m[i] /= m[i].sum()
    return m


def resize(pixels, sampler, width, height, top):
    p = pixels.astype(np.float64) / top
    p[..., :3] *= p[..., 3:]
    p = np.einsum("yj,jic,xi->yxc", matrix(sampler, p.shape[0], height), p, matrix(sampler, p.shape[1], width))
    alpha = p[..., 3:]
    color = np.where(alpha == 0, p[..., :3], p[..., :3] / np.where(alpha == 0, 1, alpha))
    return np.round(np.clip(np.concatenate([color, alpha], -1), 0, 1) * top).astype(np.int64)


image = rng.integers(0, 65536, (7, 9, 4))
image[..., 3] |= 0x4000
out["resize"] = image
for sampler in SAMPLERS:
    for width, height in ((4, 3), (11, 8)):
        out[f"resize/{sampler}/{width}x{height}"] = resize(image, sampler, width, height, 65535)

save(os.path.join(here, "formulas.json"), out)
