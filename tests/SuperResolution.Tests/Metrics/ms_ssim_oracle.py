"""Writes ms_ssim.json: MS-SSIM of the pictures of patterns.py.

As Wang, Simoncelli and Bovik describe it, written out with PyTorch's convolution in double precision: 11x11 Gaussian windows wholly inside the picture;
between scales a mean of 2x2 pixels, mirrored at the edges, of which every second is kept.
Run: /usr/bin/python3 ms_ssim_oracle.py
"""
import os
import sys

import numpy
import torch

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "Shared"))
from oracle import save  # noqa: E402
from patterns import picture  # noqa: E402

WEIGHTS = (0.0448, 0.2856, 0.3001, 0.2363, 0.1333)


def window():
    bell = numpy.exp(-numpy.arange(-5, 6) ** 2 / (2 * 1.5 ** 2))
    square = numpy.outer(bell, bell)
    return square / square.sum()


def terms(a, b):
    """Means over the picture of luminance x contrast x structure, and of contrast x structure."""
    def mean(i):
        return torch.nn.functional.conv2d(torch.from_numpy(i)[None, None], torch.from_numpy(window())[None, None])[0, 0].numpy()

    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    ma, mb = mean(a), mean(b)
    va, vb, covariance = mean(a * a) - ma * ma, mean(b * b) - mb * mb, mean(a * b) - ma * mb
    contrast_structure = (2 * covariance + c2) / (va + vb + c2)
    luminance = (2 * ma * mb + c1) / (ma * ma + mb * mb + c1)
    return (luminance * contrast_structure).mean(), contrast_structure.mean()


def half(i):
    wide = numpy.pad(i, ((0, 1), (0, 1)), mode="symmetric")
    return ((wide[:-1, :-1] + wide[:-1, 1:] + wide[1:, :-1] + wide[1:, 1:]) / 4)[::2, ::2]


def ms_ssim(a, b):
    product = 1.0
    for scale, weight in enumerate(WEIGHTS):
        similarity, contrast_structure = terms(a, b)
        product *= max(similarity if scale == len(WEIGHTS) - 1 else contrast_structure, 0) ** weight
        a, b = half(a), half(b)
    return product


def main():
    arrays = {}
    for height, width, channels, damage in ((176, 176, 1, 9), (177, 190, 1, 60), (203, 181, 3, 30), (192, 256, 3, 4)):
        pictures = [picture(height, width, channels, d) for d in (damage, 0)]
        prediction, reference = [
            i[0].astype(float) if channels == 1 else numpy.tensordot([65.481, 128.553, 24.966], i / 255, axes=1) + 16 for i in pictures]
        arrays[f"{height}/{width}/{channels}/{damage}"] = ms_ssim(prediction, reference)
    save(os.path.join(here, "ms_ssim.json"), arrays)


if __name__ == "__main__":
    main()
