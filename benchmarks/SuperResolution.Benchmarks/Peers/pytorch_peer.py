"""PyTorch as a peer: SRResNet as its paper draws it, and a chain of one-element ops. Told what to do by lines on standard input:

prepare KIND BLOCKS SIDE THREADS   answers the mean of the output, each value weighted by its place (weights and input from seed 0)
run                                answers the milliseconds of one pass
"""
import sys
import time

import torch
from torch import nn


class ResidualBlock(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(width, width, 3, padding=1), nn.BatchNorm2d(width), nn.PReLU(),
            nn.Conv2d(width, width, 3, padding=1), nn.BatchNorm2d(width))

    def forward(self, x):
        return x + self.layers(x)


class SRResNet(nn.Module):
    def __init__(self, blocks, width=64, doublings=2):
        super().__init__()
        self.head = nn.Sequential(nn.Conv2d(3, width, 9, padding=4), nn.PReLU())
        self.trunk = nn.Sequential(*[ResidualBlock(width) for _ in range(blocks)])
        self.trunk_end = nn.Sequential(nn.Conv2d(width, width, 3, padding=1), nn.BatchNorm2d(width))
        self.upsampler = nn.Sequential(*[
            nn.Sequential(nn.Conv2d(width, 4 * width, 3, padding=1), nn.PixelShuffle(2), nn.PReLU()) for _ in range(doublings)])
        self.tail = nn.Conv2d(width, 3, 9, padding=4)

    def forward(self, x):
        head = self.head(x)
        return (self.tail(self.upsampler(head + self.trunk_end(self.trunk(head)))) + 1) / 2


def relu_chain(operations):
    def forward(x):
        for _ in range(operations):
            x = x.relu()
        return x
    return forward


def main():
    forward = image = None
    for line in sys.stdin:
        words = line.split()
        with torch.inference_mode():
            if words[0] == "prepare":
                blocks, side, threads = map(int, words[2:])
                torch.set_num_threads(threads)
                torch.manual_seed(0)
                if words[1] == "srresnet":
                    forward = SRResNet(blocks).eval()
                    image = torch.rand(1, 3, side, side)
                else:
                    forward = relu_chain(blocks)
                    image = torch.rand(side)
                values = forward(image).double().flatten()
                answer = (values * torch.arange(len(values), dtype=torch.float64) / len(values)).mean().item()
            else:
                start = time.perf_counter()
                forward(image)
                answer = (time.perf_counter() - start) * 1000
        print(repr(answer), flush=True)


main()
