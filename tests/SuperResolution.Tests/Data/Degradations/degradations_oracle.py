"""Writes degradations.json: kernels, filters, interpolations and photon counts of Real-ESRGAN's degradation by PyTorch and NumPy, and JPEG files by Pillow.

Run: /usr/bin/python3 degradations_oracle.py
"""
import io
import math
import os
import sys

import numpy
import torch
from PIL import Image
from torch.nn import functional

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "..", "Shared"))
from oracle import save  # noqa: E402


def places(size):
    """Columns and rows as seen from the middle."""
    at = torch.arange(size, dtype=torch.float64) - (size - 1) / 2
    rows, columns = torch.meshgrid(at, at, indexing="ij")
    return columns, rows


def quadratic(size, sigma1, sigma2, angle):
    turn = torch.tensor([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]], dtype=torch.float64)
    covariance = turn @ torch.diag(torch.tensor([sigma1**2, sigma2**2], dtype=torch.float64)) @ turn.T
    c = torch.stack(places(size), -1)
    return torch.einsum("yxi,ij,yxj->yx", c, torch.linalg.inv(covariance), c)


def normalised(kernel):
    return kernel / kernel.sum()


def gaussian(size, sigma1, sigma2, angle):
    return normalised(torch.exp(-quadratic(size, sigma1, sigma2, angle) / 2))


def generalised(size, sigma1, sigma2, angle, beta):
    return normalised(torch.exp(-quadratic(size, sigma1, sigma2, angle) ** beta / 2))


def plateau(size, sigma1, sigma2, angle, beta):
    return normalised(1 / (1 + quadratic(size, sigma1, sigma2, angle) ** beta))


def sinc(size, cutoff):
    columns, rows = places(size)
    r = torch.hypot(columns, rows)
    middle = size // 2
    r[middle, middle] = 1
    kernel = cutoff / (2 * math.pi * r) * torch.special.bessel_j1(cutoff * r)
    kernel[middle, middle] = cutoff**2 / (4 * math.pi)
    return normalised(kernel)


def picture(height, width):
    """Steps of 8 bits with edges, which DegradationOracle.cs makes too."""
    y, x, c = numpy.meshgrid(numpy.arange(height), numpy.arange(width), numpy.arange(3), indexing="ij")
    levels = numpy.minimum(40 + 2 * x + y + 15 * c + 110 * ((x // 7 + y // 9) % 2), 255)
    return levels.astype(numpy.uint8)


def tensor(levels):
    return torch.from_numpy(levels.transpose(2, 0, 1).copy()).double()[None] / 255


def filtered(image, kernel):
    margin = kernel.shape[-1] // 2
    padded = functional.pad(image, [margin] * 4, mode="reflect")
    return functional.conv2d(padded.transpose(0, 1), kernel[None, None]).transpose(0, 1)


def sharpened(image, radius, weight, threshold):
    size = radius // 2 * 2 + 1
    sigma = 0.3 * ((size - 1) * 0.5 - 1) + 0.8
    row = torch.exp(-((torch.arange(size, dtype=torch.float64) - size // 2) ** 2) / (2 * sigma**2))
    row = row / row.sum()
    kernel = row[:, None] * row[None, :]
    residual = image - filtered(image, kernel)
    soft = filtered((residual.abs() * 255 > threshold).double(), kernel)
    return soft * (image + weight * residual).clamp(0, 1) + (1 - soft) * image


def jpeg(levels, quality):
    file = io.BytesIO()
    Image.fromarray(levels).save(file, "JPEG", quality=quality, subsampling=2)
    file.seek(0)
    return numpy.asarray(Image.open(file).convert("RGB")).transpose(2, 0, 1)[None]


def photons(image):
    """How many photons a full pixel counts: as many as there are values, rounded up to a power of 2."""
    return 2 ** math.ceil(math.log2(len(torch.unique(image))))


def gray(image):
    """The luminance that published Poisson noise is of, in steps of 8 bits (torchvision's rgb_to_grayscale)."""
    weights = torch.tensor([0.2989, 0.587, 0.114], dtype=image.dtype)[:, None, None]
    return ((image * weights).sum(1, keepdim=True) * 255).round().clamp(0, 255) / 255


out = {
    "gaussian 7": gaussian(7, 0.2, 0.2, 0),
    "gaussian 13": gaussian(13, 2.5, 0.7, 0.6),
    "gaussian 21": gaussian(21, 1.1, 3, -2.3),
    "generalised 9": generalised(9, 1.5, 1.5, 0, 0.5),
    "generalised 15": generalised(15, 3, 1.2, 1.9, 3.6),
    "plateau 11": plateau(11, 2, 2, 0, 1),
    "plateau 17": plateau(17, 0.9, 2.8, -0.4, 1.7),
    "sinc 7": sinc(7, math.pi / 3),
    "sinc 13": sinc(13, 0.7 * math.pi),
    "sinc 21": sinc(21, math.pi),
}
small = tensor(picture(13, 18))
out["blur anisotropic"] = filtered(small, gaussian(13, 2.5, 0.7, 0.6))
out["blur sinc"] = filtered(small, sinc(21, 0.5 * math.pi))
for mode in ("area", "bilinear", "bicubic"):
    for height, width in ((5, 4), (15, 20)):
        options = {} if mode == "area" else {"align_corners": False}
        out[f"{mode} {height} {width}"] = functional.interpolate(small, size=(height, width), mode=mode, **options)
out["sharpened 50"] = sharpened(tensor(picture(27, 26)), 50, 0.5, 10)
out["sharpened 9"] = sharpened(tensor(picture(13, 18)), 9, 1.5, 25)
for quality in (30, 60, 95):
    out[f"jpeg {quality}"] = jpeg(picture(24, 24), quality)
of_noise = tensor(picture(24, 24))
out["gray"], out["photons of gray"] = gray(of_noise), photons(gray(of_noise))
out["photons of colours"] = photons(of_noise)
save(os.path.join(here, "degradations.json"), {name: numpy.round(numpy.asarray(value), 6) for name, value in out.items()})
