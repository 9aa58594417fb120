"""Writes imaging.json: resampling, luma and rounding as NumPy and PyTorch compute them.

Resampling is written out as matrices here: output = rows @ image @ columns', with the weights of MATLAB's imresize.
Run: /usr/bin/python3 imaging_oracle.py
"""
import math
import os
import sys

import numpy
import torch

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "Shared"))
from oracle import save  # noqa: E402


def bicubic(x):
    x = abs(x)
    if x <= 1:
        return (1.5 * x - 2.5) * x * x + 1
    return ((-0.5 * x + 2.5) * x - 4) * x + 2 if x <= 2 else 0.0


def nearest(x):
    return 1.0 if -0.5 <= x < 0.5 else 0.0


KERNELS = {"bicubic": (bicubic, 2.0), "nearest": (nearest, 0.5)}


def matrix(source, target, kernel, antialias):
    function, radius = KERNELS[kernel]
    scale = target / source
    shrink = min(scale, 1.0) if antialias else 1.0
    weights = numpy.zeros((target, source))
    for i in range(target):
        centre = (i + 0.5) / scale - 0.5
        for j in range(math.floor(centre - radius / shrink) - 1, math.ceil(centre + radius / shrink) + 2):
            mirrored = j % (2 * source)
            weights[i, min(mirrored, 2 * source - 1 - mirrored)] += function(shrink * (centre - j))
        weights[i] /= weights[i].sum()
    return weights


def resize(image, height, width, kernel, antialias, rounded):
    rows = matrix(image.shape[-2], height, kernel, antialias)
    columns = matrix(image.shape[-1], width, kernel, antialias)
    finish = (lambda x: numpy.clip(numpy.floor(numpy.round(x, 9) + 0.5), 0, 255)) if rounded else (lambda x: x)
    if height / image.shape[-2] <= width / image.shape[-1]:
        return finish(finish(rows @ image) @ columns.T)
    return finish(rows @ finish(image @ columns.T))


def main():
    random = numpy.random.default_rng(1)
    arrays = {"image": random.integers(0, 256, (1, 1, 11, 7))}
    for kernel in KERNELS:
        for height, width in ((5, 7), (11, 3), (22, 14), (4, 4), (13, 5), (1, 1), (11, 7), (33, 2)):
            for antialias in (True, False):
                name = f"{kernel}-{height}x{width}-{'antialias' if antialias else 'plain'}"
                arrays[f"{name}/float"] = resize(arrays["image"] / 255, height, width, kernel, antialias, rounded=False)
                arrays[f"{name}/8bit"] = resize(arrays["image"], height, width, kernel, antialias, rounded=True).astype(int)

    # MATLAB's rgb2ycbcr: the first row of its matrix, by 8-bit values.
    rgb = random.integers(0, 256, (2, 3, 4, 5))
    arrays["rgb"] = rgb
    arrays["y"] = numpy.tensordot([65.481, 128.553, 24.966], rgb / 255, axes=(0, 1))[:, None] + 16

    values = torch.cat([
        torch.linspace(-0.2, 1.2, 701),
        (torch.arange(0, 255) + 0.5) / 255,
        torch.tensor([-1e9, 1e9, 0.5, 0.5 / 65535, 1.5 / 65535, 65534.5 / 65535])])
    arrays["values"] = values
    arrays["values/8bit"] = (values.clamp(0, 1) * 255).round().to(torch.int32)
    arrays["values/16bit"] = (values.clamp(0, 1) * 65535).round().to(torch.int32)
    save(os.path.join(here, "imaging.json"), arrays)


main()
