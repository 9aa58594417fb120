"""Writes adam.json beside this file: five steps of PyTorch's Adam (one tensor at a time) on two parameters, by variant.

Parameters: uniform in [-1, 1) after manual_seed(1) and manual_seed(2); loss: sum(a^2 * 3) + sum(sin(b) * (step + 1)).
Run with the python3 that has python3-torch.
"""
import pathlib
import sys

import torch

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "Shared"))
import oracle  # noqa: E402

VARIANTS = {
    "defaults": {},
    "rate": {"lr": 0.1},
    "betas and eps": {"lr": 0.1, "betas": (0.5, 0.9), "eps": 0.01},
    "weight decay": {"lr": 0.1, "weight_decay": 0.1},
    "amsgrad": {"lr": 0.1, "amsgrad": True, "betas": (0.9, 0.5)},
    "maximize": {"lr": 0.1, "maximize": True, "weight_decay": 0.1},
}


def parameters():
    made = []
    for seed in (1, 2):
        torch.manual_seed(seed)
        made.append(torch.nn.Parameter((torch.rand(6) * 2 - 1).view(3, 2)))
    return made


def step(optimizer, a, b, i):
    optimizer.zero_grad()
    ((a * a * 3).sum() + (b.sin() * (i + 1)).sum()).backward()
    optimizer.step()


def run(name, groups, **options):
    a, b = groups_of = parameters()
    optimizer = torch.optim.Adam(groups(a, b) if groups else groups_of, foreach=False, **options)
    out = {}
    for i in range(5):
        step(optimizer, a, b, i)
        out[f"{name}: first after {i + 1}"] = a.clone()
        out[f"{name}: second after {i + 1}"] = b.clone()
    state = optimizer.state[a]
    for key in ("exp_avg", "exp_avg_sq", "max_exp_avg_sq"):
        if key in state:
            out[f"{name}: {key}"] = state[key]
    return out


if __name__ == "__main__":
    values = {}
    for name, options in VARIANTS.items():
        values.update(run(name, None, **options))
    values.update(run("groups", lambda a, b: [{"params": [a]}, {"params": [b], "lr": 0.01, "weight_decay": 0.5}], lr=0.1))
    oracle.save(HERE / "adam.json", values)
