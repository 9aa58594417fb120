"""PyTorch as a peer: SRResNet as its paper draws it, a chain of one-element ops, and a training step. Told what to do by lines on
standard input:

prepare KIND BLOCKS SIDE THREADS PRECISION LAYOUT
       answers the mean of the output, each value weighted by its place, or the loss of the second step (weights and input from seed 0)
run    answers the milliseconds of one pass
export FILE BLOCKS SIDE
       writes the network of a forward pass as FILE.onnx and its input as FILE.bin, float32, for other peers, and answers 0
"""
import array
import sys
import time

import torch
from torch import nn


class Conv2d(nn.Conv2d):
    narrow = False

    def forward(self, x):
        if not Conv2d.narrow:
            return super().forward(x)
        return nn.functional.conv2d(
            x.to(torch.bfloat16), self.weight.to(torch.bfloat16), self.bias.to(torch.bfloat16), self.stride, self.padding)


class PReLU(nn.PReLU):
    def forward(self, x):
        return nn.functional.prelu(x, self.weight.to(x.dtype))


def widened(x):
    return x.float() if Conv2d.narrow else x


class ResidualBlock(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.layers = nn.Sequential(
            Conv2d(width, width, 3, padding=1), nn.BatchNorm2d(width), PReLU(),
            Conv2d(width, width, 3, padding=1), nn.BatchNorm2d(width))

    def forward(self, x):
        return x + widened(self.layers(x))


class SRResNet(nn.Module):
    def __init__(self, blocks, width=64, doublings=2):
        super().__init__()
        self.head = nn.Sequential(Conv2d(3, width, 9, padding=4), PReLU())
        self.trunk = nn.Sequential(*[ResidualBlock(width) for _ in range(blocks)])
        self.trunk_end = nn.Sequential(Conv2d(width, width, 3, padding=1), nn.BatchNorm2d(width))
        self.upsampler = nn.Sequential(*[
            nn.Sequential(Conv2d(width, 4 * width, 3, padding=1), nn.PixelShuffle(2), PReLU()) for _ in range(doublings)])
        self.tail = Conv2d(width, 3, 9, padding=4)

    def forward(self, x):
        head = self.head(x)
        return (self.tail(self.upsampler(head + widened(self.trunk_end(self.trunk(head))))).float() + 1) / 2


def relu_chain(operations):
    def forward(x):
        for _ in range(operations):
            x = x.relu()
        return x
    return forward


def training_step(blocks, side, channels_last):
    layout = torch.channels_last if channels_last else torch.contiguous_format
    network = SRResNet(blocks).train()
    adam = torch.optim.Adam(network.parameters(), lr=1e-4)
    torch.manual_seed(0)
    low, high = torch.rand(16, 3, side, side), torch.rand(16, 3, 4 * side, 4 * side)

    def step():
        adam.zero_grad()
        # Of images in [-1, 1], as the paper has them.
        loss = 4 * nn.functional.mse_loss(network(low.contiguous(memory_format=layout)), high.contiguous(memory_format=layout))
        loss.backward()
        adam.step()
        return loss.item()
    return step


def forward_pass(network, image):
    def forward():
        with torch.inference_mode():
            return network(image)
    return forward


def network_and_image(blocks, side, precision, layout):
    network = SRResNet(blocks).eval()
    image = torch.rand(1, 3, side, side)
    narrow = torch.bfloat16 if precision == "bfloat16" else torch.float32
    order = torch.channels_last if layout == "channels_last" else torch.contiguous_format
    return network.to(narrow).to(memory_format=order), image.to(narrow).contiguous(memory_format=order)


def export(file, blocks, side):
    torch.manual_seed(0)
    network, image = network_and_image(blocks, side, "float32", "default")
    with torch.no_grad():
        # Equal slopes would be written once and referred to, which OpenCV 4.6 does not read: they differ in their last bits.
        for place, layer in enumerate(layer for layer in network.modules() if isinstance(layer, PReLU)):
            layer.weight += place * 2 ** -24
    torch.onnx.export(network, image, file + ".onnx", input_names=["image"], output_names=["output"], opset_version=13)
    with open(file + ".bin", "wb") as binary:
        array.array("f", image.flatten().tolist()).tofile(binary)


def weighted_mean(output):
    values = output.double().flatten()
    return (values * torch.arange(len(values), dtype=torch.float64) / len(values)).mean().item()


def main():
    work = None
    for line in sys.stdin:
        words = line.split()
        if words[0] == "prepare":
            kind, precision, layout = words[1], words[5], words[6]
            blocks, side, threads = map(int, words[2:5])
            torch.set_num_threads(threads)
            torch.manual_seed(0)
            Conv2d.narrow = precision == "bfloat16" and kind == "training-step"
            if kind == "training-step":
                work = training_step(blocks, side, layout == "channels_last")
                work()
                answer = work()
            else:
                network, image = network_and_image(blocks, side, precision, layout) if kind == "srresnet" else (relu_chain(blocks), torch.rand(side))
                work = forward_pass(network, image)
                answer = weighted_mean(work())
        elif words[0] == "export":
            export(words[1], int(words[2]), int(words[3]))
            answer = 0
        else:
            start = time.perf_counter()
            work()
            answer = (time.perf_counter() - start) * 1000
        print(repr(answer), flush=True)


main()
