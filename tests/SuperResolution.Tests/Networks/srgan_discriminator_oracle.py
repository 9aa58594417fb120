"""Writes srgan_discriminator.json: what PyTorch computes of SRGAN's discriminator, with PyTorch's default first weights.

Run: /usr/bin/python3 srgan_discriminator_oracle.py
"""
import os
import sys

import torch
from torch import nn
from torch.nn import functional as F

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "Shared"))
from oracle import save  # noqa: E402


def discriminator(side, width):
    """Figure 4 of Ledig et al. 2017 up to the logit; no bias before BatchNorm."""
    layers = [nn.Conv2d(3, width, 3, padding=1), nn.LeakyReLU(0.2)]
    maps = width
    for outputs, stride in [(1, 2), (2, 1), (2, 2), (4, 1), (4, 2), (8, 1), (8, 2)]:
        outputs *= width
        layers += [nn.Conv2d(maps, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.LeakyReLU(0.2)]
        maps, side = outputs, side if stride == 1 else -(-side // 2)
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(maps * side * side, 16 * width), nn.LeakyReLU(0.2), nn.Linear(16 * width, 1))


def main():
    arrays = {}
    for side, width in [(16, 4), (20, 2), (33, 2)]:
        torch.manual_seed(side)
        network = discriminator(side, width)
        real = torch.rand(3, 3, side, side)
        fake = torch.rand(3, 3, side, side, requires_grad=True)
        judged = [network(2 * images - 1) for images in (real, fake)]
        loss = F.binary_cross_entropy_with_logits(judged[0], torch.ones(3, 1)) + F.binary_cross_entropy_with_logits(judged[1], torch.zeros(3, 1))
        loss.backward()
        name = f"{side} {width}"
        arrays[f"{name}: real"], arrays[f"{name}: fake"], arrays[f"{name}: loss"] = *judged, loss
        arrays[f"{name}: input gradient"] = fake.grad[:, :, ::2, ::2]
        for k, parameter in enumerate(network.parameters()):
            arrays[f"{name}: gradient {k}"] = parameter.grad.flatten()[::1 + parameter.numel() // 100]
        arrays[f"{name}: evaluated"] = network.eval()(2 * real - 1)
    for side in (96, 128):
        arrays[f"weights {side}"] = sum(p.numel() for p in discriminator(side, 64).parameters())
    save(os.path.join(here, "srgan_discriminator.json"), arrays)


if __name__ == "__main__":
    main()
