"""Writes classical.json: enlargements by the classical kernels, written out as matrices, and by numpy's Fourier transform.

Run: nice /usr/bin/python3 classical_oracle.py
"""
import math
import os
import sys

import numpy

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "Shared"))
from oracle import save  # noqa: E402


def mitchell_netravali(b, c):
    """Equation 8 of Mitchell and Netravali 1988."""
    def kernel(x):
        x = abs(x)
        if x < 1:
            return ((12 - 9 * b - 6 * c) * x ** 3 + (-18 + 12 * b + 6 * c) * x ** 2 + 6 - 2 * b) / 6
        if x < 2:
            return ((-b - 6 * c) * x ** 3 + (6 * b + 30 * c) * x ** 2 + (-12 * b - 48 * c) * x + 8 * b + 24 * c) / 6
        return 0.0
    return kernel


KERNELS = {
    "nearest": lambda x: float(-0.5 <= x < 0.5),
    "bilinear": lambda x: numpy.interp(x, [-1, 0, 1], [0, 1, 0]),
    "bicubic": mitchell_netravali(0, 0.5),
    "lanczos3": lambda x: numpy.sinc(x) * numpy.sinc(x / 3) if abs(x) < 3 else 0.0,
    "hermite": mitchell_netravali(0, 0),
    "b-spline": mitchell_netravali(1, 0),
}


def matrix(length, scale, kernel):
    weights = numpy.zeros((length * scale, length))
    for i in range(length * scale):
        centre = (i + 0.5) / scale - 0.5
        for j in range(math.floor(centre) - 4, math.floor(centre) + 6):
            mirrored = j % (2 * length)
            weights[i, min(mirrored, 2 * length - 1 - mirrored)] += kernel(centre - j)
    return weights / weights.sum(axis=1, keepdims=True)


def fourier(image, scale):
    """The spectrum padded with zeros, the highest frequency of even lengths halved on both sides, and the pixels' centres kept by a phase."""
    for axis in (-2, -1):
        length = image.shape[axis]
        spectrum = numpy.moveaxis(numpy.fft.fft(image, axis=axis), axis, -1)
        padded = numpy.zeros(spectrum.shape[:-1] + (length * scale,), complex)
        for k in range(-(length // 2), length // 2 + 1):
            share = 0.5 if 2 * abs(k) == length else 1
            padded[..., k] += share * spectrum[..., k] * numpy.exp(2j * numpy.pi * k * (0.5 / scale - 0.5) / length)
        enlarged = numpy.fft.ifft(padded, axis=-1) * scale
        assert numpy.abs(enlarged.imag).max() < 1e-12
        image = numpy.moveaxis(enlarged.real, -1, axis)
    return image


def main():
    arrays = {"image": numpy.random.default_rng(3).random((1, 2, 7, 6)).astype(numpy.float32)}
    image = arrays["image"].astype(float)
    for scale in (1, 2, 3):
        for name, kernel in KERNELS.items():
            arrays[f"{name} {scale}"] = matrix(7, scale, kernel) @ image @ matrix(6, scale, kernel).T
        arrays[f"fourier {scale}"] = fourier(image, scale)
    save(os.path.join(here, "classical.json"), {name: numpy.float32(value) for name, value in arrays.items()})


main()
