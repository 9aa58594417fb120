"""Writes what LPIPS measures with a network of random weights: lpips_oracle.py alex|vgg|squeeze HEADS FOLDER

HEADS is a file of linear heads, or - for random ones. Into FOLDER go backbone.pth in torchvision's layout, heads.pth where they are
random, and lpips.json with a value for each picture. Written after the paper and torchvision's tables of layers, in PyTorch.
"""
import os
import sys

import torch
from torch import nn

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "Shared"))
from oracle import save  # noqa: E402
from patterns import picture  # noqa: E402

PICTURES = ((64, 75, 3, 30), (64, 75, 3, 3), (33, 40, 3, 60), (48, 50, 1, 20))


class Fire(nn.Module):
    def __init__(self, inputs, squeezed, expanded):
        super().__init__()
        self.squeeze = nn.Conv2d(inputs, squeezed, 1)
        self.expand1x1 = nn.Conv2d(squeezed, expanded, 1)
        self.expand3x3 = nn.Conv2d(squeezed, expanded, 3, padding=1)

    def forward(self, x):
        x = self.squeeze(x).relu()
        return torch.cat([self.expand1x1(x).relu(), self.expand3x3(x).relu()], 1)


def alex():
    layers = [
        nn.Conv2d(3, 64, 11, stride=4, padding=2), nn.ReLU(), nn.MaxPool2d(3, 2), nn.Conv2d(64, 192, 5, padding=2), nn.ReLU(),
        nn.MaxPool2d(3, 2), nn.Conv2d(192, 384, 3, padding=1), nn.ReLU(), nn.Conv2d(384, 256, 3, padding=1), nn.ReLU(),
        nn.Conv2d(256, 256, 3, padding=1), nn.ReLU(), nn.MaxPool2d(3, 2)]
    return layers, (1, 4, 7, 9, 11), 31


def vgg():
    layers, inputs = [], 3
    for maps in (64, 64, None, 128, 128, None, 256, 256, 256, None, 512, 512, 512, None, 512, 512, 512, None):
        layers += [nn.MaxPool2d(2)] if maps is None else [nn.Conv2d(inputs, maps, 3, padding=1), nn.ReLU()]
        inputs = maps or inputs
    return layers, (3, 8, 15, 22, 29), 16


def squeeze():
    def pool():
        return nn.MaxPool2d(3, 2, ceil_mode=True)

    layers = [
        nn.Conv2d(3, 64, 3, stride=2), nn.ReLU(), pool(), Fire(64, 16, 64), Fire(128, 16, 64), pool(), Fire(128, 32, 128),
        Fire(256, 32, 128), pool(), Fire(256, 48, 192), Fire(384, 48, 192), Fire(384, 64, 256), Fire(512, 64, 256)]
    return layers, (1, 4, 7, 9, 10, 11, 12), 17


def stages(features, ends, x):
    found = []
    for place, layer in enumerate(features[:ends[-1] + 1]):
        x = layer(x)
        if place in ends:
            found.append(x)
    return found


def distance(features, ends, heads, a, b):
    """a, b: [1, 3, H, W] in [-1, 1]."""
    shift, scale = (torch.tensor(v).view(1, 3, 1, 1) for v in ([-.030, -.088, -.188], [.458, .448, .450]))
    total = 0.0
    for k, (f, g) in enumerate(zip(*(stages(features, ends, (i - shift) / scale) for i in (a, b)))):
        f, g = (i / (i.pow(2).sum(1, keepdim=True).sqrt() + 1e-10) for i in (f, g))
        weighted = (f - g).pow(2) * heads[f"lin{k}.model.1.weight"]
        total += weighted.sum(1).double().mean().item()
    return total


def main():
    name, given, folder = sys.argv[1:]
    torch.manual_seed(11)
    layers, ends, smallest = {"alex": alex, "vgg": vgg, "squeeze": squeeze}[name]()
    network = nn.Module()
    network.features = nn.Sequential(*layers)
    network.classifier = nn.Sequential(nn.Dropout(), nn.Linear(7, 5))
    torch.save(network.state_dict(), os.path.join(folder, "backbone.pth"))
    if given == "-":
        maps = [f.shape[1] for f in stages(network.features, ends, torch.zeros(1, 3, 64, 64))]
        heads = {f"lin{k}.model.1.weight": torch.rand(1, count, 1, 1) for k, count in enumerate(maps)}
        torch.save(heads, os.path.join(folder, "heads.pth"))
    else:
        heads = torch.load(given, map_location="cpu")

    values = {}
    with torch.no_grad():
        for height, width, channels, damage in (*PICTURES, (smallest, smallest + 1, 3, 25)):
            a, b = (
                torch.from_numpy(picture(height, width, channels, d)).expand(3, -1, -1)[None].float() / 127.5 - 1 for d in (damage, 0))
            values[f"{height}/{width}/{channels}/{damage}"] = distance(network.features, ends, heads, a, b)
    save(os.path.join(folder, "lpips.json"), values)


if __name__ == "__main__":
    main()
