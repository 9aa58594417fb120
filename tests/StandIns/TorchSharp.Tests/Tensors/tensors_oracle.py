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
b = torch.tensor([[True, False], [True, True]])
c = torch.tensor([[True, True], [False, True]])
i = torch.tensor([[5, -3], [12, 7]])
j = torch.tensor([[3, 6], [10, -2]])

OPERATORS = {
    # element by element
    "abs": lambda: x.abs(), "neg": lambda: -x, "sqrt": lambda: y.sqrt(), "rsqrt": lambda: y.rsqrt(), "square": lambda: x.square(),
    "reciprocal": lambda: y.reciprocal(), "exp": lambda: x.exp(), "log": lambda: y.log(), "log10": lambda: y.log10(), "log2": lambda: y.log2(),
    "sin": lambda: x.sin(), "cos": lambda: x.cos(), "floor": lambda: x.floor(), "ceil": lambda: x.ceil(), "sign": lambda: x.sign(),
    "round": lambda: (x * 2.5).round(), "round to 2 decimals": lambda: x.round(decimals=2), "logical_not": lambda: (x * 0).logical_not(),
    "relu": lambda: x.relu(), "leaky_relu": lambda: torch.nn.functional.leaky_relu(x, 0.2), "sigmoid": lambda: x.sigmoid(), "tanh": lambda: x.tanh(),
    "silu": lambda: torch.nn.functional.silu(x), "prelu": lambda: torch.prelu(x, torch.tensor([0.25])),
    "softplus": lambda: torch.nn.functional.softplus(x * 15, 2, 10), "softmax": lambda: x.softmax(1), "log_softmax": lambda: x.log_softmax(0),
    # arithmetic
    "add": lambda: x + y, "add a number": lambda: x + 2, "add to a number": lambda: 2.5 + x, "add with alpha": lambda: torch.add(x, y, alpha=3),
    "add with broadcasting": lambda: x + y[:1], "subtract": lambda: x - y, "subtract a number": lambda: x - 2, "subtract from a number": lambda: 2 - x,
    "multiply": lambda: x * y, "multiply by a number": lambda: x * 0.1, "divide": lambda: x / y, "divide by a number": lambda: x / 3, "divide a number": lambda: 3 / y,
    "divide and truncate": lambda: torch.div(x, y, rounding_mode="trunc"), "divide and floor": lambda: torch.div(x, 0.3, rounding_mode="floor"),
    "divide integers": lambda: i / j, "remainder": lambda: x % y, "remainder of a number": lambda: x % 0.7, "remainder of integers": lambda: i % j,
    "pow of a number": lambda: y ** 2.2, "pow": lambda: y ** x, "clamp": lambda: x.clamp(-0.5, 0.5), "clamp below": lambda: x.clamp(min=0), "clamp above": lambda: x.clamp(max=0.25),
    "clamp_min": lambda: x.clamp_min(0.1), "clamp_max": lambda: x.clamp_max(0.1), "maximum": lambda: torch.maximum(x, y), "minimum": lambda: torch.minimum(x, y),
    "lerp": lambda: x.lerp(y, torch.tensor(0.3)), "atan2": lambda: torch.atan2(x, y), "matmul": lambda: x @ y.T, "batched matmul": lambda: x.view(3, 1, 4) @ y.view(3, 4, 1),
    "mm": lambda: x.mm(y.t()), "bmm": lambda: x.view(1, 3, 4).bmm(y.view(1, 4, 3)), "mv": lambda: x.mv(y[0]), "dot": lambda: x[0].dot(y[0]), "outer": lambda: x[0].outer(y[1]),
    "where": lambda: torch.where(x > 0, x, y), "masked_fill": lambda: x.masked_fill(x > 0, 7), "addcmul_": lambda: x.clone().addcmul_(x, y, value=0.5),
    "addcdiv_": lambda: x.clone().addcdiv_(x, y, value=0.5),
    # comparison and bits
    "eq": lambda: i == 5, "ne": lambda: i != j, "lt": lambda: x < y, "le": lambda: i <= 7, "gt": lambda: x > 0, "ge": lambda: 5 >= i,
    "number less": lambda: 0.5 < x, "logical_and": lambda: b.logical_and(c), "logical_or": lambda: b.logical_or(c),
    "and": lambda: i & j, "or": lambda: i | j, "xor": lambda: i ^ j, "not": lambda: ~i, "not of truth": lambda: ~b,
    # reductions
    "sum": lambda: x.sum(), "sum along": lambda: x.sum(1), "sum along both and keep": lambda: x.sum((0, 1), keepdim=True), "sum of bytes": lambda: torch.full((300,), 200, dtype=torch.uint8).sum(),
    "sum as double": lambda: x.sum(dtype=torch.float64), "mean": lambda: x.mean(), "mean along": lambda: x.mean((0,), keepdim=True),
    "var": lambda: x.var(), "biased var": lambda: x.var(unbiased=False), "var along": lambda: x.var((1,), unbiased=False, keepdim=True), "std": lambda: x.std(), "std along": lambda: x.std(0),
    "min": lambda: x.min(), "max": lambda: x.max(), "max along": lambda: x.max(1).values, "where max along": lambda: x.max(1).indices, "where min along": lambda: x.min(0, keepdim=True).indices,
    "argmax": lambda: x.argmax(), "argmax along": lambda: x.argmax(1), "argmin": lambda: x.argmin(), "argmin along and keep": lambda: x.argmin(0, keepdim=True),
    "amax": lambda: x.amax((0, 1)), "amin": lambda: x.amin((1,)), "norm": lambda: x.norm(), "1-norm": lambda: x.norm(1), "norm along": lambda: x.norm(dim=1),
    "prod": lambda: y.prod(), "median": lambda: x.median(), "cumsum": lambda: x.cumsum(1), "all": lambda: b.all(), "any along": lambda: (x > 1).any(1), "all along": lambda: b.all(1), "any": lambda: b.any(),
    # shape
    "view": lambda: x.view(2, -1), "reshape a transpose": lambda: x.t().reshape(6, 2), "flatten": lambda: x.view(1, 3, 2, 2).flatten(1, 2), "permute": lambda: x.view(1, 3, 4).permute(2, 0, 1),
    "transpose": lambda: x.transpose(0, 1), "squeeze": lambda: x.view(1, 3, 1, 4).squeeze(), "squeeze one": lambda: x.view(1, 3, 1, 4).squeeze(2), "unsqueeze": lambda: x.unsqueeze(-1),
    "expand": lambda: x.view(3, 1, 4).expand(-1, 2, -1), "expand_as": lambda: x[:1].expand_as(y), "as_strided": lambda: x.as_strided((2, 3), (1, 2), 1), "unfold": lambda: x.unfold(1, 2, 1),
    "repeat": lambda: x.repeat(2, 1, 2), "tile": lambda: x.tile((2,)), "flip": lambda: x.flip(0, 1), "rot90": lambda: x.rot90(), "rot90 thrice": lambda: x.rot90(3, (1, 0)),
    "roll": lambda: x.roll(1), "roll along": lambda: x.roll((1, -1), (0, 1)), "narrow": lambda: x.narrow(1, 1, 2), "select": lambda: x.select(1, -1), "slice": lambda: x[:, 0:4:2],
    "index_select": lambda: x.index_select(1, torch.tensor([3, 0])), "gather": lambda: x.gather(1, torch.tensor([[0], [3], [1]])), "masked_select": lambda: x.masked_select(x > 0),
    "cat": lambda: torch.cat([x, y], 1), "stack": lambda: torch.stack([x, y], 1), "second of unbind": lambda: x.unbind(1)[1], "last of split": lambda: x.split(3, 1)[1],
    "middle of split by lengths": lambda: x.split([1, 2, 1], 1)[1], "last of chunk": lambda: x.chunk(2, 1)[1], "first of meshgrid": lambda: torch.meshgrid(x[0], y[0, :2], indexing="xy")[0],
    # factories
    "arange": lambda: torch.arange(5), "arange from": lambda: torch.arange(2, 5), "arange by": lambda: torch.arange(0, 1, 0.3), "linspace": lambda: torch.linspace(-1, 1, 5),
    "eye": lambda: torch.eye(2), "eye of 2 by 3": lambda: torch.eye(2, 3), "full": lambda: torch.full((2, 2), 3), "full of a fraction": lambda: torch.full((2,), 0.1),
}
for t in ("float64", "float16", "bfloat16", "uint8", "int8", "int16", "int32", "int64", "bool"):
    source = x if t in ("float64", "float16", "bfloat16", "bool") else (x * 20).clamp_min(0) if t == "uint8" else x * 20
    OPERATORS[f"to {t}"] = lambda source=source, t=t: source.to(getattr(torch, t)).double()

z = torch.arange(24.0).reshape(2, 3, 4)
rows = torch.tensor([1, 0])
mask = torch.tensor([[True, False, True], [False, False, True]])


def written(index, value):
    copy = z.clone()
    copy[index] = value
    return copy


INDEXING = {
    "one": z[1], "one from the end": z[-1], "two": z[1, 2], "three": z[1, 2, 3], "a range": z[:, 1:3], "a range from the end": z[..., -2:], "a range up to the end": z[..., :-1],
    "steps": z[:, ::2, 1::2], "an ellipsis": z[..., 0], "an ellipsis in the middle": z[0, ..., 1], "a new dimension": z[:, None, 0], "a new last dimension": z[..., None], "whole": z[:],
    "a tensor": z[rows], "a tensor for the second": z[:, rows], "a tensor after an ellipsis": z[..., rows], "two tensors": z[rows, rows], "a tensor and a number": z[rows, 1],
    "a tensor and a range": z[rows, 1:], "tensors apart": z[rows, :, rows], "a mask": z[mask], "a mask of the last": z[..., torch.tensor([True, False, False, True])],
    "one written": written(1, torch.tensor([[9.0]])), "a range written": written((slice(None), slice(1, 3)), torch.arange(4.0)), "a number written": written((..., 0), -1.0),
    "a tensor written": written((slice(None), rows), torch.arange(4.0)), "a mask written": written(mask, torch.tensor(-2.0)), "a fraction of a tensor written": written((rows, 1), torch.ones(2, 4)),
}

oracle.save(HERE / "operators.json", {"x": x, "y": y, "b": b, "c": c, "i": i, "j": j, **{name: f() for name, f in OPERATORS.items()}})
oracle.save(HERE / "indexing.json", INDEXING)
