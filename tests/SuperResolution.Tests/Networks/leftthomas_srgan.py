"""Enlarges an image with a generator of leftthomas/SRGAN in PyTorch, as its authors do: RGB [0, 1] in, (tanh + 1) / 2 out.

Run: /usr/bin/python3 leftthomas_srgan.py WEIGHTS.pth IN.rgb WIDTH HEIGHT OUT.rgb      raw 8-bit RGB files, no picture library
"""
import sys

import numpy
import torch
import torch.nn.functional as F


def conv(w, name, x):
    weight = w[name + ".weight"]
    return F.conv2d(x, weight, w[name + ".bias"], padding=weight.shape[-1] // 2)


def norm(w, name, x):
    return F.batch_norm(x, w[name + ".running_mean"], w[name + ".running_var"], w[name + ".weight"], w[name + ".bias"])


def forward(w, x):
    first = F.prelu(conv(w, "block1.0", x), w["block1.1.weight"])
    y, block = first, 2
    while f"block{block}.conv1.weight" in w:
        name = f"block{block}"
        r = F.prelu(norm(w, name + ".bn1", conv(w, name + ".conv1", y)), w[name + ".prelu.weight"])
        y = y + norm(w, name + ".bn2", conv(w, name + ".conv2", r))
        block += 1
    y = first + F.prelu(conv(w, f"block{block}.0", y), w[f"block{block}.1.weight"])
    up, step = f"block{block + 1}", 0
    while f"{up}.{step}.conv.weight" in w:
        y = F.prelu(F.pixel_shuffle(conv(w, f"{up}.{step}.conv", y), 2), w[f"{up}.{step}.prelu.weight"])
        step += 1
    return (torch.tanh(conv(w, f"{up}.{step}", y)) + 1) / 2


def main():
    weights, source, width, height, target = sys.argv[1:]
    pixels = numpy.fromfile(source, numpy.uint8).reshape(int(height), int(width), 3)
    with torch.inference_mode():
        x = torch.from_numpy(pixels).permute(2, 0, 1)[None].float() / 255
        y = forward(torch.load(weights, map_location="cpu"), x)
        (y[0].permute(1, 2, 0).clamp(0, 1) * 255).round().to(torch.uint8).numpy().tofile(target)


main()
