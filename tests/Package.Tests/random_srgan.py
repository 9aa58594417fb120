"""Saves a small generator of leftthomas/SRGAN, x4, with random weights, under the names that its published files have.

Run: /usr/bin/python3 random_srgan.py OUT.pth
"""
import sys

import torch
from torch import nn

WIDTH, BLOCKS = 8, 2


def residual():
    return nn.ModuleDict({
        "conv1": nn.Conv2d(WIDTH, WIDTH, 3), "bn1": nn.BatchNorm2d(WIDTH), "prelu": nn.PReLU(),
        "conv2": nn.Conv2d(WIDTH, WIDTH, 3), "bn2": nn.BatchNorm2d(WIDTH)})


def upsampling():
    return nn.ModuleDict({"conv": nn.Conv2d(WIDTH, 4 * WIDTH, 3), "prelu": nn.PReLU()})


torch.manual_seed(7)
last = nn.Conv2d(WIDTH, 3, 9)
with torch.no_grad():
    last.weight.mul_(8)     # PyTorch's own initialisation gives an almost gray picture
blocks = [
    nn.Sequential(nn.Conv2d(3, WIDTH, 9), nn.PReLU()), *(residual() for _ in range(BLOCKS)),
    nn.Sequential(nn.Conv2d(WIDTH, WIDTH, 3), nn.PReLU()), nn.Sequential(upsampling(), upsampling(), last)]
torch.save(nn.ModuleDict({f"block{i + 1}": block for i, block in enumerate(blocks)}).state_dict(), sys.argv[1])
