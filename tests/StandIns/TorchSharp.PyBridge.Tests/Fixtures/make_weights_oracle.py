"""Makes weights.json from the published files in ../shared (or $SUPERRESOLUTION_SHARED): /usr/bin/python3 make_weights_oracle.py.

For each file, in the order of the tensors' names: their numbers of elements, and a checksum of their bits: the sum of each element's bits, as an
integer, times 1 to 7 in turn.
"""
import os
import sys
import torch

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.join(here, "..", "..", "..", "..")
sys.path.insert(0, os.path.join(root, "tests", "Shared"))
import oracle

shared = os.environ.get("SUPERRESOLUTION_SHARED", os.path.join(root, "..", "shared"))
files = {"bsrn/net_g_BSRN_x4.pth": "params", "realesrgan/realesr-animevideov3.pth": "params", "fast-srgan/model.pt": None,
         "vgg19/vgg19-features-oxford.pth": None}


def checksum(tensor):
    bits = tensor.contiguous().view(torch.int32 if tensor.dtype == torch.float32 else torch.int16).flatten().long()
    return int((bits * (torch.arange(bits.numel()) % 7 + 1)).sum())


values = {}
for file, key in files.items():
    state = torch.load(os.path.join(shared, "weights", file), map_location="cpu")
    state = state if key is None else state[key]
    names = sorted(state)
    values[f"{file}/elements"] = torch.tensor([state[name].numel() for name in names])
    values[f"{file}/checksums"] = torch.tensor([checksum(state[name]) for name in names])
oracle.save(os.path.join(here, "weights.json"), values)
