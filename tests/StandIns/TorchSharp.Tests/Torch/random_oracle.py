"""Writes random.json beside this file: PyTorch's random numbers on the CPU after manual_seed(42), each kind from a fresh start.

Run with the python3 that has python3-torch.
"""
import pathlib
import sys

import torch

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "Shared"))
import oracle  # noqa: E402

KINDS = {
    "rand": lambda: torch.rand(1, 1, 3, 5), "rand of doubles": lambda: torch.rand(4, dtype=torch.float64), "rand of many": lambda: torch.rand(40),
    "randn": lambda: torch.randn(2, 3), "randn of many": lambda: torch.randn(40),
    "rand twice": lambda: [torch.rand(3), torch.rand(3)][1],
}
values = {}
for name, draw in KINDS.items():
    torch.manual_seed(42)
    values[name] = draw()
values["rand of a generator"] = torch.rand(5, generator=torch.Generator().manual_seed(7))
values["rand of a reseeded generator"] = torch.rand(5, generator=torch.Generator().manual_seed(8))
oracle.save(HERE / "random.json", values)
