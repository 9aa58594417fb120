"""Writes a checkpoint with random weights in the layout and the size of one that is published and cannot lie here, and what PyTorch makes with it.

Run: /usr/bin/python3 published_sizes.py NAME WEIGHTS.pth EXPECTED.json
"""
import os
import sys

import torch

import published_networks
import published_networks_oracle
import rrdb_family_oracle as family

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "Shared"))
from oracle import save  # noqa: E402


def of_family(network, layout=lambda state: state):
    family.randomised(network)
    return layout(network.state_dict()), network


def compact(convolutions, width):
    state = published_networks_oracle.weights(0, published_networks_oracle.compact(4, convolutions, width))
    return state, lambda image: published_networks.compact(state, image)


# What a file holds under which name, and the network as a function of images.
FILES = {
    "RealESRGAN_x4plus": ("params_ema", lambda: of_family(family.RrdbNet(4, 23, 64, 32))),
    "RealESRGAN_x4plus_anime_6B": ("params_ema", lambda: of_family(family.RrdbNet(4, 6, 64, 32))),
    "RRDB_PSNR_x4_old_arch": (None, lambda: of_family(family.RrdbNet(4, 23, 64, 32), lambda state: family.old_layout(state, 23))),
    "realesr-general-x4v3": ("params", lambda: compact(32, 64)),
    "MSRResNet_x4": ("params", lambda: of_family(family.MsrResNet(4, 16, 64))),
}


def main():
    name, weights, expected = sys.argv[1:]
    torch.manual_seed(3)
    wrapper, make = FILES[name]
    state, network = make()
    torch.save({wrapper: state} if wrapper else state, weights)
    image = torch.rand(1, 3, 12, 10)
    with torch.no_grad():
        save(expected, {"image": image, "output": network(image)})


if __name__ == "__main__":
    main()
