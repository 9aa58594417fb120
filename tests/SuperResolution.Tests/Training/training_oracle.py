"""Writes training.json: losses, and a training of LeanSRResNet step by step, as PyTorch computes them.

Run: /usr/bin/python3 training_oracle.py
"""
import math
import os
import sys

import torch
from torch import nn

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "Shared"))
sys.path.insert(0, here)
from lean_srresnet import LeanSRResNet  # noqa: E402
from oracle import save  # noqa: E402

SCALE, BLOCKS, WIDTH, STEPS = 4, 2, 8, 6
PEAK, WARM_UP, FLOOR = 1e-2, 2, 1e-4

LOSSES = {
    "l1": nn.functional.l1_loss,
    "mse": lambda x, y: nn.functional.mse_loss(2 * x - 1, 2 * y - 1),
    "charbonnier": lambda x, y: (torch.sqrt((x - y) ** 2 + 1e-6) - 1e-3).mean(),
}
WEIGHTS = {"l1": 1.0, "mse": 0.5, "charbonnier": 0.25}


def rate(step):
    if step < WARM_UP:
        return PEAK * (step + 1) / WARM_UP
    return FLOOR + (PEAK - FLOOR) * 0.5 * (1 + math.cos(math.pi * (step - WARM_UP) / (STEPS - WARM_UP)))


def training(out):
    torch.manual_seed(7)
    net = LeanSRResNet(SCALE, BLOCKS, WIDTH)
    torch.manual_seed(8)
    low, high = torch.rand(2, 3, 6, 5), torch.rand(2, 3, 24, 20)
    out["first output"] = net(low)[:, :, ::3, ::3]
    average = {name: value.clone() for name, value in net.state_dict().items()}
    adam = torch.optim.Adam(net.parameters(), lr=PEAK, betas=(0.9, 0.99))
    for step in range(STEPS):
        adam.param_groups[0]["lr"] = rate(step)
        adam.zero_grad()
        prediction = net(low)
        losses = {name: loss(prediction, high) for name, loss in LOSSES.items()}
        total = sum(WEIGHTS[name] * value for name, value in losses.items())
        total.backward()
        norm = nn.utils.clip_grad_norm_(net.parameters(), 0.05)
        out[f"step {step}"] = torch.stack([total, losses["l1"], losses["mse"], losses["charbonnier"], norm, torch.tensor(rate(step))])
        adam.step()
        decay = min(0.9, (1 + step) / (10 + step))
        for name, value in net.state_dict().items():
            average[name] = average[name] * decay + value * (1 - decay)
    out["last output"] = net(low)[:, :, ::3, ::3]
    net.load_state_dict(average)
    out["averaged output"] = net(low)[:, :, ::3, ::3]


def losses(out):
    torch.manual_seed(3)
    target = torch.rand(2, 3, 4, 5)
    for name, loss in LOSSES.items():
        prediction = (target + torch.linspace(-0.1, 0.1, target.numel()).view_as(target)).requires_grad_()
        value = loss(prediction, target)
        value.backward()
        out[f"{name}: value"] = value
        out[f"{name}: gradient"] = prediction.grad


def main():
    arrays = {}
    losses(arrays)
    training(arrays)
    save(os.path.join(here, "training.json"), arrays)


if __name__ == "__main__":
    main()
