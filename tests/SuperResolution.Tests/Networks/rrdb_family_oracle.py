"""Writes Fixtures/*.pth, small random weights of RRDBNet, MSRResNet and EBRN in the layouts in which they are published, and rrdb.json, msrresnet.json and
ebrn.json, what PyTorch computes with them; with their true sizes, the number of weights.

Run: /usr/bin/python3 rrdb_family_oracle.py
"""
import os
import sys
from collections import OrderedDict

import torch
from torch import nn
from torch.nn import functional as F

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "Shared"))
from oracle import save  # noqa: E402


def conv(inputs, outputs):
    return nn.Conv2d(inputs, outputs, 3, padding=1)


class DenseBlock(nn.Module):
    """ESRGAN, figure 4: each convolution sees the maps of all before it; 0.2 of the last."""

    def __init__(self, width, growth):
        super().__init__()
        for i in range(5):
            setattr(self, f"conv{i + 1}", conv(width + i * growth, growth if i < 4 else width))

    def forward(self, x):
        maps = [x]
        for i in range(4):
            maps.append(F.leaky_relu(getattr(self, f"conv{i + 1}")(torch.cat(maps, 1)), 0.2))
        return x + 0.2 * self.conv5(torch.cat(maps, 1))


class Rrdb(nn.Module):
    def __init__(self, width, growth):
        super().__init__()
        self.rdb1, self.rdb2, self.rdb3 = (DenseBlock(width, growth) for _ in range(3))

    def forward(self, x):
        return x + 0.2 * self.rdb3(self.rdb2(self.rdb1(x)))


class RrdbNet(nn.Module):
    def __init__(self, scale, blocks, width, growth):
        super().__init__()
        self.cell = 4 // scale
        self.scale = scale
        self.conv_first = conv(3 * self.cell ** 2, width)
        self.body = nn.Sequential(*[Rrdb(width, growth) for _ in range(blocks)])
        self.conv_body, self.conv_up1, self.conv_up2, self.conv_hr = (conv(width, width) for _ in range(4))
        self.conv_last = conv(width, 3)

    def forward(self, image):
        height, width = image.shape[2:]
        x = F.pad(image, (0, -width % self.cell, 0, -height % self.cell), "reflect") if self.cell > 1 else image
        first = self.conv_first(F.pixel_unshuffle(x, self.cell))
        x = first + self.conv_body(self.body(first))
        for layer in (self.conv_up1, self.conv_up2):
            x = F.leaky_relu(layer(F.interpolate(x, scale_factor=2, mode="nearest")), 0.2)
        x = self.conv_last(F.leaky_relu(self.conv_hr(x), 0.2))
        return x[:, :, :height * self.scale, :width * self.scale]


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.conv1, self.conv2 = conv(width, width), conv(width, width)

    def forward(self, x):
        return x + self.conv2(F.relu(self.conv1(x)))


class MsrResNet(nn.Module):
    def __init__(self, scale, blocks, width):
        super().__init__()
        self.scale, self.step = scale, 2 if scale == 4 else scale
        self.conv_first = conv(3, width)
        self.body = nn.Sequential(*[Block(width) for _ in range(blocks)])
        self.upconv1 = conv(width, width * self.step ** 2)
        if scale == 4:
            self.upconv2 = conv(width, width * 4)
        self.conv_hr, self.conv_last = conv(width, width), conv(width, 3)

    def forward(self, image):
        x = self.body(F.leaky_relu(self.conv_first(image), 0.1))
        for name in ("upconv1", "upconv2"):
            if hasattr(self, name):
                x = F.leaky_relu(F.pixel_shuffle(getattr(self, name)(x), self.step), 0.1)
        x = self.conv_last(F.leaky_relu(self.conv_hr(x), 0.1))
        return x + F.interpolate(image, scale_factor=self.scale, mode="bilinear", align_corners=False)


def three(width):
    return nn.Sequential(*[part for _ in range(3) for part in (conv(width, width), nn.PReLU(width))])


class Module(nn.Module):
    """EBRN's block residual module, in the paper's order: what it enlarges, and what that cannot give back, for the next one."""

    def __init__(self, width, shape, last):
        super().__init__()
        self.up = nn.Sequential(nn.ConvTranspose2d(width, width, *shape), nn.PReLU(width))
        self.restored = three(width)
        if not last:
            self.down = nn.Sequential(nn.Conv2d(width, width, *shape), nn.PReLU(width))
            self.deeper = three(width)

    def forward(self, x):
        large = self.up(x)
        if not hasattr(self, "down"):
            return self.restored(large), None
        lost = x - self.down(large)
        return self.restored(large), lost + self.deeper(lost)


class Ebrn(nn.Module):
    def __init__(self, scale, modules, width):
        super().__init__()
        shape = {2: (6, 2, 2), 3: (7, 3, 2), 4: (8, 4, 2), 8: (12, 8, 2)}[scale]
        self.head = nn.Sequential(conv(3, 4 * width), nn.PReLU(4 * width), conv(4 * width, width), nn.PReLU(width), conv(width, width), nn.PReLU(width))
        self.body = nn.ModuleList(Module(width, shape, k == modules - 1) for k in range(modules))
        self.fusion = nn.ModuleList(nn.Sequential(conv(width, width), nn.PReLU(width)) for _ in range(modules - 1))
        self.last = conv(modules * width, 3)

    def forward(self, image):
        x, restored = self.head(image), []
        for module in self.body:
            large, x = module(x)
            restored.append(large)
        for k in reversed(range(len(self.fusion))):
            restored[k] = self.fusion[k](restored[k] + restored[k + 1])
        return self.last(torch.cat(restored, 1))


def old_layout(state, blocks):
    """ESRGAN's names of 2018."""
    names = {"conv_first": "model.0", "conv_body": f"model.1.sub.{blocks}", "conv_up1": "model.3", "conv_up2": "model.6", "conv_hr": "model.8",
             "conv_last": "model.10"}
    out = OrderedDict()
    for key, value in state.items():
        layer, part = key.rsplit(".", 1)
        if layer.startswith("body."):
            _, k, block, convolution = layer.split(".")
            layer = f"model.1.sub.{k}.{block.upper()}.{convolution}.0"
        out[f"{names.get(layer, layer)}.{part}"] = value
    return out


def second_layout(state):
    """ESRGAN's names since its second release."""
    names = {"conv_body": "trunk_conv", "conv_up1": "upconv1", "conv_up2": "upconv2", "conv_hr": "HRconv"}
    out = OrderedDict()
    for key, value in state.items():
        layer, part = key.rsplit(".", 1)
        if layer.startswith("body."):
            _, k, block, convolution = layer.split(".")
            layer = f"RRDB_trunk.{k}.{block.upper()}.{convolution}"
        out[f"{names.get(layer, layer)}.{part}"] = value
    return out


def own_layout(state):
    """EBRN was not published; the library's own names. There the last convolution is a sum of one for each module."""
    out = OrderedDict()
    for key, value in state.items():
        name, part = key.rsplit(".", 1)
        words = name.split(".")
        if words[0] == "last":
            if part == "weight":
                width = [v for k, v in state.items() if k.startswith("head.4.weight")][0].shape[0]
                for k, piece in enumerate(value.split(width, 1)):
                    out[f"conv_last.{k}.weight"] = piece.clone()
            else:
                out["conv_last.0.bias"] = value
            continue
        layer = int(words[-1])
        of = "prelu" if layer % 2 else "conv"
        if words[0] == "body" and words[2] in ("up", "down"):
            out[f"body.{words[1]}.{words[2]}.{of}.{part}"] = value
        elif words[0] == "body":
            out[f"body.{words[1]}.{words[2]}.{layer // 2}.{of}.{part}"] = value
        elif words[0] == "head":
            out[f"head.{layer // 2}.{of}.{part}"] = value
        else:
            out[f"fusion.{words[1]}.{of}.{part}"] = value
    return out


CASES = {
    "rrdb_x4": (lambda: RrdbNet(4, 2, 4, 2), lambda s: {"params_ema": s}),
    "rrdb_x2": (lambda: RrdbNet(2, 1, 4, 2), lambda s: {"params_ema": s}),
    "rrdb_x1": (lambda: RrdbNet(1, 1, 3, 2), lambda s: {"params_ema": s}),
    "rrdb_2018_x4": (lambda: RrdbNet(4, 2, 3, 2), lambda s: old_layout(s, 2)),
    "rrdb_esrgan_x4": (lambda: RrdbNet(4, 1, 4, 3), second_layout),
    "msrresnet_x2": (lambda: MsrResNet(2, 2, 4), lambda s: {"params": s}),
    "msrresnet_x3": (lambda: MsrResNet(3, 1, 4), lambda s: {"params": s}),
    "msrresnet_x4": (lambda: MsrResNet(4, 2, 4), lambda s: {"params": s}),
    "ebrn_x2": (lambda: Ebrn(2, 3, 3), own_layout),
    "ebrn_x3": (lambda: Ebrn(3, 2, 2), own_layout),
    "ebrn_x4": (lambda: Ebrn(4, 2, 3), own_layout),
    "ebrn_x8": (lambda: Ebrn(8, 2, 2), own_layout),
}

WHOLE = {
    "rrdb x4": lambda: RrdbNet(4, 23, 64, 32), "rrdb x2": lambda: RrdbNet(2, 23, 64, 32), "rrdb x1": lambda: RrdbNet(1, 23, 64, 32),
    "rrdb anime": lambda: RrdbNet(4, 6, 64, 32), "msrresnet x4": lambda: MsrResNet(4, 16, 64), "msrresnet x3": lambda: MsrResNet(3, 16, 64),
    "msrresnet x2": lambda: MsrResNet(2, 16, 64), "ebrn x4": lambda: Ebrn(4, 10, 64), "ebrn x2": lambda: Ebrn(2, 10, 64),
}


def randomised(network):
    """Weights that keep the size of what goes through, and biases and slopes that are not 0."""
    with torch.no_grad():
        for value in network.state_dict().values():
            value.copy_(torch.randn_like(value) * (0.7 / max(1, value[0].numel()) ** 0.5 if value.ndim == 4 else 0.2))
    return network


def main():
    arrays = {}
    for seed, (name, (make, layout)) in enumerate(CASES.items()):
        torch.manual_seed(seed)
        network = randomised(make())
        state = layout(network.state_dict())
        torch.save(state, os.path.join(here, "Fixtures", name + ".pth"))
        image = torch.rand(1, 3, 5, 6, requires_grad=True)
        output = network(image)
        loss = (output * torch.linspace(-1, 1, output.numel()).view(output.shape)).sum()
        loss.backward()
        arrays[f"{name}: image"], arrays[f"{name}: output"], arrays[f"{name}: gradient"] = image, output, image.grad
        arrays[f"{name}: weights"] = sum(p.numel() for p in network.parameters())
        arrays[f"{name}: gradients of weights"] = sum(p.grad.abs().sum() for p in network.parameters())
    for name, make in WHOLE.items():
        arrays[f"weights of {name}"] = sum(p.numel() for p in make().parameters())
    for family in ("rrdb", "msrresnet", "ebrn"):
        save(os.path.join(here, family + ".json"), {k: v for k, v in arrays.items() if k.removeprefix("weights of ").startswith(family)})


if __name__ == "__main__":
    main()
