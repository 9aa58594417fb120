"""Writes self_ensemble.json: what LeanSRResNet gives as the mean over the 8 flips and rotations of a picture, as PyTorch computes it.

Run: /usr/bin/python3 self_ensemble_oracle.py
"""
import os
import sys

import torch

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(here, "..", "..", "Shared"), os.path.join(here, "..", "Training")]
from lean_srresnet import LeanSRResNet  # noqa: E402
from oracle import save  # noqa: E402


def main():
    torch.manual_seed(7)
    net = LeanSRResNet(2, blocks=1, width=6).eval()
    torch.manual_seed(8)
    image = torch.rand(2, 3, 6, 5)
    with torch.no_grad():
        alone = net(image)
        turned = []
        for mirrored in (False, True):
            for quarters in range(4):
                view = image.flip(3) if mirrored else image
                back = torch.rot90(net(torch.rot90(view, quarters, (2, 3))), -quarters, (2, 3))
                turned.append(back.flip(3) if mirrored else back)
    save(os.path.join(here, "self_ensemble.json"), {"alone": alone, "mean of 8": torch.stack(turned).mean(0)})


if __name__ == "__main__":
    main()
