"""Writes adversarial.json: an adversarial training of LeanSRResNet against SRGAN's discriminator step by step, as PyTorch computes it.

Run: /usr/bin/python3 adversarial_oracle.py
"""
import os
import sys

import torch
from torch import nn
from torch.nn import functional

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "Shared"))
sys.path.insert(0, here)
from lean_srresnet import LeanSRResNet  # noqa: E402
from oracle import save  # noqa: E402

SIDE, WIDTH, STEPS, K, WEIGHT = 32, 4, 5, 2, 0.05
SEED = 11


class Discriminator(nn.Module):
    """Ledig et al. 2017, figure 4."""

    def __init__(self, side, width):
        super().__init__()
        self.first = nn.Conv2d(3, width, 3, padding=1)
        layers, maps = [], width
        for out, stride in [(1, 2), (2, 1), (2, 2), (4, 1), (4, 2), (8, 1), (8, 2)]:
            layers += [nn.Conv2d(maps, out * width, 3, stride=stride, padding=1, bias=False), nn.BatchNorm2d(out * width), nn.LeakyReLU(0.2)]
            maps = out * width
        self.blocks = nn.Sequential(*layers)
        self.dense = nn.Linear(8 * width * (side // 16) ** 2, 16 * width)
        self.logit = nn.Linear(16 * width, 1)

    def forward(self, x):
        x = functional.leaky_relu(self.first(2 * x - 1), 0.2)
        return self.logit(functional.leaky_relu(self.dense(self.blocks(x).flatten(1)), 0.2))


def main():
    out = {}
    torch.manual_seed(SEED)
    generator = LeanSRResNet(4, 2, 8)
    torch.manual_seed(SEED + 1)
    discriminator = Discriminator(SIDE, WIDTH)
    torch.manual_seed(8)
    low, high = torch.rand(4, 3, SIDE // 4, SIDE // 4), torch.rand(4, 3, SIDE, SIDE)
    adam = torch.optim.Adam(generator.parameters(), lr=1, betas=(0.9, 0.999))
    adam_of_discriminator = torch.optim.Adam(discriminator.parameters(), lr=1, betas=(0.9, 0.999))
    for step in range(STEPS):
        adam.param_groups[0]["lr"] = 1e-3 * 0.1 ** (step // 3)
        adam_of_discriminator.param_groups[0]["lr"] = 2e-3
        adam.zero_grad()
        prediction = generator(low)
        l1 = functional.l1_loss(prediction, high)
        mse = functional.mse_loss(2 * prediction - 1, 2 * high - 1)
        for _ in range(K):
            adam_of_discriminator.zero_grad()
            fake, real = discriminator(prediction.detach()), discriminator(high)
            # Equation 2, as the loss of the discriminator.
            loss = functional.binary_cross_entropy_with_logits(real, torch.ones_like(real)) \
                + functional.binary_cross_entropy_with_logits(fake, torch.zeros_like(fake))
            loss.backward()
            norm_of_discriminator = nn.utils.clip_grad_norm_(discriminator.parameters(), 0.5)
            adam_of_discriminator.step()
        judged = discriminator(prediction)
        # Equation 6.
        gan = functional.binary_cross_entropy_with_logits(judged, torch.ones_like(judged))
        total = l1 + 0.5 * mse + WEIGHT * gan
        total.backward()
        norm = nn.utils.clip_grad_norm_(generator.parameters(), 0.05)
        adam.step()
        out[f"step {step}"] = torch.stack([
            total, l1, mse, gan, norm, loss, torch.sigmoid(real).mean(), torch.sigmoid(fake).mean(), norm_of_discriminator])
    out["last output"] = generator(low)[:, :, ::3, ::3]
    out["last judgement"] = discriminator(high)
    save(os.path.join(here, "adversarial.json"), out)


main()
