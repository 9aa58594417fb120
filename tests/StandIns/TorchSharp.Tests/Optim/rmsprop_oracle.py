"""Writes rmsprop.json beside this file: five steps of PyTorch's RMSprop (one tensor at a time) on two parameters, by variant.

Parameters: uniform in [-1, 1) after manual_seed(1) and manual_seed(2); loss: sum(a^2 * 3) + sum(sin(b) * (step + 1)).
Run with the python3 that has python3-torch.
"""
import pathlib
import sys

import torch
from adam_oracle import parameters, step

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "Shared"))
import oracle  # noqa: E402

VARIANTS = {
    "defaults": {},
    "rate, alpha and eps": {"lr": 0.1, "alpha": 0.9, "eps": 0.01},
    "weight decay": {"lr": 0.1, "weight_decay": 0.1},
    "momentum": {"lr": 0.1, "momentum": 0.5},
    "centred": {"lr": 0.1, "centered": True},
    "centred with momentum, maximize": {"lr": 0.1, "centered": True, "momentum": 0.5, "maximize": True},
}


def run(name, options):
    a, b = parameters()
    optimizer = torch.optim.RMSprop([a, b], foreach=False, **options)
    out = {}
    for i in range(5):
        step(optimizer, a, b, i)
        out[f"{name}: first after {i + 1}"] = a.clone()
        out[f"{name}: second after {i + 1}"] = b.clone()
    out[f"{name}: square_avg"] = optimizer.state[a]["square_avg"]
    return out


if __name__ == "__main__":
    oracle.save(HERE / "rmsprop.json", {key: value for name, options in VARIANTS.items() for key, value in run(name, options).items()})
