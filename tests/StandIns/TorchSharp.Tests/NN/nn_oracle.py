"""Writes modules.json, losses.json, functions.json and clipping.json beside this file: what PyTorch's modules, losses, functions and clipping of gradients give.

Modules: weights after manual_seed(0), input from seed 1, output's gradient from seed 2.
Run with the python3 that has python3-torch.
"""
import collections
import math
import pathlib
import sys

import torch
from torch import nn

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "Shared"))
import oracle  # noqa: E402

MODULES = {
    "Conv2d": (lambda: nn.Conv2d(2, 4, 3), (2, 2, 5, 6)),
    "Conv2d without batch": (lambda: nn.Conv2d(2, 4, 3), (2, 5, 6)),
    "Conv2d with stride and dilation": (lambda: nn.Conv2d(2, 3, 3, stride=2, padding=1, dilation=2), (1, 2, 6, 7)),
    "Conv2d with groups and no bias": (lambda: nn.Conv2d(4, 6, 3, padding=1, groups=2, bias=False), (1, 4, 4, 5)),
    "Conv2d with sides of its own": (lambda: nn.Conv2d(2, 3, (2, 5), (1, 2), (2, 1)), (1, 2, 5, 6)),
    "Conv2d with sides of its own and reflected edges":
        (lambda: nn.Conv2d(2, 3, (2, 3), padding=(0, 2), dilation=(1, 2), padding_mode="reflect"), (1, 2, 5, 6)),
    "Conv2d without padding": (lambda: nn.Conv2d(2, 2, 3, stride=2, padding="valid"), (1, 2, 5, 6)),
    "Conv2d with the same size": (lambda: nn.Conv2d(2, 2, 4, padding="same"), (1, 2, 5, 6)),
    "Conv2d with reflected edges": (lambda: nn.Conv2d(2, 2, 5, padding=2, padding_mode="reflect"), (1, 2, 5, 6)),
    "Conv2d with replicated edges": (lambda: nn.Conv2d(2, 2, 3, padding=1, padding_mode="replicate"), (1, 2, 4, 5)),
    "Conv2d with circular edges": (lambda: nn.Conv2d(2, 2, 3, padding=1, padding_mode="circular"), (1, 2, 4, 5)),
    "Conv2d with circular edges and the same size": (lambda: nn.Conv2d(2, 2, 4, padding="same", padding_mode="circular"), (1, 2, 5, 6)),
    "ConvTranspose2d": (lambda: nn.ConvTranspose2d(3, 4, 4, 2, 1), (2, 3, 3, 4)),
    "ConvTranspose2d with groups": (lambda: nn.ConvTranspose2d(4, 6, 3, 2, 1, 1, groups=2, dilation=2), (1, 4, 3, 3)),
    "BatchNorm2d": (lambda: nn.BatchNorm2d(3), (2, 3, 3, 4)),
    "BatchNorm2d in evaluation": (lambda: nn.BatchNorm2d(3).eval(), (2, 3, 3, 4)),
    "BatchNorm2d with eps and momentum": (lambda: nn.BatchNorm2d(3, 0.1, 0.3), (2, 3, 3, 4)),
    "BatchNorm2d with nothing": (lambda: nn.BatchNorm2d(3, affine=False, track_running_stats=False), (2, 3, 3, 4)),
    "BatchNorm2d with nothing in evaluation": (lambda: nn.BatchNorm2d(3, affine=False, track_running_stats=False).eval(), (2, 3, 3, 4)),
    "Linear": (lambda: nn.Linear(4, 3), (2, 5, 4)),
    "Linear without bias": (lambda: nn.Linear(4, 3, bias=False), (2, 4)),
    "PReLU": (lambda: nn.PReLU(), (2, 3, 2, 2)),
    "PReLU by channel": (lambda: nn.PReLU(3, 0.1), (2, 3, 2, 2)),
    "PixelShuffle": (lambda: nn.PixelShuffle(2), (1, 8, 2, 3)),
    "Sequential": (lambda: nn.Sequential(collections.OrderedDict(
        conv=nn.Conv2d(2, 4, 3, padding=1), norm=nn.BatchNorm2d(4), act=nn.PReLU(), up=nn.Conv2d(4, 8, 3, padding=1),
        shuffle=nn.PixelShuffle(2))), (2, 2, 3, 3)),
}

LOSSES = {
    "MSELoss": lambda x, y: nn.MSELoss()(x, y),
    "MSELoss sum": lambda x, y: nn.MSELoss(reduction="sum")(x, y),
    "MSELoss none": lambda x, y: nn.MSELoss(reduction="none")(x, y),
    "l1_loss": lambda x, y: nn.functional.l1_loss(x, y),
    "l1_loss sum": lambda x, y: nn.functional.l1_loss(x, y, reduction="sum"),
    "l1_loss none": lambda x, y: nn.functional.l1_loss(x, y, reduction="none"),
    "cross_entropy": lambda x, y: nn.functional.cross_entropy(x, torch.tensor([0, 3, 1])),
    "cross_entropy sum": lambda x, y: nn.functional.cross_entropy(x, torch.tensor([0, 3, 1]), y[0].abs(), ignore_index=3, reduction="sum", label_smoothing=0.1),
}

FUNCTIONS = {
    "interpolate area": lambda x: nn.functional.interpolate(x, scale_factor=0.5, mode="area"),
    "interpolate nearest": lambda x: nn.functional.interpolate(x, (3, 7)),
    "interpolate nearest by a factor": lambda x: nn.functional.interpolate(x, scale_factor=2),
    "interpolate nearest-exact": lambda x: nn.functional.interpolate(x, (3, 7), mode="nearest-exact"),
    "interpolate bilinear by a factor": lambda x: nn.functional.interpolate(x, scale_factor=2, mode="bilinear"),
    "interpolate bilinear antialias": lambda x: nn.functional.interpolate(x, (2, 3), mode="bilinear", antialias=True),
    "interpolate bicubic antialias": lambda x: nn.functional.interpolate(x, scale_factor=(0.5, 0.4), mode="bicubic", antialias=True),
    "interpolate bicubic aligned": lambda x: nn.functional.interpolate(x, (7, 9), mode="bicubic", align_corners=True),
    "pixel_unshuffle": lambda x: nn.functional.pixel_unshuffle(x, 2),
}


def uniform(seed, *shape):
    torch.manual_seed(seed)
    return (torch.rand(math.prod(shape)) * 2 - 1).view(shape)


def module(make, shape):
    torch.manual_seed(0)
    layer = make()
    x = uniform(1, *shape).requires_grad_()
    y = layer(x)
    (y * uniform(2, *y.shape)).sum().backward()
    out = {"output": y, "input gradient": x.grad}
    out.update({f"state {name}": value for name, value in layer.state_dict().items()})
    out.update({f"gradient {name}": value.grad for name, value in layer.named_parameters()})
    return out


def modules():
    return {f"{name}: {what}": value for name, (make, shape) in MODULES.items() for what, value in module(make, shape).items()}


def losses():
    out = {}
    for name, loss in LOSSES.items():
        x = uniform(1, 3, 4).requires_grad_()
        value = loss(x, uniform(2, 3, 4))
        value.sum().backward()
        out[f"{name}: value"] = value
        out[f"{name}: gradient"] = x.grad
    return out


def functions():
    out = {}
    for name, function in FUNCTIONS.items():
        x = uniform(1, 1, 2, 4, 6).requires_grad_()
        y = function(x)
        (y * uniform(2, *y.shape)).sum().backward()
        out[f"{name}: output"] = y
        out[f"{name}: gradient"] = x.grad
    return out


def clipping():
    out = {}
    for name, bound, order in (("two", 1.0, 2.0), ("three", 0.5, 3.0), ("infinity", 0.5, float("inf")), ("wide", 100.0, 2.0)):
        a, b = (nn.Parameter(uniform(seed, 3, 2)) for seed in (1, 2))
        ((a * a).sum() + (b * 3).sum()).backward()
        out[f"clip {name}: norm"] = nn.utils.clip_grad_norm_([a, nn.Parameter(torch.zeros(2)), b], bound, order)
        out[f"clip {name}: first"] = a.grad
        out[f"clip {name}: second"] = b.grad
    return out


if __name__ == "__main__":
    oracle.save(HERE / "clipping.json", clipping())
    oracle.save(HERE / "modules.json", modules())
    oracle.save(HERE / "losses.json", losses())
    oracle.save(HERE / "functions.json", functions())
