"""Writes operators.json and indexing.json beside this file: what PyTorch's operators and brackets give.

Run with the python3 that has python3-torch.
"""
import pathlib
import sys

import torch

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "Shared"))
import oracle  # noqa: E402

torch.manual_seed(0)
x = torch.randn(3, 4)
y = torch.rand(3, 4) + 0.5
i = torch.tensor([[5, -3], [12, 7]])
j = torch.tensor([[3, 6], [10, -2]])

OPERATORS = {
    # element by element
    "square": lambda: x.square(), "sqrt": lambda: y.sqrt(), "multiply by a number in place": lambda: x.clone().mul_(0.1),
    "add a multiple in place": lambda: x.clone().add_(y, alpha=0.3), "log": lambda: y.log(), "sin": lambda: x.sin(), "tanh": lambda: x.tanh(), "relu": lambda: x.relu(),
    "relu in place": lambda: x.clone().relu_(), "leaky_relu in place": lambda: torch.nn.functional.leaky_relu_(x.clone(), 0.2),
    "sigmoid": lambda: torch.sigmoid(x * 20),
    "leaky_relu": lambda: torch.nn.functional.leaky_relu(x, 0.2), "softplus": lambda: torch.nn.functional.softplus(x * 20),
    "softplus with beta and threshold": lambda: torch.nn.functional.softplus(x, 2, 1),
    "isfinite": lambda: (x / (x > 0)).isfinite(), "floor": lambda: x.floor(), "round": lambda: (x * 2.5).round(),
    "round to 2 decimals": lambda: x.round(decimals=2), "clamp": lambda: x.clamp(-0.5, 0.5), "clamp below": lambda: x.clamp(min=0),
    "clamp above": lambda: x.clamp(max=0.25),
    # arithmetic
    "add": lambda: x + y, "add a number": lambda: x + 2, "add to a number": lambda: 2.5 + x, "add with broadcasting": lambda: x + y[:1],
    "subtract": lambda: x - y, "subtract a number": lambda: x - 2, "subtract from a number": lambda: 2 - x,
    "multiply": lambda: x * y, "multiply by a number": lambda: x * 0.1, "multiply a number": lambda: 3 * x, "multiply integers by a long": lambda: i * 3,
    "divide": lambda: x / y, "divide by a number": lambda: x / 3, "divide a number": lambda: 3 / y, "divide integers": lambda: i / j,
    "divide and truncate": lambda: torch.div(x, 0.3, rounding_mode="trunc"), "divide and floor": lambda: torch.div(x, 0.3, rounding_mode="floor"),
    "maximum": lambda: torch.maximum(x, y[:1]),
    "product of matrices": lambda: x.view(3, 2, 2) @ y[:2, :2], "order": lambda: x.argsort(0), "order downwards": lambda: x.argsort(descending=True),
    "orthonormal columns": lambda: torch.linalg.qr(x)[0], "orthonormal, square": lambda: torch.linalg.qr(x.T.contiguous(), "complete")[0], "triangle": lambda: torch.linalg.qr(x, "r")[1],
    "eigenvalues": lambda: torch.linalg.eigh(x @ x.T)[0], "eigenvectors": lambda: torch.linalg.eigh(x @ x.T)[1].square(),
    "neg": lambda: -x, "and": lambda: i & j,
    # comparison
    "eq": lambda: i == 5, "eq of two": lambda: i == j, "ne": lambda: i != 5, "ne of two": lambda: i != j, "lt": lambda: x < 0, "lt of two": lambda: x < y,
    "le": lambda: i <= 7, "le of two": lambda: i <= j, "gt": lambda: x > 0, "gt of two": lambda: x > y, "ge": lambda: i >= 7, "ge of two": lambda: i >= j,
    # reductions
    "sum": lambda: x.sum(), "sum as double": lambda: x.sum(dtype=torch.float64),
    "sum along": lambda: x.sum(1), "sum along and keep": lambda: x.sum(0, keepdim=True, dtype=torch.float64),
    "maximum of windows": lambda: torch.nn.functional.max_pool2d(x.view(1, 1, 3, 4), 2),
    "maximum of windows with a step, padding and distance": lambda: torch.nn.functional.max_pool2d(x.view(1, 1, 3, 4), 2, 1, 1, 2),
    "maximum of windows over the edge": lambda: torch.nn.functional.max_pool2d(x.view(1, 1, 3, 4), 3, 2, ceil_mode=True),
    "mean": lambda: x.mean(), "mean along": lambda: x.mean((0,), keepdim=True), "all": lambda: (y > 0).all(), "not all": lambda: (x > 0).all(),
    # shape
    "view": lambda: x.view(2, -1), "flatten": lambda: x.view(1, 3, 2, 2).flatten(1, 2), "contiguous transpose": lambda: x.t().contiguous().view(6, 2), "permute": lambda: x.view(1, 3, 4).permute(2, 0, 1), "flip": lambda: x.view(2, 2, 3).flip(0, 2), "t": lambda: x.t(),
    "squeeze": lambda: x.view(1, 3, 1, 4).squeeze(), "squeeze one": lambda: x.view(1, 3, 1, 4).squeeze(2), "unsqueeze": lambda: x.unsqueeze(-1),
    "expand": lambda: x.view(3, 1, 4).expand(-1, 2, -1), "as_strided": lambda: x.as_strided((2, 3), (1, 2), 1), "narrow": lambda: x.narrow(1, 1, 2),
    "index_select": lambda: x.index_select(1, torch.tensor([3, 0])), "cat": lambda: torch.cat([x, y], 1),
    # Fourier transforms
    "complex product": lambda: torch.fft.irfft(torch.complex(x, y) * torch.complex(y, x), 6), "transformed and back": lambda: torch.fft.irfft(torch.fft.rfft(x), 5),
    "transformed and back along": lambda: torch.fft.irfft(torch.fft.rfft(x, 2, 0, norm="ortho"), dim=0, norm="forward"),
    # factories
    "arange": lambda: torch.arange(5), "arange by": lambda: torch.arange(0, 1, 0.3), "arange downwards": lambda: torch.arange(1, -3, -3),
}
for t in ("float64", "float16", "bfloat16", "uint8", "int8", "int16", "int32", "int64", "bool"):
    source = x if t in ("float64", "float16", "bfloat16", "bool") else (x * 20).clamp_min(0) if t == "uint8" else x * 20
    OPERATORS[f"to {t}"] = lambda source=source, t=t: source.to(getattr(torch, t)).double()

z = torch.arange(24.0).reshape(2, 3, 4)


def written(index, value):
    copy = z.clone()
    copy[index] = value
    return copy


INDEXING = {
    "one": z[1], "one from the end": z[-1], "two": z[1, 2], "three": z[1, 2, 3], "a range": z[:, 1:3], "a range from the end": z[..., -2:], "a range up to the end": z[..., :-1],
    "steps": z[:, ::2, 1::2], "an ellipsis": z[..., 0], "an ellipsis in the middle": z[0, ..., 1], "a new dimension": z[:, None, 0], "a new last dimension": z[..., None], "whole": z[:],
    "one written": written(1, torch.tensor([[9.0]])), "a range written": written((slice(None), slice(1, 3)), torch.arange(4.0)), "a number written": written((..., 0), -1.0),
}

oracle.save(HERE / "operators.json", {"x": x, "y": y, "i": i, "j": j, **{name: f() for name, f in OPERATORS.items()}})
oracle.save(HERE / "indexing.json", INDEXING)
