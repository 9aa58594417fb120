"""Writes esrgan_losses.json: the games of ESRGAN, Wasserstein GAN and LSGAN, and Real-ESRGAN's perceptual loss, with their gradients as PyTorch computes them.

Run: /usr/bin/python3 esrgan_losses_oracle.py
"""
import os
import sys

import torch
from torch.nn import functional as F

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(here, "..", "..", "Shared"), os.path.join(here, "..", "Networks")]
from oracle import save  # noqa: E402
from vgg19_oracle import cut, layers  # noqa: E402


def ragan(higher, lower):
    """Equations 1 and 2 of Wang et al. 2018 by the logarithm of the sigmoid."""
    return -torch.log(torch.sigmoid(higher - lower.mean())).mean() - torch.log(1 - torch.sigmoid(lower - higher.mean())).mean()


GAMES = {
    "ragan": (lambda fake, real: ragan(fake, real), lambda fake, real: ragan(real, fake)),
    "wgan": (lambda fake, real: -fake.mean(), lambda fake, real: fake.mean() - real.mean()),
    "lsgan": (lambda fake, real: F.mse_loss(fake, torch.ones_like(fake)) / 2,
              lambda fake, real: F.mse_loss(real, torch.ones_like(real)) / 2 + F.mse_loss(fake, torch.zeros_like(fake)) / 2),
}


def games(out):
    values = [[-5.0], [-2.5], [0.0], [0.75], [4.0]], [[-3.0], [-1.5], [0.25], [3.0], [6.0]]
    for name, sides in GAMES.items():
        for side, measure in zip(("generator", "discriminator"), sides):
            fake, real = (torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in values)
            value = measure(fake, real)
            value.backward()
            out[f"{name} {side}: value"], out[f"{name} {side}: fake"] = value, fake.grad
            out[f"{name} {side}: real"] = torch.zeros_like(real) if real.grad is None else real.grad


def perceptual(out):
    torch.manual_seed(4)
    network = layers(3)
    torch.manual_seed(5)
    prediction, target = torch.rand(2, 3, 9, 10, requires_grad=True), torch.rand(2, 3, 9, 10)
    places = {(1, 2): 0.1, (2, 2): 0.1, (3, 4): 1}
    value = sum(w * F.l1_loss(cut(network, prediction, *at, False), cut(network, target, *at, False)) for at, w in places.items())
    value.backward()
    out["perceptual: value"], out["perceptual: gradient"] = value, prediction.grad


def main():
    out = {}
    games(out)
    perceptual(out)
    save(os.path.join(here, "esrgan_losses.json"), out)


main()
