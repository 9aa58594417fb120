"""Writes mixed_precision.json: a loss and its gradients of the networks, looked at by VGG19 and by a discriminator too, with convolutions in bfloat16
and weights in float32, and all in float32, as PyTorch computes them.

Run: /usr/bin/python3 mixed_precision_oracle.py
"""
import math
import os
import sys

import torch
from torch import nn

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(here, "..", "..", "Shared"), here, os.path.join(here, "..", "Networks")]
from oracle import save  # noqa: E402
from srresnet_oracle import SRResNet  # noqa: E402
from lean_srresnet import LeanSRResNet  # noqa: E402
from srgan_discriminator_oracle import discriminator  # noqa: E402
from vgg19_oracle import cut, layers  # noqa: E402

NARROW = torch.bfloat16


def convolution(layer, x):
    bias = None if layer.bias is None else layer.bias.to(NARROW)
    return nn.functional.conv2d(x.to(NARROW), layer.weight.to(NARROW), bias, layer.stride, layer.padding)


def activation(layer, x):
    return nn.functional.prelu(x, layer.weight.to(x.dtype))


def dense(layer, x):
    """The discriminator's last dense layer, which has one output, is float32."""
    narrow = NARROW if layer.out_features > 1 else torch.float32
    return nn.functional.linear(x.to(narrow), layer.weight.to(narrow), layer.bias.to(narrow))


def gradients(network):
    return torch.cat([p.grad.flatten() for p in network.parameters()])[::5]


def looked_at():
    """VGG22 with the random weights of RandomVgg19.cs, divided by 12.75 squared."""
    torch.manual_seed(19)
    vgg = layers()
    with torch.no_grad():
        for layer in vgg.modules():
            if isinstance(layer, nn.Conv2d):
                layer.weight.copy_((layer.weight * 1.2 * math.sqrt(6)).half())
                layer.bias.copy_(layer.bias.half())
    torch.manual_seed(5)
    net = LeanSRResNet(4, 2, 8)
    torch.manual_seed(6)
    low, high = torch.rand(2, 3, 12, 10), torch.rand(2, 3, 48, 40)
    loss = nn.functional.mse_loss(cut(vgg, net(low), 2, 2).float(), cut(vgg, high, 2, 2).float()) / 12.75 ** 2
    loss.backward()
    return loss, gradients(net)


def played():
    """A step of SRGAN-MSE: the discriminator's, then what it says of the same picture."""
    torch.manual_seed(5)
    net = LeanSRResNet(4, 2, 8)
    torch.manual_seed(6)
    judge = discriminator(32, 4)
    torch.manual_seed(6)
    low, high = torch.rand(2, 3, 8, 8), torch.rand(2, 3, 32, 32)
    picture = net(low)
    softplus = nn.functional.softplus
    adam = torch.optim.Adam(judge.parameters(), lr=1e-3)
    (softplus(-judge(2 * high - 1)).mean() + softplus(judge(2 * picture.detach() - 1)).mean()).backward()
    adam.step()
    loss = nn.functional.mse_loss(2 * picture - 1, 2 * high - 1) * 0.25 + softplus(-judge(2 * picture - 1)).mean()
    loss.backward()
    return loss, gradients(net)


def values(make):
    torch.manual_seed(5)
    net = make()
    torch.manual_seed(6)
    low, high = torch.rand(2, 3, 12, 10), torch.rand(2, 3, 48, 40)
    loss = nn.functional.mse_loss(net.train()(low), high)
    loss.backward()
    return loss, gradients(net)


def main():
    arrays = {}
    exact = nn.Conv2d.forward, nn.PReLU.forward, nn.Linear.forward
    steps = {
        "SRResNet": lambda: values(lambda: SRResNet(4, 2, 8)),
        "LeanSRResNet": lambda: values(lambda: LeanSRResNet(4, 2, 8)),
        "VGG22": looked_at,
        "SRGAN": played,
    }
    for name, step in steps.items():
        for precision in ("Float32", "BFloat16"):
            nn.Conv2d.forward, nn.PReLU.forward, nn.Linear.forward = exact if precision == "Float32" else (convolution, activation, dense)
            arrays[f"{name}/{precision}/loss"], arrays[f"{name}/{precision}/gradients"] = step()
    nn.Conv2d.forward, nn.PReLU.forward, nn.Linear.forward = exact
    save(os.path.join(here, "mixed_precision.json"), arrays)


if __name__ == "__main__":
    main()
