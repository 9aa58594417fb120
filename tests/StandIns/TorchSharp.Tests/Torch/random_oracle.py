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
    "rand": lambda: torch.rand(3, 5), "rand of doubles": lambda: torch.rand(4, dtype=torch.float64), "rand of many": lambda: torch.rand(40),
    "randn": lambda: torch.randn(7), "randn of many": lambda: torch.randn(5, 8), "randn of doubles": lambda: torch.randn(3, dtype=torch.float64),
    "randint": lambda: torch.randint(100, (10,)), "randint from": lambda: torch.randint(-5, 6, (3, 4)), "randperm": lambda: torch.randperm(17),
    "uniform_": lambda: torch.empty(6).uniform_(-1, 3), "normal_": lambda: torch.empty(20).normal_(2, 0.5), "bernoulli_": lambda: torch.empty(20).bernoulli_(0.3),
    "poisson": lambda: torch.poisson(torch.full((10,), 4.0)), "rand_like": lambda: torch.rand_like(torch.zeros(2, 3)), "randn_like": lambda: torch.randn_like(torch.zeros(2, 3)),
    "rand twice": lambda: [torch.rand(3), torch.rand(3)][1],
}
values = {}
for name, draw in KINDS.items():
    torch.manual_seed(42)
    values[name] = draw()
values["rand of a generator"] = torch.rand(5, generator=torch.Generator().manual_seed(7))
values["randn of a generator"] = torch.randn(5, generator=torch.Generator().manual_seed(7))
oracle.save(HERE / "random.json", values)
