"""Writes losses.json: adversarial and content losses with their gradients as PyTorch computes them from their formulas.

Run: /usr/bin/python3 losses_oracle.py
"""
import os
import sys

import torch
from torch.nn import functional as F

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(here, "..", "..", "Shared"), os.path.join(here, "..", "Networks")]
from oracle import save  # noqa: E402
from vgg19_oracle import cut, layers  # noqa: E402


def adversarial(out):
    """Equations 2 and 6 by the logarithm of the sigmoid, in float64 so that it does not overflow before it is compared."""
    fake = torch.tensor([[-30.0], [-2.5], [0.0], [0.75], [30.0]], dtype=torch.float64, requires_grad=True)
    real = torch.tensor([[-30.0], [-1.5], [0.25], [3.0], [30.0]], dtype=torch.float64, requires_grad=True)
    value = (-torch.log(torch.sigmoid(real)) - torch.log(torch.sigmoid(-fake))).mean()
    value.backward()
    out["discriminator: value"], out["discriminator: real"], out["discriminator: fake"] = value, real.grad, fake.grad
    fake.grad = None
    value = -torch.log(torch.sigmoid(fake)).mean()
    value.backward()
    out["generator: value"], out["generator: fake"] = value, fake.grad


def content(out):
    torch.manual_seed(4)
    network = layers(2)
    torch.manual_seed(5)
    prediction, target = torch.rand(2, 3, 9, 10, requires_grad=True), torch.rand(2, 3, 9, 10)

    def features(images, after):
        return cut(network, images, 2, 2, after) / 12.75

    def variation(images):
        images = 2 * images - 1
        return sum(((images[i, :, 1:] - images[i, :, :-1]) ** 2).sum() + ((images[i, :, :, 1:] - images[i, :, :, :-1]) ** 2).sum()
                   for i in range(len(images))) / len(images)

    terms = {
        "vgg22": lambda: F.mse_loss(features(prediction, True), features(target, True)),
        "vgg22-l1": lambda: F.l1_loss(features(prediction, True), features(target, True)),
        "vgg22-before": lambda: F.mse_loss(features(prediction, False), features(target, False)),
        "vgg22-before-l1": lambda: F.l1_loss(features(prediction, False), features(target, False)),
        "vgg22-relative": lambda: torch.stack(
            [((features(prediction, True)[i] - features(target, True)[i]) ** 2).sum() / (features(target, True)[i] ** 2).sum() for i in range(2)]).mean(),
        "tv": lambda: variation(prediction),
        "vgg22+tv": lambda: F.mse_loss(features(prediction, True), features(target, True)) + 1e-6 * variation(prediction),
    }
    for name, term in terms.items():
        prediction.grad = None
        value = term()
        value.backward()
        out[f"{name}: value"], out[f"{name}: gradient"] = value, prediction.grad


def patterns(out):
    """By the Fourier transform of each window, in float64."""
    torch.manual_seed(6)
    # A little apart, so that some windows have more of a pattern than those of the original, and others less.
    target = torch.rand(2, 2, 34, 50)
    prediction = (target + 0.2 * (torch.rand(2, 2, 34, 50) - 0.5)).requires_grad_()
    slope = torch.sin(torch.pi * (torch.arange(32, dtype=torch.float64) + 0.5) / 32) ** 2
    hann = slope[:, None] * slope

    def amplitude(images, period):
        windows = images.double().unfold(2, 32, 16).unfold(3, 32, 16)
        energy = torch.fft.fft2(windows * hann).abs() ** 2 / hann.sum() ** 2
        repeats = {p: [k * 32 // p for k in range(p)] for p in (1, 2, 4)}
        here = [(y, x) for y in repeats[period] for x in repeats[period]]
        finer = [(y, x) for y in repeats[period // 2] for x in repeats[period // 2]]
        return (sum(energy[..., y, x] for y, x in here if (y, x) not in finer) + 1e-8).sqrt()

    colour = F.l1_loss(F.avg_pool2d(prediction, 16), F.avg_pool2d(target, 16))
    colour.backward()
    out["colour: value"], out["colour: gradient"] = colour, prediction.grad.clone()
    prediction.grad = None
    value = sum(F.relu(amplitude(prediction, p) - amplitude(target, p)).mean() for p in (2, 4))
    value.backward()
    out["patterns: value"], out["patterns: gradient"] = value, prediction.grad


def main():
    out = {}
    patterns(out)
    adversarial(out)
    content(out)
    save(os.path.join(here, "losses.json"), out)


main()
