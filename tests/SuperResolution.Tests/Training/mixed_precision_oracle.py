"""Writes mixed_precision.json: a loss and its gradients of the networks with convolutions in bfloat16 and weights in float32, and all
in float32, as PyTorch computes them.

Run: /usr/bin/python3 mixed_precision_oracle.py
"""
import os
import sys

import torch
from torch import nn

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(here, "..", "..", "Shared"), here, os.path.join(here, "..", "Networks")]
from oracle import save  # noqa: E402
from srresnet_oracle import SRResNet  # noqa: E402
from lean_srresnet import LeanSRResNet  # noqa: E402

NARROW = torch.bfloat16


def convolution(layer, x):
    return nn.functional.conv2d(x.to(NARROW), layer.weight.to(NARROW), layer.bias.to(NARROW), layer.stride, layer.padding)


def activation(layer, x):
    return nn.functional.prelu(x, layer.weight.to(x.dtype))


def values(make):
    torch.manual_seed(5)
    net = make()
    torch.manual_seed(6)
    low, high = torch.rand(2, 3, 12, 10), torch.rand(2, 3, 48, 40)
    loss = nn.functional.mse_loss(net.train()(low), high)
    loss.backward()
    return loss, torch.cat([p.grad.flatten() for p in net.parameters()])[::5]


def main():
    arrays = {}
    exact = nn.Conv2d.forward, nn.PReLU.forward
    for name, make in {"SRResNet": lambda: SRResNet(4, 2, 8), "LeanSRResNet": lambda: LeanSRResNet(4, 2, 8)}.items():
        for precision in ("Float32", "BFloat16"):
            nn.Conv2d.forward, nn.PReLU.forward = exact if precision == "Float32" else (convolution, activation)
            arrays[f"{name}/{precision}/loss"], arrays[f"{name}/{precision}/gradients"] = values(make)
    nn.Conv2d.forward, nn.PReLU.forward = exact
    save(os.path.join(here, "mixed_precision.json"), arrays)


if __name__ == "__main__":
    main()
