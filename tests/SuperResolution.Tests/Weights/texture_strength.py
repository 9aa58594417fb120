"""Enlarges a picture with the weights between two files of LeanSRResNet or of BSRN in PyTorch: (1 - s) * first + s * second.

Run: /usr/bin/python3 texture_strength.py FIRST.safetensors SECOND.safetensors S IN.rgb WIDTH HEIGHT OUT.rgb      raw 8-bit RGB files
"""
import json
import os
import re
import struct
import sys

import numpy
import torch

here = os.path.dirname(os.path.abspath(__file__))
sys.path += [os.path.join(here, "..", "Training"), os.path.join(here, "..", "Networks")]
from lean_srresnet import LeanSRResNet  # noqa: E402
from published_networks import bsrn  # noqa: E402

TYPES = {"F32": numpy.float32, "F16": numpy.float16}


def read(path):
    with open(path, "rb") as file:
        data = file.read()
    length, = struct.unpack("<Q", data[:8])
    header, body = json.loads(data[8:8 + length]), data[8 + length:]
    return {
        name: torch.from_numpy(numpy.frombuffer(body[slice(*entry["data_offsets"])], TYPES[entry["dtype"]]).reshape(entry["shape"]).astype(numpy.float32))
        for name, entry in header.items() if name != "__metadata__"}


def network(weights):
    if "conv_trunk.weight" not in weights:
        published = ((r"^trunk\.(\d+)", lambda block: f"B{int(block[1]) + 1}"), (r"cca\.squeeze", "cca.conv_du.0"), (r"cca\.excite", "cca.conv_du.2"),
                     (r"^conv_last", "upsampler.upsampleOneStep.0"))
        renamed = {}
        for name, values in weights.items():
            for ours, theirs in published:
                name = re.sub(ours, theirs, name)
            renamed[name] = values
        return lambda image: bsrn(renamed, image)
    blocks = sum(name.endswith("conv1.weight") for name in weights)
    outputs, wide = weights["conv_last.weight"].shape[:2]
    net = LeanSRResNet(round((outputs / 3) ** 0.5), blocks, wide).eval()
    net.load_state_dict(weights)
    return net


def main():
    first, second, share, source, width, height, target = sys.argv[1:]
    first, second, share = read(first), read(second), float(share)
    weights = {name: (1 - share) * first[name] + share * second[name] for name in first}
    net = network(weights)
    pixels = numpy.fromfile(source, numpy.uint8).reshape(int(height), int(width), 3)
    with torch.inference_mode():
        image = torch.from_numpy(pixels.transpose(2, 0, 1).astype(numpy.float32) / 255)[None]
        large = net(image)[0].clamp(0, 1).mul(255).round().byte().numpy().transpose(1, 2, 0)
    large.tofile(target)


if __name__ == "__main__":
    main()
