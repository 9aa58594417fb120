"""Writes Fixtures/vgg*.pth: files of classifiers in torchvision's layouts, of which the first layers alone have values of their own.

The other tensors have the right sizes and lie on a single zero, so that a file of 574 MB has some kilobytes; a reader that reads one of
them refuses it. Run: /usr/bin/python3 make_classifier_fixtures.py
"""
import pathlib
from collections import OrderedDict

import torch

FIXTURES = pathlib.Path(__file__).parent / "Fixtures"
VGG16, VGG19 = [2, 2, 3, 3, 3], [2, 2, 4, 4, 4]
CLASSIFIER = [(0, 4096, 25088), (3, 4096, 4096), (6, 1000, 4096)]


def stub(*shape):
    return torch.zeros(1).expand(shape)


def features(counts, norm=False):
    """torchvision's list: convolution, BatchNorm where there is one, ReLU; a max-pooling after each group."""
    state, place, width = OrderedDict(), 0, 3
    for maps, count in zip([64, 128, 256, 512, 512], counts):
        for _ in range(count):
            state[f"features.{place}.weight"], state[f"features.{place}.bias"] = stub(maps, width, 3, 3), stub(maps)
            if norm:
                for name in ("weight", "bias", "running_mean", "running_var"):
                    state[f"features.{place + 1}.{name}"] = stub(maps)
                state[f"features.{place + 1}.num_batches_tracked"] = torch.tensor(0)
            place, width = place + (3 if norm else 2), maps
        place += 1
    return state


def whole(state):
    return OrderedDict(state, **{f"classifier.{k}.{name}": stub(*shape) for k, o, i in CLASSIFIER for name, shape in (("weight", (o, i)), ("bias", (o,)))})


def save(name, state):
    torch.save(state, FIXTURES / name)


def main():
    torch.manual_seed(0)
    vgg19 = features(VGG19)
    for place, (o, i) in {0: (64, 3), 2: (64, 64)}.items():
        layer = torch.nn.Conv2d(i, o, 3)
        vgg19[f"features.{place}.weight"], vgg19[f"features.{place}.bias"] = layer.weight.detach().half(), layer.bias.detach().half()
    save("vgg19_whole.pth", whole(vgg19))
    first = OrderedDict(features(VGG19), **{name: vgg19[name] for name in ("features.0.weight", "features.0.bias")})
    save("vgg19_features.pth", OrderedDict((name.removeprefix("features."), value) for name, value in first.items()))
    save("vgg19_one_missing.pth", OrderedDict((name, value) for name, value in whole(first).items() if name != "features.34.bias"))
    save("vgg19_bn.pth", whole(features(VGG19, norm=True)))
    save("vgg16.pth", whole(features(VGG16)))


main()
