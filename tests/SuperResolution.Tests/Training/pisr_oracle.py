"""Writes pisr.json: PISR's teacher and student, step by step, as PyTorch trains them from the same first weights and on the same crops.

Run: /usr/bin/python3 pisr_oracle.py
"""
import math
import os
import sys

import torch
from torch import nn
from torch.nn import functional as F

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "Shared"))
from oracle import save  # noqa: E402

SCALE, D, S, M, SEED = 3, 6, 4, 1, 5
TEACHER_STEPS, STEPS, TEACHER_RATE, RATE, IMITATION, DISTILLATION = 3, 6, 1e-2, 5e-3, 0.5, 0.1


class Fsrcnn(nn.Module):
    """FSRCNN(d, s, m) of Dong et al. 2016, on Y, with their first weights."""

    def __init__(self):
        super().__init__()
        self.feature, self.shrink = nn.Conv2d(1, D, 5, padding=2), nn.Conv2d(D, S, 1)
        self.maps = nn.ModuleList(nn.Conv2d(S, S, 3, padding=1) for _ in range(M))
        self.expand = nn.Conv2d(S, D, 1)
        self.last = nn.ConvTranspose2d(D, 1, 9, stride=SCALE, padding=4, output_padding=SCALE - 1)
        self.slopes = nn.ModuleList(nn.PReLU(n) for n in (D, S, *([S] * M), D))
        with torch.no_grad():
            for conv in (self.feature, self.shrink, *self.maps, self.expand):
                fan = conv.weight[0].numel()
                conv.weight.copy_(torch.randn(conv.weight.shape) * math.sqrt(2 / ((1 + 0.25 ** 2) * fan)))
                conv.bias.zero_()
            self.last.weight.copy_(torch.randn(self.last.weight.shape) * 1e-3)
            self.last.bias.zero_()

    def features(self, y):
        for conv, slope in zip((self.feature, self.shrink, *self.maps, self.expand), self.slopes):
            y = slope(conv(y))
        return y


def encoder():
    return nn.Sequential(
        nn.Conv2d(1, D, 5, padding=2), nn.PReLU(), nn.Conv2d(D, D, 5, stride=SCALE, padding=2), nn.PReLU(),
        nn.Conv2d(D, S, 3, padding=1), nn.PReLU(), nn.Conv2d(S, 1, 3, padding=1))


def guess():
    return nn.Sequential(nn.Conv2d(D, D, 1), nn.PReLU(), nn.Conv2d(D, D, 1))


def seeded(seed, *makers):
    torch.manual_seed(seed)
    return [make() for make in makers]


def luma(rgb):
    weights = torch.tensor([65.481, 128.553, 24.966], dtype=torch.float64).view(1, 3, 1, 1)
    return ((rgb.double() * weights).sum(1, keepdim=True).add(16) / 255).float()


def main():
    network, = seeded(SEED, Fsrcnn)
    privileged, = seeded(SEED + 1, encoder)
    location, scale = seeded(SEED + 2, guess, guess)
    torch.manual_seed(9)
    low, high = torch.rand(1, 3, 5, 5), torch.rand(1, 3, 5 * SCALE, 5 * SCALE)
    y_low, y_high = luma(low), luma(high)
    arrays = {}

    def step(number, optimisers, loss, parts):
        for optimiser in optimisers:
            optimiser.zero_grad()
        loss.backward()
        norm = torch.sqrt(sum(p.grad.square().sum() for p in network.parameters()))
        for optimiser in optimisers:
            optimiser.step()
        arrays[f"step {number}"] = torch.stack([loss.detach(), *[part.detach() for part in parts], norm])

    adam = [torch.optim.Adam(network.parameters(), TEACHER_RATE), torch.optim.Adam(privileged.parameters(), TEACHER_RATE)]
    for number in range(TEACHER_STEPS):
        encoded = privileged(y_high)
        content, imitation = F.l1_loss(network.last(network.features(encoded)), y_high), F.l1_loss(encoded, y_low)
        step(number, adam, content + IMITATION * imitation, (content, imitation))

    with torch.no_grad():
        taught = network.features(privileged(y_high))
    adam = [torch.optim.Adam(network.parameters(), RATE), torch.optim.Adam([*location.parameters(), *scale.parameters()], RATE)]
    for number in range(TEACHER_STEPS, STEPS):
        features = network.features(y_low)
        b = F.softplus(scale(features)) * 0.1 + 1e-8
        # PyTorch's own density, and not the formula again.
        distillation = -torch.distributions.Laplace(location(features), b).log_prob(taught).mean()
        content = F.l1_loss(network.last(features), y_high)
        step(number, adam, content + DISTILLATION * distillation, (content, distillation))

    save(os.path.join(here, "pisr.json"), arrays)


if __name__ == "__main__":
    main()
