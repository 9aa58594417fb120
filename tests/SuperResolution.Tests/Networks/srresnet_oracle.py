"""Writes srresnet.json: outputs and gradients of SRResNet as PyTorch computes them, with PyTorch's default initialisation.

Run: /usr/bin/python3 srresnet_oracle.py
"""
import os
import sys

import torch
from torch import nn

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "Shared"))
from oracle import save  # noqa: E402


class ResidualBlock(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.conv1 = nn.Conv2d(width, width, 3, padding=1)
        self.bn1 = nn.BatchNorm2d(width)
        self.prelu = nn.PReLU()
        self.conv2 = nn.Conv2d(width, width, 3, padding=1)
        self.bn2 = nn.BatchNorm2d(width)

    def forward(self, x):
        return x + self.bn2(self.conv2(self.prelu(self.bn1(self.conv1(x))))).float()


class SRResNet(nn.Module):
    """Figure 4 of Ledig et al. 2017; `paper` False is the form of leftthomas/SRGAN."""

    def __init__(self, scale, blocks, width, paper=True):
        super().__init__()
        self.head = nn.Sequential(nn.Conv2d(3, width, 9, padding=4), nn.PReLU())
        self.trunk = nn.Sequential(*[ResidualBlock(width) for _ in range(blocks)])
        self.trunk_end = nn.Sequential(nn.Conv2d(width, width, 3, padding=1), nn.BatchNorm2d(width) if paper else nn.PReLU())
        steps = {2: 1, 4: 2, 8: 3}[scale]
        self.upsampler = nn.Sequential(*[
            nn.Sequential(nn.Conv2d(width, 4 * width, 3, padding=1), nn.PixelShuffle(2), nn.PReLU()) for _ in range(steps)])
        self.tail = nn.Conv2d(width, 3, 9, padding=4)
        self.paper = paper

    def forward(self, x):
        head = self.head(x)
        y = self.tail(self.upsampler(head + self.trunk_end(self.trunk(head)).float())).float()
        return ((y if self.paper else torch.tanh(y)) + 1) / 2


def main():
    arrays = {}
    for scale in (2, 4, 8):
        for paper in (True, False):
            name = f"x{scale}-{'paper' if paper else 'leftthomas'}"
            torch.manual_seed(scale)
            net = SRResNet(scale, blocks=2, width=8, paper=paper)
            image = torch.rand(2, 3, 5, 6, requires_grad=True)
            target = torch.rand(2, 3, 5 * scale, 6 * scale)
            arrays[f"{name}/eval"] = net.eval()(image)[:, :, ::scale, ::scale]
            net.train()
            loss = nn.functional.mse_loss(net(image), target)
            loss.backward()
            arrays[f"{name}/loss"] = loss
            arrays[f"{name}/input-gradient"] = image.grad
            arrays[f"{name}/weight-gradients"] = torch.stack([p.grad.abs().sum() for p in net.parameters()])
    torch.manual_seed(0)
    arrays["weights"] = sum(p.numel() for p in SRResNet(4, 16, 64).parameters())
    save(os.path.join(here, "srresnet.json"), arrays)


if __name__ == "__main__":
    main()
