"""Writes modules.json, losses.json and functions.json beside this file: what PyTorch's modules, losses and functions give.

Modules: weights after manual_seed(0), input randn after manual_seed(1), output's gradient randn after manual_seed(2).
Run with the python3 that has python3-torch.
"""
import pathlib
import sys

import torch
from torch import nn
from torch.nn import functional as F

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "Shared"))
import oracle  # noqa: E402

MODULES = {
    "Conv2d": (lambda: nn.Conv2d(2, 4, 3), (2, 2, 5, 6)),
    "Conv2d without batch": (lambda: nn.Conv2d(2, 4, 3), (2, 5, 6)),
    "Conv2d with sizes by axis": (lambda: nn.Conv2d(2, 3, (3, 2), (2, 1), (1, 0), (1, 2)), (1, 2, 6, 7)),
    "Conv2d with groups and no bias": (lambda: nn.Conv2d(4, 6, 3, padding=1, groups=2, bias=False), (1, 4, 4, 5)),
    "Conv2d with the same size": (lambda: nn.Conv2d(2, 2, 4, padding="same"), (1, 2, 5, 6)),
    "Conv2d with reflected edges": (lambda: nn.Conv2d(2, 2, (3, 5), padding=(1, 2), padding_mode="reflect"), (1, 2, 5, 6)),
    "Conv2d with replicated edges": (lambda: nn.Conv2d(2, 2, 3, padding=1, padding_mode="replicate"), (1, 2, 4, 5)),
    "Conv2d with circular edges": (lambda: nn.Conv2d(2, 2, 3, padding=1, padding_mode="circular"), (1, 2, 4, 5)),
    "Conv2d with circular edges and the same size": (lambda: nn.Conv2d(2, 2, 4, padding="same", padding_mode="circular"), (1, 2, 5, 6)),
    "ConvTranspose2d": (lambda: nn.ConvTranspose2d(3, 4, 4, 2, 1), (2, 3, 3, 4)),
    "ConvTranspose2d with groups": (lambda: nn.ConvTranspose2d(4, 6, 3, 2, 1, 1, groups=2, dilation=2), (1, 4, 3, 3)),
    "Linear": (lambda: nn.Linear(5, 3), (2, 4, 5)),
    "Linear without bias": (lambda: nn.Linear(5, 3, bias=False), (2, 5)),
    "BatchNorm2d": (lambda: nn.BatchNorm2d(3), (2, 3, 3, 4)),
    "BatchNorm2d in evaluation": (lambda: nn.BatchNorm2d(3).eval(), (2, 3, 3, 4)),
    "BatchNorm2d with eps and momentum": (lambda: nn.BatchNorm2d(3, 0.1, 0.3), (2, 3, 3, 4)),
    "BatchNorm2d with nothing": (lambda: nn.BatchNorm2d(3, affine=False, track_running_stats=False), (2, 3, 3, 4)),
    "BatchNorm2d with nothing in evaluation": (lambda: nn.BatchNorm2d(3, affine=False, track_running_stats=False).eval(), (2, 3, 3, 4)),
    "InstanceNorm2d": (lambda: nn.InstanceNorm2d(3), (2, 3, 3, 4)),
    "InstanceNorm2d without batch": (lambda: nn.InstanceNorm2d(3), (3, 3, 4)),
    "InstanceNorm2d with everything": (lambda: nn.InstanceNorm2d(3, affine=True, track_running_stats=True), (2, 3, 3, 4)),
    "InstanceNorm2d with everything in evaluation": (lambda: nn.InstanceNorm2d(3, affine=True, track_running_stats=True).eval(), (2, 3, 3, 4)),
    "PReLU": (lambda: nn.PReLU(), (2, 3, 2, 2)),
    "PReLU by channel": (lambda: nn.PReLU(3, 0.1), (2, 3, 2, 2)),
    "LeakyReLU": (lambda: nn.LeakyReLU(0.2), (2, 3)),
    "ReLU": (lambda: nn.ReLU(), (2, 3)),
    "Tanh": (lambda: nn.Tanh(), (2, 3)),
    "Sigmoid": (lambda: nn.Sigmoid(), (2, 3)),
    "GELU": (lambda: nn.GELU(), (2, 3)),
    "Identity": (lambda: nn.Identity(), (2, 3)),
    "Dropout": (lambda: nn.Dropout(0.3), (3, 4)),
    "Dropout in evaluation": (lambda: nn.Dropout(0.3).eval(), (3, 4)),
    "Flatten": (lambda: nn.Flatten(), (2, 3, 2, 2)),
    "Flatten of some dimensions": (lambda: nn.Flatten(0, 1), (2, 3, 2, 2)),
    "PixelShuffle": (lambda: nn.PixelShuffle(2), (1, 8, 2, 3)),
    "PixelUnshuffle": (lambda: nn.PixelUnshuffle(2), (1, 2, 4, 6)),
    "MaxPool2d": (lambda: nn.MaxPool2d(2), (1, 2, 5, 6)),
    "MaxPool2d with all options": (lambda: nn.MaxPool2d(3, 2, 1, 2, ceil_mode=True), (1, 2, 8, 9)),
    "AvgPool2d": (lambda: nn.AvgPool2d(2), (1, 2, 5, 6)),
    "AvgPool2d without its padding": (lambda: nn.AvgPool2d(3, 2, 1, True, False), (1, 2, 6, 7)),
    "AvgPool2d with a divisor": (lambda: nn.AvgPool2d(2, divisor_override=3), (1, 2, 4, 4)),
    "AdaptiveAvgPool2d": (lambda: nn.AdaptiveAvgPool2d(3), (1, 2, 5, 7)),
    "Upsample nearest": (lambda: nn.Upsample(scale_factor=2), (1, 2, 3, 4)),
    "Upsample bilinear": (lambda: nn.Upsample(scale_factor=(1.5, 2.5), mode="bilinear"), (1, 2, 3, 4)),
    "Upsample bilinear to aligned corners": (lambda: nn.Upsample((5, 6), mode="bilinear", align_corners=True), (1, 2, 3, 4)),
    "Upsample bicubic": (lambda: nn.Upsample((5, 6), mode="bicubic"), (1, 2, 3, 4)),
    "Upsample by rounded sizes": (lambda: nn.Upsample(scale_factor=1.7, mode="bicubic", recompute_scale_factor=True), (1, 2, 3, 4)),
    "Sequential": (lambda: nn.Sequential(
        nn.Conv2d(2, 4, 3, padding=1), nn.BatchNorm2d(4), nn.PReLU(), nn.Conv2d(4, 8, 3, padding=1), nn.PixelShuffle(2), nn.Tanh()), (2, 2, 3, 3)),
}

LOSSES = {
    "MSELoss": lambda x, y: nn.MSELoss()(x, y),
    "MSELoss sum": lambda x, y: nn.MSELoss(reduction="sum")(x, y),
    "MSELoss none": lambda x, y: nn.MSELoss(reduction="none")(x, y),
    "L1Loss": lambda x, y: nn.L1Loss()(x, y),
    "L1Loss sum": lambda x, y: nn.L1Loss(reduction="sum")(x, y),
    "SmoothL1Loss": lambda x, y: nn.SmoothL1Loss()(x, y),
    "SmoothL1Loss with beta": lambda x, y: nn.SmoothL1Loss(reduction="none", beta=0.3)(x, y),
    "HuberLoss": lambda x, y: nn.HuberLoss()(x, y),
    "HuberLoss with delta": lambda x, y: nn.HuberLoss(reduction="none", delta=0.3)(x, y),
    "BCELoss": lambda x, y: nn.BCELoss()(x.sigmoid(), y),
    "BCELoss with weight": lambda x, y: nn.BCELoss(torch.tensor([1.0, 2.0, 3.0, 4.0]), reduction="sum")(x.sigmoid(), y),
    "BCEWithLogitsLoss": lambda x, y: nn.BCEWithLogitsLoss()(x, y),
    "BCEWithLogitsLoss with weights": lambda x, y: nn.BCEWithLogitsLoss(
        torch.tensor([1.0, 2.0, 3.0, 4.0]), reduction="none", pos_weight=torch.tensor([4.0, 3.0, 2.0, 1.0]))(x, y),
}

FUNCTIONS = {
    "pad zeros": lambda x: F.pad(x, (1, 0, 2, 1)),
    "pad value": lambda x: F.pad(x, (1, 1), value=0.5),
    "pad reflect": lambda x: F.pad(x, (1, 2, 3, 0), mode="reflect"),
    "pad replicate": lambda x: F.pad(x, (1, 2, 3, 0), mode="replicate"),
    "pad circular": lambda x: F.pad(x, (1, 2, 3, 0), mode="circular"),
    "interpolate area": lambda x: F.interpolate(x, scale_factor=0.5, mode="area"),
    "interpolate nearest": lambda x: F.interpolate(x, (3, 7)),
    "interpolate nearest-exact": lambda x: F.interpolate(x, (3, 7), mode="nearest-exact"),
    "interpolate bilinear antialias": lambda x: F.interpolate(x, (2, 3), mode="bilinear", antialias=True),
    "interpolate bicubic antialias": lambda x: F.interpolate(x, scale_factor=(0.5, 0.4), mode="bicubic", antialias=True),
    "interpolate bicubic aligned": lambda x: F.interpolate(x, (7, 9), mode="bicubic", align_corners=True),
    "softplus": lambda x: F.softplus(x, 2, 1),
    "relu": lambda x: F.relu(x),
    "leaky_relu": lambda x: F.leaky_relu(x, 0.3),
    "conv2d with one number for both axes": lambda x: F.conv2d(x, torch.ones(1, 2, 2, 2), None, 2, 1),
}


def seeded(seed, make, *shape):
    torch.manual_seed(seed)
    return make(*shape)


def module(make, shape):
    torch.manual_seed(0)
    layer = make()
    x = seeded(1, torch.randn, *shape).requires_grad_()
    y = layer(x)
    (y * seeded(2, torch.randn, *y.shape)).sum().backward()
    out = {"output": y, "input gradient": x.grad}
    out.update({f"state {name}": value for name, value in layer.state_dict().items()})
    out.update({f"gradient {name}": value.grad for name, value in layer.named_parameters()})
    return out


def modules():
    return {f"{name}: {what}": value for name, (make, shape) in MODULES.items() for what, value in module(make, shape).items()}


def losses():
    out = {}
    for name, loss in LOSSES.items():
        x = seeded(1, torch.randn, 3, 4).requires_grad_()
        value = loss(x, seeded(2, torch.rand, 3, 4))
        value.sum().backward()
        out[f"{name}: value"] = value
        out[f"{name}: gradient"] = x.grad
    return out


def functions():
    out = {}
    for name, function in FUNCTIONS.items():
        x = seeded(1, torch.randn, 1, 2, 4, 5).requires_grad_()
        y = function(x)
        (y * seeded(2, torch.randn, *y.shape)).sum().backward()
        out[f"{name}: output"] = y
        out[f"{name}: gradient"] = x.grad

    weight = torch.empty(4, 3, 2, 2)
    out["init kaiming_uniform_"] = seeded(0, lambda: nn.init.kaiming_uniform_(weight.clone(), mode="fan_out", nonlinearity="relu"))
    out["init kaiming_normal_"] = seeded(0, lambda: nn.init.kaiming_normal_(weight.clone(), a=0.2))
    out["init xavier_uniform_"] = seeded(0, lambda: nn.init.xavier_uniform_(weight.clone(), gain=1.5))
    out["init uniform_"] = seeded(0, lambda: nn.init.uniform_(weight.clone(), -1, 3))
    out["init normal_"] = seeded(0, lambda: nn.init.normal_(weight.clone(), 1, 0.02))
    for name in ("linear", "conv2d", "sigmoid", "tanh", "relu"):
        out[f"gain {name}"] = nn.init.calculate_gain(name)
    out["gain leaky_relu"] = nn.init.calculate_gain("leaky_relu", 0.3)

    for name, bound, order in (("two", 1.0, 2.0), ("three", 0.5, 3.0), ("infinity", 0.5, float("inf")), ("wide", 100.0, 2.0)):
        a, b = (nn.Parameter(seeded(seed, torch.randn, 3, 2)) for seed in (1, 2))
        ((a * a).sum() + (b * 3).sum()).backward()
        out[f"clip {name}: norm"] = nn.utils.clip_grad_norm_([a, nn.Parameter(torch.zeros(2)), b], bound, order)
        out[f"clip {name}: first"] = a.grad
        out[f"clip {name}: second"] = b.grad

    for name, transpose in (("fuse", False), ("fuse transposed", True)):
        weight = seeded(1, torch.randn, *((3, 4, 2, 2) if transpose else (4, 3, 2, 2)))
        rest = [seeded(seed, torch.rand, 4) for seed in range(2, 7)]
        fused = nn.utils.fusion.fuse_conv_bn_weights(weight, rest[0], rest[1], rest[2], 1e-3, rest[3], rest[4], transpose)
        bare = nn.utils.fusion.fuse_conv_bn_weights(weight, None, rest[1], rest[2], 1e-3, None, None, transpose)
        for which, pair in (("", fused), (" bare", bare)):
            out[f"{name}{which}: weight"], out[f"{name}{which}: bias"] = pair
    return out


if __name__ == "__main__":
    for file, values in (("modules", modules()), ("losses", losses()), ("functions", functions())):
        oracle.save(HERE / f"{file}.json", values)
