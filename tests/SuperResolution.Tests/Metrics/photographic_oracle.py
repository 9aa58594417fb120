"""Writes photographic.json: what PeriodEnergy, FlatPatchColour and RelativeFeatureDistance measure, on the pictures of patterns.py.

Energies by NumPy's FFT of each window, patches one by one, features by PyTorch with the weights of VGG19 that lie beside the repository.
Run: /usr/bin/python3 photographic_oracle.py ../../../../shared/weights/vgg19/vgg19-features-oxford.pth
"""
import os
import sys

import numpy
import torch
from torch.nn import functional

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "Shared"))
from oracle import save  # noqa: E402
from patterns import picture  # noqa: E402


def energy(plane, period):
    """Sum over windows of |F(k/p, l/p)|^2 where the pattern does not also repeat after 1 or 2 pixels."""
    hann = numpy.sin(numpy.pi * (numpy.arange(32) + 0.5) / 32) ** 2
    total = 0.0
    for top in range(0, plane.shape[0] - 31, 16):
        for left in range(0, plane.shape[1] - 31, 16):
            spectrum = numpy.fft.fft2(plane[top:top + 32, left:left + 32] * numpy.outer(hann, hann))
            quarter = abs(spectrum[::8, ::8]) ** 2
            total += sum(
                quarter[k, l] for k in range(4) for l in range(4)
                if ((k % 2 or l % 2) if period == 4 else (k % 2 == 0 and l % 2 == 0 and (k, l) != (0, 0))))
    return total


def flat_patches(prediction, reference):
    found = []
    for top in range(0, reference.shape[1] - 15, 16):
        for left in range(0, reference.shape[2] - 15, 16):
            a, b = (i[:, top:top + 16, left:left + 16].reshape(len(i), -1).astype(float) for i in (prediction, reference))
            if (b.std(axis=1) < 2).all():
                found.append(abs(a.mean(axis=1) - b.mean(axis=1)).max())
    return found


def vgg54(weights, image):
    x = torch.from_numpy(image)[None].float() / 255
    x = (x - torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1)) / torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)
    place = 0
    for group, count in enumerate((2, 2, 4, 4, 4)):
        if group > 0:
            x = functional.max_pool2d(x, 2)
            place += 1
        for _ in range(count):
            x = functional.conv2d(x, weights[f"features.{place}.weight"].float(), weights[f"features.{place}.bias"].float(), padding=1).relu()
            place += 2
    return x.double()


def flattened(image):
    """Patterns on the left, nearly flat colours on the right."""
    flat = image // 32 % 2 + numpy.array([60, 120, 200])[:len(image), None, None] + numpy.arange(image.shape[2]) // 16
    return numpy.where(numpy.arange(image.shape[2]) < 40, image, flat)


def main():
    values = {}
    for height, width, channels, damage in ((64, 75, 3, 30), (33, 40, 1, 60), (96, 64, 3, 5)):
        prediction, reference = (picture(height, width, channels, d) for d in (damage, 0))
        name = f"{height}/{width}/{channels}/{damage}"
        y, z = (
            i[0].astype(float) if channels == 1 else numpy.tensordot([65.481, 128.553, 24.966], i / 255, axes=1) + 16
            for i in (prediction, reference))
        for period in (2, 4):
            values[f"energy{period}/{name}"] = energy(y, period) / energy(z, period)
    for height, width, channels, damage in ((64, 170, 3, 30), (50, 120, 1, 9)):
        reference = flattened(picture(height, width, channels))
        prediction = numpy.clip(reference + picture(height, width, channels, damage) // 16 - 8, 0, 255)
        patches = flat_patches(prediction, reference)
        name = f"{height}/{width}/{channels}/{damage}"
        values[f"flat/{name}"] = numpy.mean(patches)
        values[f"worst/{name}"] = max(patches)
    weights = torch.load(sys.argv[1])
    with torch.no_grad():
        found, wanted = (vgg54(weights, picture(64, 80, 3, d)) for d in (30, 0))
    values["vgg54/64/80/3/30"] = ((found - wanted).pow(2).sum() / wanted.pow(2).sum()).item()
    save(os.path.join(here, "photographic.json"), values)


if __name__ == "__main__":
    main()
