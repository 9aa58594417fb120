"""Writes vgg19.json: features of VGG19 as PyTorch computes them, with random weights and with those of a file of torchvision's layout.

Run: /usr/bin/python3 vgg19_oracle.py FILE     FILE is weights/vgg19/vgg19-features-oxford.pth of the folder of weights beside the repository
"""
import os
import sys
from collections import OrderedDict

import torch
from torch import nn

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "Shared"))
from oracle import save  # noqa: E402

MEAN, STD = (torch.tensor(v).view(1, 3, 1, 1) for v in ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]))


def layers(poolings=5):
    """torchvision's VGG19 by its names: configuration E of Simonyan and Zisserman 2015."""
    features, width = OrderedDict(), 3
    for maps, count in [(64, 2), (128, 2), (256, 4), (512, 4), (512, 4)][:poolings]:
        for _ in range(count):
            features[str(len(features))] = nn.Conv2d(width, maps, 3, padding=1)
            features[str(len(features))] = nn.ReLU()
            width = maps
        features[str(len(features))] = nn.MaxPool2d(2)
    return nn.Sequential(OrderedDict(features=nn.Sequential(features)))


def cut(network, images, pooling, convolution, after=True):
    """phi_ij: counts convolutions since the last pooling."""
    x, i, j = (images - MEAN) / STD, 1, 0
    for layer in network.features:
        x = layer(x)
        if isinstance(layer, nn.MaxPool2d):
            i, j = i + 1, 0
        elif isinstance(layer, nn.Conv2d):
            j += 1
        if (i, j) == (pooling, convolution) and isinstance(layer, nn.ReLU if after else nn.Conv2d):
            return x
    raise ValueError((pooling, convolution))


def thinned(tensor, most=60):
    return tensor.flatten()[::1 + tensor.numel() // most]


def main():
    arrays = {}
    torch.manual_seed(19)
    network = layers(3)
    torch.manual_seed(18)
    images = torch.rand(2, 3, 17, 14, requires_grad=True)
    total = 0
    for place in [(1, 1, False), (1, 2, True), (2, 2, True), (3, 1, False), (3, 2, True)]:
        features = cut(network, images, *place)
        arrays[f"random {place[0]}.{place[1]}{'' if place[2] else ' before activation'}"] = thinned(features)
        total = total + (features * features).mean()
    total.backward()
    arrays["random: gradient"] = images.grad

    network = layers()
    network.load_state_dict(torch.load(sys.argv[1]))
    torch.manual_seed(20)
    images, other = torch.rand(1, 3, 40, 48, requires_grad=True), torch.rand(1, 3, 40, 48)
    for i, count in enumerate([2, 2, 4, 4, 4], 1):
        for j in range(1, count + 1):
            for after in (False, True):
                name = f"file {i}.{j}{'' if after else ' before activation'}"
                arrays[name] = thinned(cut(network, images, i, j, after), 20)
    for name, place in {"vgg22": (2, 2), "vgg54": (5, 4)}.items():
        value = nn.functional.mse_loss(cut(network, images, *place) / 12.75, cut(network, other, *place) / 12.75)
        images.grad = None
        value.backward()
        arrays[f"file {name}: value"], arrays[f"file {name}: gradient"] = value, images.grad[:, :, ::3, ::3]
    save(os.path.join(here, "vgg19.json"), arrays)


if __name__ == "__main__":
    main()
