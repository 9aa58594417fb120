"""Writes Fixtures/unet_discriminator.pth and Fixtures/vgg_discriminator.pth, small random weights of Real-ESRGAN's U-Net and of BasicSR's VGG style discriminator
under their published names, and discriminators.json, what PyTorch computes with them, some steps of training included.

Run: /usr/bin/python3 discriminators_oracle.py
"""
import os
import sys

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils import spectral_norm

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "Shared"))
from oracle import save  # noqa: E402


class UNet(nn.Module):
    """Wang et al. 2021, figure 6."""

    def __init__(self, width):
        super().__init__()

        def normalised(inputs, outputs, kernel, stride):
            return spectral_norm(nn.Conv2d(width * inputs, width * outputs, kernel, stride, 1, bias=False))

        self.conv0 = nn.Conv2d(3, width, 3, padding=1)
        self.conv1, self.conv2, self.conv3 = normalised(1, 2, 4, 2), normalised(2, 4, 4, 2), normalised(4, 8, 4, 2)
        self.conv4, self.conv5, self.conv6 = normalised(8, 4, 3, 1), normalised(4, 2, 3, 1), normalised(2, 1, 3, 1)
        self.conv7, self.conv8 = normalised(1, 1, 3, 1), normalised(1, 1, 3, 1)
        self.conv9 = nn.Conv2d(width, 1, 3, padding=1)

    def forward(self, x):
        def active(layer, x):
            return F.leaky_relu(layer(x), 0.2)

        def up(x):
            return F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)

        x0 = active(self.conv0, x)
        x1 = active(self.conv1, x0)
        x2 = active(self.conv2, x1)
        x3 = active(self.conv3, x2)
        x = active(self.conv4, up(x3)) + x2
        x = active(self.conv5, up(x)) + x1
        x = active(self.conv6, up(x)) + x0
        return self.conv9(active(self.conv8, active(self.conv7, x)))


class Vgg(nn.Module):
    def __init__(self, side, width):
        super().__init__()
        self.conv0_0, maps = nn.Conv2d(3, width, 3, padding=1), width
        for k, times in enumerate((1, 2, 4, 8, 8)):
            if k > 0:
                setattr(self, f"conv{k}_0", nn.Conv2d(maps, times * width, 3, padding=1, bias=False))
                setattr(self, f"bn{k}_0", nn.BatchNorm2d(times * width))
            maps = times * width
            setattr(self, f"conv{k}_1", nn.Conv2d(maps, maps, 4, 2, 1, bias=False))
            setattr(self, f"bn{k}_1", nn.BatchNorm2d(maps))
        self.linear1, self.linear2 = nn.Linear(maps * (side // 32) ** 2, 100), nn.Linear(100, 1)

    def forward(self, x):
        x = F.leaky_relu(self.conv0_0(x), 0.2)
        for k in range(5):
            for part in ("_0", "_1") if k else ("_1",):
                x = F.leaky_relu(getattr(self, f"bn{k}{part}")(getattr(self, f"conv{k}{part}")(x)), 0.2)
        return self.linear2(F.leaky_relu(self.linear1(x.flatten(1)), 0.2))


def run(name, make, side, arrays):
    torch.manual_seed(len(name))
    network = make()
    torch.save({"params": network.state_dict()}, os.path.join(here, "Fixtures", name + ".pth"))
    network.train()
    # Steps of plain descent: their size is that of the gradients, which Adam's is not.
    descent = torch.optim.SGD(network.parameters(), lr=0.1)
    torch.manual_seed(77)
    # BatchNorm over the two values that a deep layer would have of two images makes last bits much more after three steps.
    fake, real = torch.rand(4, 3, side, side), torch.rand(4, 3, side, side)
    for step in range(4):
        descent.zero_grad()
        images = fake.clone().requires_grad_()
        of_fake, of_real = network(images), network(real)
        loss = F.softplus(of_fake).mean() + F.softplus(-of_real).mean()
        loss.backward()
        arrays[f"{name}: loss {step}"] = loss
        if step in (0, 3):
            arrays[f"{name}: logits {step}"] = of_real
            arrays[f"{name}: image gradient {step}"] = images.grad[:, :, ::3, ::3]
            arrays[f"{name}: gradients {step}"] = torch.stack([p.grad.norm() for _, p in sorted(network.named_parameters())])
        descent.step()
    for key, value in network.state_dict().items():
        if key.endswith(("_u", "_v")):
            arrays[f"{name}: after {key}"] = value
    arrays[f"{name}: evaluated"] = network.eval()(real)


def main():
    arrays = {}
    run("unet_discriminator", lambda: UNet(3), 16, arrays)
    run("vgg_discriminator", lambda: Vgg(32, 2), 32, arrays)
    arrays["weights of the U-Net"] = sum(p.numel() for p in UNet(64).parameters())
    arrays["weights of VGG style"] = sum(p.numel() for p in Vgg(128, 64).parameters())
    save(os.path.join(here, "discriminators.json"), arrays)


if __name__ == "__main__":
    main()
