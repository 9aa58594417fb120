"""Writes attention.json beside this file: what PyTorch's functions that attention and instance normalisation are made of give.

Input from seed 1, output's gradient from seed 2. Run with the python3 that has python3-torch.
"""
import sys

import torch.nn.functional as F

from nn_oracle import HERE, uniform

sys.path.insert(0, str(HERE.parents[2] / "Shared"))
import oracle  # noqa: E402

FUNCTIONS = {
    "gelu": lambda x: F.gelu(x * 4),
    "instance_norm": lambda x: F.instance_norm(x),
    "instance_norm with running statistics": lambda x: F.instance_norm(
        x, uniform(3, 2), uniform(4, 2).square() + 0.5, uniform(5, 2), uniform(6, 2), use_input_stats=False, eps=0.1),
    "interpolate bilinear to a size": lambda x: F.interpolate(x, (7, 5), mode="bilinear", align_corners=False),
}


def main():
    out = {}
    for name, function in FUNCTIONS.items():
        x = uniform(1, 2, 2, 3, 4).requires_grad_()
        y = function(x)
        (y * uniform(2, *y.shape)).sum().backward()
        out[f"{name}: output"] = y
        out[f"{name}: gradient"] = x.grad
    oracle.save(HERE / "attention.json", out)


if __name__ == "__main__":
    main()
