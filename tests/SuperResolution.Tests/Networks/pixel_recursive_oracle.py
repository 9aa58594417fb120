"""Writes Fixtures/pixel_recursive_x*.pth, small random weights of pixel recursive super resolution under the library's names, and pixel_recursive.json: what
PyTorch computes with them, the prior with masked kernels and the whole picture anew for each pixel; with its true sizes, the number of weights.

Run: /usr/bin/python3 pixel_recursive_oracle.py
"""
import os
import sys

import torch
from torch import nn
from torch.nn import functional as F

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "Shared"))
from oracle import save  # noqa: E402

ALL = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


class Masked(nn.Conv2d):
    """Type A sees what lies before a pixel, B the pixel too, C the rows above alone."""

    def __init__(self, inputs, outputs, kernel, kind):
        super().__init__(inputs, outputs, kernel, padding=(kernel[0] // 2, kernel[1] // 2))
        mask = torch.zeros(self.weight.shape)
        y, x = kernel[0] // 2, kernel[1] // 2
        mask[:, :, :y] = 1
        mask[:, :, y, :{"A": x, "B": x + 1, "C": 0}[kind]] = 1
        self.register_buffer("mask", mask)

    def forward(self, x):
        return F.conv2d(x, self.weight * self.mask, self.bias, padding=self.padding)


class Gated(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.vertical = Masked(width, 2 * width, (5, 5), "C")
        self.handed = nn.Conv2d(2 * width, 2 * width, 1)
        self.horizontal = Masked(width, 2 * width, (1, 5), "B")
        self.merged = nn.Conv2d(width, width, 1)

    @staticmethod
    def gate(x):
        a, b = x.chunk(2, 1)
        return torch.tanh(a) * torch.sigmoid(b)

    def forward(self, features, state):
        down = self.vertical(state)
        return features + self.merged(self.gate(self.horizontal(features) + self.handed(down))), self.gate(down)


class Prior(nn.Module):
    def __init__(self, layers, width, hidden):
        super().__init__()
        self.first = Masked(3, width, (7, 7), "A")
        self.layers = nn.ModuleList(Gated(width) for _ in range(layers))
        self.hidden, self.last = nn.Conv2d(width, hidden, 1), nn.Conv2d(hidden, 768, 1)

    def forward(self, picture):
        features = state = self.first(picture)
        for layer in self.layers:
            features, state = layer(features, state)
        return self.last(F.relu(self.hidden(features)))


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(width, width, 3, padding=1), nn.Conv2d(width, width, 3, padding=1)
        self.bn1, self.bn2 = nn.BatchNorm2d(width), nn.BatchNorm2d(width)

    def forward(self, x):
        return x + self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))


class PixelRecursive(nn.Module):
    def __init__(self, steps, blocks, width, layers, prior_width, hidden):
        super().__init__()
        self.blocks = blocks
        self.conv_first = nn.Conv2d(3, width, 1)
        self.trunk = nn.ModuleList(Block(width) for _ in range((steps + 1) * blocks))
        self.deconv = nn.ModuleList(nn.ConvTranspose2d(width, width, 3, 2, 1, 1) for _ in range(steps))
        self.conv_last = nn.Conv2d(width, 768, 1)
        self.prior = Prior(layers, prior_width, hidden)

    def conditioning(self, low):
        x = self.conv_first(low - 0.5)
        for step in range(len(self.deconv) + 1):
            for block in self.trunk[step * self.blocks:(step + 1) * self.blocks]:
                x = block(x)
            if step < len(self.deconv):
                x = F.relu(self.deconv[step](x))
        return self.by_channel(self.conv_last(x))

    @staticmethod
    def by_channel(logits):
        return logits.unflatten(1, (3, 256))

    def logits(self, low, high):
        return self.conditioning(low), self.by_channel(self.prior(high - 0.5))


def own_layout(state):
    """Without masks, and without the weights under them."""
    out = {}
    for key, value in state.items():
        if key.endswith(".mask"):
            continue
        if key == "prior.first.weight":
            out["prior.first_above.weight"], out["prior.first_left.weight"] = value[:, :, :3].clone(), value[:, :, 3:4, :3].clone()
        elif key == "prior.first.bias":
            out["prior.first_above.bias"] = value
        elif key.endswith("vertical.weight"):
            out[key] = value[:, :, :2].clone()
        elif key.endswith("horizontal.weight"):
            out[key] = value[:, :, :, :3].clone()
        else:
            out[key] = value
    return out


def count(network):
    total = sum(p.numel() for p in network.parameters())
    return total - sum(int((m.mask == 0).sum()) for m in network.modules() if isinstance(m, Masked))


def mix(value):
    value = (value + GOLDEN) & ALL
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & ALL
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & ALL
    return value ^ (value >> 31)


def unit(seed, plane, pixel):
    """SplitMix64 at a place, from 0 to below 1."""
    key = mix(seed & ALL)
    for place in (plane, pixel):
        key = mix(key ^ mix((place + GOLDEN) & ALL))
    return (mix((key + GOLDEN) & ALL) >> 11) / (1 << 53)


def sample(network, low, temperature, seed):
    """A picture, or None where a draw lies so near an edge that rounding decides."""
    conditioning = network.conditioning(low)
    batch, _, _, height, width = conditioning.shape
    picture = torch.zeros(batch, 3, height, width)
    for y in range(height):
        for x in range(width):
            logits = (conditioning + network.by_channel(network.prior(picture - 0.5)))[..., y, x].double()
            for plane in range(batch * 3):
                n, c = divmod(plane, 3)
                if temperature == 0:
                    best = logits[n, c].topk(2).values
                    assert best[0] - best[1] > 1e-4, "two values are nearly as likely"
                    value = int(logits[n, c].argmax())
                else:
                    up_to = torch.softmax(logits[n, c] / temperature, 0).cumsum(0)
                    decides = unit(seed, plane, y * width + x)
                    if (up_to - decides).abs().min() < 1e-6:
                        return None
                    value = int((up_to <= decides).sum())
                picture[n, c, y, x] = value / 255
    return picture


def main():
    arrays = {"weights": count(PixelRecursive(2, 6, 32, 20, 64, 1024)), "weights x2": count(PixelRecursive(1, 6, 32, 20, 64, 1024))}
    cases = {"pixel_recursive_x2": (1, 2, 3, 2, 3, 4), "pixel_recursive_x4": (2, 1, 2, 3, 2, 3)}
    for seed, (name, sizes) in enumerate(cases.items()):
        torch.manual_seed(seed)
        network = PixelRecursive(*sizes).eval()
        with torch.no_grad():
            for key, value in network.state_dict().items():
                if key.endswith("running_var"):
                    value.uniform_(0.5, 1.5)
                elif value.is_floating_point() and not key.endswith("mask"):
                    value.copy_(torch.randn_like(value) * (1.5 / max(1, value[0].numel()) ** 0.5 if value.ndim == 4 else 0.4))
            for key in ("conv_last", "prior.last"):
                network.get_submodule(key).weight.mul_(3)
        torch.save(own_layout(network.state_dict()), os.path.join(here, "Fixtures", name + ".pth"))
        scale = 2 ** sizes[0]
        low = torch.rand(2, 3, 3, 2)
        high = (torch.rand(2, 3, 3 * scale, 2 * scale) * 255).round() / 255
        arrays[f"{name}: low"], arrays[f"{name}: high"] = low, (high * 255).round().to(torch.uint8)
        with torch.no_grad():
            for what, logits in zip(("conditioning", "prior"), network.logits(low, high)):
                # Of 256 values six, and one number of all of them.
                arrays[f"{name}: {what}"] = logits[:1, :, ::51]
                arrays[f"{name}: {what}, all"] = logits.logsumexp(2)
            for temperature in (0, 0.8):
                seed, picture = next((s, p) for s in range(5, 100) if (p := sample(network, low, temperature, s)) is not None)
                arrays[f"{name}: seed at {temperature}"], arrays[f"{name}: drawn at {temperature}"] = seed, (picture * 255).round().to(torch.uint8)
        train(name, network, low, high, arrays)
    save(os.path.join(here, "pixel_recursive.json"), arrays)


def train(name, network, low, high, arrays):
    """Three updates by the sum of both likelihoods."""
    network.train()
    optimiser = torch.optim.RMSprop(network.parameters(), lr=1e-3, alpha=0.95, momentum=0.9)
    values = (high * 255).round().long()
    for step in range(3):
        optimiser.zero_grad()
        conditioning, prior = network.logits(low, high)
        both = F.cross_entropy((conditioning + prior).transpose(1, 2), values)
        alone = F.cross_entropy(conditioning.transpose(1, 2), values)
        (both + alone).backward()
        norm = torch.stack([p.grad.norm() for p in network.parameters()]).norm()
        arrays[f"{name}: step {step}"] = torch.tensor([(both + alone).item(), both.item(), alone.item(), norm.item()])
        optimiser.step()


if __name__ == "__main__":
    main()
