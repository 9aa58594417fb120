"""Writes Fixtures/interpolation_psnr.pth and Fixtures/interpolation_gan.pth, two small random MSRResNets, and interpolation.json: the picture of the network
between them as PyTorch computes it.

Run: /usr/bin/python3 interpolation_oracle.py
"""
import pathlib
import sys

import torch

HERE = pathlib.Path(__file__).parent
sys.path += [str(HERE.parents[1] / "Shared"), str(HERE.parent / "Networks")]
import oracle  # noqa: E402
from rrdb_family_oracle import MsrResNet  # noqa: E402

torch.manual_seed(34)
networks = [MsrResNet(2, 1, 3) for _ in range(2)]
for name, network in zip(("psnr", "gan"), networks):
    torch.save({"params": network.state_dict()}, HERE / "Fixtures" / f"interpolation_{name}.pth")
image = torch.rand(1, 3, 4, 5)
arrays = {"image": image}
with torch.no_grad():
    for share in (0, 0.25, 1):
        between = MsrResNet(2, 1, 3)
        states = [network.state_dict() for network in networks]
        between.load_state_dict({key: (1 - share) * states[0][key] + share * states[1][key] for key in states[0]})
        arrays[f"output {share}"] = between(image)
oracle.save(HERE / "interpolation.json", arrays)
