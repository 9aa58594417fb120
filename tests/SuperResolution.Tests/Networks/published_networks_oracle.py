"""Writes checkpoints of random small networks in their published layouts, and published_networks.json with what PyTorch makes with them.

Run: /usr/bin/python3 published_networks_oracle.py      writes ../Weights/Fixtures/ and beside this file; the same values each time
"""
import pathlib
import sys

import torch
import torch.nn.functional as F

import published_networks

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1] / "Shared"))
import oracle  # noqa: E402

FIXTURES = HERE.parent / "Weights" / "Fixtures"


def weights(seed, shapes):
    """Biases and slopes are small; weights keep the size of what goes through."""
    torch.manual_seed(seed)
    return {name: torch.randn(shape) / (shape[1:].numel() ** 0.5 if len(shape) > 1 else 8)
            for name, shape in ((name, torch.Size(shape)) for name, shape in shapes)}


def conv(name, outputs, inputs, kernel, bias=True):
    yield name + ".weight", (outputs, inputs, kernel, kernel)
    if bias:
        yield name + ".bias", (outputs,)


def bsrn(scale, blocks, width, small):
    aside, inside = width // 2, width // 4

    def point(name, outputs, inputs):
        yield name + ".weight", (outputs, inputs) if small else (outputs, inputs, 1, 1)
        yield name + ".bias", (outputs,)

    def blueprint(name, outputs, inputs):
        yield from (pair for pair in point(name + ".pw", outputs, inputs) if small or pair[0].endswith("weight"))
        yield from conv(name + ".dw", outputs, 1, 3)

    yield from blueprint("fea_conv", width, 12)
    for b in (f"B{n + 1}" for n in range(blocks)):
        if small:
            yield b + ".cw", (1, width)
        for n in (1, 2, 3):
            yield from point(f"{b}.c{n}_d", aside, width)
            yield from blueprint(f"{b}.c{n}_r", width, width)
        yield from blueprint(b + ".c4", aside, width)
        yield from point(b + ".c5", width, 4 * aside)
        yield from point(b + ".esa.conv1", inside, width)
        yield from point(b + ".esa.conv_f", inside, inside)
        yield from blueprint(b + ".esa.conv_max", inside, inside)
        yield from conv(b + ".esa.conv2", inside, inside, 3) if small else blueprint(b + ".esa.conv2", inside, inside)
        yield from blueprint(b + ".esa.conv3", inside, inside)
        yield from blueprint(b + ".esa.conv3_", inside, inside)
        yield from point(b + ".esa.conv4", width, inside)
        if small:
            yield from point(b + ".conv_out", width, width)
        else:
            yield from point(b + ".cca.conv_du.0", width // 16, width)
            yield from point(b + ".cca.conv_du.2", width, width // 16)
    yield from point("c1", width, blocks * width)
    yield from blueprint("c2", width, width)
    yield from conv("upsampler.upsampleOneStep.0", 3 * scale * scale, width, 3)


def compact(scale, convolutions, width, slopes=True):
    for n in range(convolutions + 1):
        yield from conv(f"body.{2 * n}", width, 3 if n == 0 else width, 3)
        if slopes:
            yield f"body.{2 * n + 1}.weight", (width,)
    yield from conv(f"body.{2 * convolutions + 2}", 3 * scale * scale, width, 3)


def fast_srgan(steps, blocks, width):
    yield from conv("neck.0", width, 3, 3)
    yield "neck.1.weight", (1,)
    for n in range(blocks):
        yield from conv(f"stem.{n}.conv1", width, width, 3, bias=False)
        yield f"stem.{n}.relu1.weight", (1,)
        yield from conv(f"stem.{n}.conv2", width, width, 3, bias=False)
    yield from conv("bottleneck.0", width, width, 3, bias=False)
    for n in range(steps):
        yield from conv(f"upsampling.{n}.conv", 4 * width, width, 3)
        yield f"upsampling.{n}.relu.weight", (1,)
    yield from conv("head.0", 3, width, 3)


def main():
    torch.manual_seed(100)
    image, small = torch.rand(1, 3, 18, 21), torch.rand(1, 3, 9, 17)
    values = {"image": image, "small image": small}
    files = {
        "bsrn_x3.pth": (weights(1, bsrn(3, 2, 16, small=False)), lambda w: {"params": w}),
        "bsrn_s_x4.pth": (weights(2, bsrn(4, 2, 16, small=True)), lambda w: {"params": w}),
        "compact_x4.pth": (weights(3, compact(4, 32, 4)), lambda w: {"params_ema": w}),
        "compact_x2.pth": (weights(4, compact(2, 1, 6)), lambda w: {"params": w}),
        "compact_x1.pth": (weights(5, compact(1, 0, 5)), lambda w: w),
        "fast_srgan_x4.pt": (weights(6, fast_srgan(2, 2, 4)), lambda w: {"_orig_mod." + name: value for name, value in w.items()}),
        "fast_srgan_x2.pt": (weights(7, fast_srgan(1, 1, 4)), lambda w: w),
    }
    for name, (state, wrap) in files.items():
        torch.save(wrap(state), FIXTURES / name)
        output = published_networks.enlarge(state, image)
        step = output.shape[-1] // image.shape[-1]
        values[name + "/output"] = output[..., ::step + 1, 1::step + 1]
        values[name + "/weights"] = sum(value.numel() for value in state.values())
    # An image that is too small for the pooling is continued by its edge.
    for name in ("bsrn_x3.pth", "bsrn_s_x4.pth"):
        state = files[name][0]
        output = published_networks.bsrn(state, F.pad(small, (0, 0, 0, 15 - 9), mode="replicate"))
        scale = output.shape[-1] // small.shape[-1]
        values[name + "/small output"] = output[..., :9 * scale, :][..., ::2, ::5]
    torch.save(weights(8, compact(2, 1, 2, slopes=False)), FIXTURES / "compact_relu.pth")
    oracle.save(HERE / "published_networks.json", values)


if __name__ == "__main__":
    main()
