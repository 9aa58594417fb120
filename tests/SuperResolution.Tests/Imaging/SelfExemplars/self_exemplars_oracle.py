"""Writes self_exemplars.json: homographies, bilinear sampling, votes and back-projection as NumPy and PyTorch compute them.

Homographies are products of 3x3 matrices, pictures are sampled by torch's grid_sample, and resampling is a matrix as in imaging_oracle.py.
Run: /usr/bin/python3 self_exemplars_oracle.py
"""
import os
import sys

import numpy
import torch
import torch.nn.functional as functional

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "..", "Shared"))
sys.path.insert(0, os.path.join(here, ".."))
from imaging_oracle import matrix  # noqa: E402
from oracle import save  # noqa: E402

OFFSETS = [(x, y) for y in range(-2, 3) for x in range(-2, 3)]

# a, b of the vanishing line; target; source; the affine change.
CASES = {
    "facing": (0, 0, 11, 7, 14.25, 9.5, 2, 0, 0, 2),
    "turned": (0, 0, 5, 12, 9.75, 6.25, 1.2, -0.7, 0.8, 1.3),
    "wall": (0.02, -0.004, 9, 8, 12.5, 6.5, 1.5, 0.2, -0.1, 1.4),
    "floor": (0.003, 0.03, 6, 5, 13.75, 9.25, 1.9, -0.3, 0.4, 1.6),
    "edge": (0.01, 0.01, 3, 3, 2.25, 17.5, 3, 0, 0.5, 2.5),
}


def homography(a, b, tx, ty, sx, sy, xx, xy, yx, yy):
    rectify = numpy.array([[1, 0, 0], [0, 1, 0], [a, b, 1]], float)
    flat = [rectify @ numpy.array([x, y, 1]) for x, y in ((tx, ty), (sx, sy))]
    dx, dy = (flat[1][:2] / flat[1][2]) - (flat[0][:2] / flat[0][2])
    move = numpy.array([[1, 0, dx], [0, 1, dy], [0, 0, 1]])
    to_target = numpy.array([[1, 0, tx], [0, 1, ty], [0, 0, 1]], float)
    affine = numpy.array([[xx, xy, 0], [yx, yy, 0], [0, 0, 1]], float)
    return numpy.linalg.inv(rectify) @ move @ rectify @ to_target @ affine


def apply(h, x, y):
    p = h @ numpy.array([x, y, 1])
    return p[:2] / p[2]


def scale(h):
    d = 1e-5
    jx = (apply(h, d, 0) - apply(h, -d, 0)) / (2 * d)
    jy = (apply(h, 0, d) - apply(h, 0, -d)) / (2 * d)
    return numpy.sqrt(abs(jx[0] * jy[1] - jx[1] * jy[0]))


def sample(image, points):
    height, width = image.shape
    points = torch.tensor(numpy.asarray(points), dtype=torch.float64)
    grid = torch.stack([2 * points[:, 0] / (width - 1) - 1, 2 * points[:, 1] / (height - 1) - 1], -1).view(1, 1, -1, 2)
    picture = torch.tensor(image, dtype=torch.float64)[None, None]
    return functional.grid_sample(picture, grid, mode="bilinear", padding_mode="border", align_corners=True).view(-1).numpy()


def gaussian(sigma, radius):
    weights = numpy.exp(-numpy.arange(-radius, radius + 1) ** 2 / (2.0 * sigma ** 2))
    kernel = numpy.outer(weights, weights)
    return kernel / kernel.sum()


def back_project(high, low, rounds):
    kernel = gaussian(1, 2) ** 2
    kernel = torch.tensor(kernel / kernel.sum())[None, None]
    down = [matrix(h, l, "bicubic", True) for h, l in zip(high.shape, low.shape)]
    up = [matrix(l, h, "bicubic", True) for h, l in zip(high.shape, low.shape)]
    for _ in range(rounds):
        lack = up[0] @ (low - down[0] @ high @ down[1].T) @ up[1].T
        padded = functional.pad(torch.tensor(lack)[None, None], (2, 2, 2, 2), mode="replicate")
        high = numpy.clip(high + functional.conv2d(padded, kernel)[0, 0].numpy(), 0, 1)
    return high


def vote(source, size, matches):
    """matches: (y, x) -> (source x, source y, scale, bias), in pixels of the level; the source is of another size."""
    width, height = size
    sums, weights, window = numpy.zeros((height, width)), numpy.zeros((height, width)), gaussian(3, 2)
    ratio_x, ratio_y = source.shape[1] / width, source.shape[0] / height
    for (y, x), (sx, sy, factor, bias) in matches.items():
        points = [((sx + factor * dx + 0.5) * ratio_x - 0.5, (sy + factor * dy + 0.5) * ratio_y - 0.5) for dx, dy in OFFSETS]
        patch = sample(source, points).reshape(5, 5) + bias
        sums[y - 2:y + 3, x - 2:x + 3] += window * patch
        weights[y - 2:y + 3, x - 2:x + 3] += window
    return sums / weights


def main():
    random = numpy.random.default_rng(5)
    image = random.integers(0, 256, (20, 24)) / 255
    arrays = {"image": numpy.rint(image * 255).astype(int), "weights": gaussian(3, 2)}
    for name, case in CASES.items():
        h = homography(*case)
        arrays[f"transform/{name}"] = numpy.array(case, float)
        arrays[f"points/{name}"] = numpy.array([apply(h, x, y) for x, y in OFFSETS])
        arrays[f"scale/{name}"] = scale(h)
        arrays[f"sampled/{name}"] = sample(image, arrays[f"points/{name}"])

    target, example = random.random(25), random.random(25)
    for name, other in (("near", example), ("dark", example - 0.9)):
        bias = numpy.clip((target - other).mean(), -0.25, 0.25)
        arrays[f"cost/{name}"] = numpy.concatenate([target, other])
        arrays[f"cost/{name}/expected"] = numpy.array([(gaussian(3, 2).ravel() * (target - other - bias) ** 2).sum(), bias])

    # 11x9 to 14x11, as 3 levels of a third of an octave go: sizes that are no multiples.
    low, high = random.random((9, 11)), random.random((11, 14))
    arrays["low"], arrays["high"] = low, high
    arrays["projected/1"], arrays["projected/20"] = back_project(high, low, 1), back_project(high, low, 20)

    # The picture of 12x10 is level 0; patches of level 1 of ×2, 15x13, come from it.
    source, size = random.random((10, 12)), (15, 13)
    matches = {
        (y, x): (random.uniform(2, 12), random.uniform(2, 10), random.uniform(1.2, 1.35), random.uniform(-0.2, 0.2))
        for y in range(2, 11) for x in range(2, 13)
    }
    arrays["source"], arrays["matches"] = source, numpy.array([[x, y, *match] for (y, x), match in matches.items()])
    arrays["voted"] = vote(source, size, matches)
    save(os.path.join(here, "self_exemplars.json"), arrays)


if __name__ == "__main__":
    main()
