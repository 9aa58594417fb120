"""Sums of the tensors in the published files of ../shared, as PyTorch reads them: the sum, and the sum of |value| * (place mod 97 + 1).

Run: /usr/bin/python3 published_oracle.py        writes published.json beside this file
"""
import pathlib
import sys

import torch

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]
sys.path.append(str(HERE.parents[1] / "Shared"))
import oracle  # noqa: E402

FILES = [
    "srgan/netG_epoch_2_100.pth", "srgan/netG_epoch_4_100.pth", "srgan/netG_epoch_8_100.pth", "bsrn/net_g_BSRN_x4.pth", "bsrn/net_g_BSRN-S.pth",
    "realesrgan/realesr-animevideov3.pth", "fast-srgan/model.pt", "lpips/v0.1_alex.pth", "vgg19/vgg19-features-oxford.pth",
]

sums = {}
for file in FILES:
    state = torch.load(ROOT.parent / "shared" / "weights" / file, map_location="cpu")
    state = state.get("params", state)
    sums["weights in " + file.split("/")[-1]] = sum(t.numel() for k, t in state.items() if ".running_" not in k)
    for key, tensor in state.items():
        value = tensor.double().flatten()
        place = torch.arange(value.numel()) % 97 + 1
        sums[f"{file.split('/')[-1]}/{key.removeprefix('_orig_mod.')}"] = torch.stack([value.sum(), (value.abs() * place).sum()])
oracle.save(HERE / "published.json", sums)
