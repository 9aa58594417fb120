"""LeanSRResNet as PyTorch has it, for the scripts that write oracle values."""
import torch
from torch import nn


def scaled(conv):
    with torch.no_grad():
        for parameter in conv.parameters():
            parameter.mul_(0.1)
    return conv


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.conv1 = nn.Conv2d(width, width, 3, padding=1)
        self.conv2 = scaled(nn.Conv2d(width, width, 3, padding=1))

    def forward(self, x):
        return x + self.conv2(torch.relu(self.conv1(x))).float()


class LeanSRResNet(nn.Module):
    def __init__(self, scale, blocks, width):
        super().__init__()
        self.conv_first = nn.Conv2d(3, width, 3, padding=1)
        self.trunk = nn.Sequential(*[Block(width) for _ in range(blocks)])
        self.conv_trunk = nn.Conv2d(width, width, 3, padding=1)
        self.conv_last = scaled(nn.Conv2d(width, 3 * scale * scale, 3, padding=1))
        self.scale = scale

    def forward(self, x):
        features = self.conv_first(x)
        residual = nn.functional.pixel_shuffle(self.conv_last(self.conv_trunk(self.trunk(features)).float() + features), self.scale)
        return residual + nn.functional.interpolate(x, scale_factor=self.scale, mode="nearest")
