"""Writes the files of weights that the tests read, by PyTorch, and what PyTorch itself reads from them.

Run: /usr/bin/python3 make_fixtures.py          writes Fixtures/ and fixtures.json beside this file; the same values each time
"""
import json
import pathlib
import struct
import sys
from collections import OrderedDict

import torch
import torch.nn as nn
import torch.nn.functional as F

HERE = pathlib.Path(__file__).parent
sys.path.append(str(HERE.parents[1] / "Shared"))
import oracle  # noqa: E402

FIXTURES = HERE / "Fixtures"
EXPECTED = {}


def save(name, content, legacy=False):
    torch.save(content, FIXTURES / name, _use_new_zipfile_serialization=not legacy)


def expect(name, tensors):
    for key, tensor in tensors.items():
        EXPECTED[f"{name}/{key}"] = tensor.detach().float() if tensor.dtype in (torch.half, torch.bfloat16) else tensor.detach()


def safetensors(name, tensors, metadata=None):
    """The format in its own words: 8 bytes of length, JSON, bytes."""
    names = {torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16", torch.float64: "F64", torch.int64: "I64",
             torch.int32: "I32", torch.int16: "I16", torch.int8: "I8", torch.uint8: "U8", torch.bool: "BOOL"}
    header, data = ({"__metadata__": metadata} if metadata else {}), b""
    for key, tensor in tensors.items():
        raw = tensor.contiguous()
        raw = bytes(raw.view(torch.int16).numpy().tobytes() if raw.dtype == torch.bfloat16 else raw.numpy().tobytes())
        header[key] = {"dtype": names[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    (FIXTURES / name).write_bytes(struct.pack("<Q", len(text)) + text + data)


def every_kind():
    base = torch.arange(60, dtype=torch.float32) / 8 - 3
    pixels = torch.randn(2, 3, 4, 5)
    tensors = OrderedDict(
        plain=torch.randn(2, 3), scalar=torch.tensor(2.5), empty=torch.zeros(0, 4),
        half=torch.randn(5).half(), bfloat16=torch.randn(5).bfloat16(), double=torch.randn(3).double(),
        int64=torch.tensor([-2**40, 7]), int32=torch.tensor([-70000, 3], dtype=torch.int32),
        int16=torch.tensor([-300, 3], dtype=torch.int16), int8=torch.tensor([-100, 3], dtype=torch.int8),
        uint8=torch.tensor([200, 3], dtype=torch.uint8), bool=torch.tensor([True, False, True]))
    views = OrderedDict(
        first=base[:12].view(3, 4), second=base[10:22].view(4, 3), transposed=base.view(5, 12).t(), every_third=base[2::3],
        corner=base.view(3, 4, 5)[1:, 2:, :3], expanded=base[7:8].expand(3, 2), channels_last=pixels.to(memory_format=torch.channels_last),
        parameter=nn.Parameter(torch.randn(3)))
    for legacy in (False, True):
        name = "kinds_legacy.pth" if legacy else "kinds_zip.pth"
        save(name, OrderedDict(**tensors, **views), legacy)
        expect(name, {**tensors, **views})
    safetensors("kinds.safetensors", tensors, {"format": "pt"})
    expect("kinds.safetensors", tensors)


class Block(nn.Module):
    def __init__(self, w, bias):
        super().__init__()
        self.conv1, self.bn1, self.prelu = nn.Conv2d(w, w, 3, padding=1, bias=bias), nn.BatchNorm2d(w), nn.PReLU()
        self.conv2, self.bn2 = nn.Conv2d(w, w, 3, padding=1, bias=bias), nn.BatchNorm2d(w)

    def forward(self, x):
        return x + self.bn2(self.conv2(self.prelu(self.bn1(self.conv1(x)))))


class SRResNet(nn.Module):
    """The paper's figure 4, with the library's own names."""

    def __init__(self, steps, blocks, w, end="bn", bias=True):
        super().__init__()
        self.conv_first, self.prelu_first = nn.Conv2d(3, w, 9, padding=4), nn.PReLU()
        self.trunk = nn.ModuleList(Block(w, bias) for _ in range(blocks))
        self.conv_trunk = nn.Conv2d(w, w, 3, padding=1, bias=bias)
        self.trunk_end = nn.BatchNorm2d(w) if end == "bn" else nn.PReLU()
        self.upsampler = nn.ModuleList(
            nn.ModuleDict(OrderedDict(conv=nn.Conv2d(w, 4 * w, 3, padding=1), prelu=nn.PReLU())) for _ in range(steps))
        self.conv_last = nn.Conv2d(w, 3, 9, padding=4)

    def forward(self, x):
        first = self.prelu_first(self.conv_first(x))
        x = first
        for block in self.trunk:
            x = block(x)
        x = first + self.trunk_end(self.conv_trunk(x))
        for step in self.upsampler:
            x = step.prelu(F.pixel_shuffle(step.conv(x), 2))
        return self.conv_last(x)


def renamed(state, pairs):
    """Keys with the beginning of the first pair that fits replaced."""
    out = OrderedDict()
    for key, value in state.items():
        for ours, published in pairs:
            if key == ours or key.startswith(ours + "."):
                out[published + key[len(ours):]] = value
                break
        else:
            raise KeyError(key)
    return out


def leftthomas(blocks, steps):
    pairs = [("conv_first", "block1.0"), ("prelu_first", "block1.1")]
    pairs += [(f"trunk.{i}", f"block{i + 2}") for i in range(blocks)]
    pairs += [("conv_trunk", f"block{blocks + 2}.0"), ("trunk_end", f"block{blocks + 2}.1")]
    pairs += [(f"upsampler.{i}", f"block{blocks + 3}.{i}") for i in range(steps)]
    return pairs + [("conv_last", f"block{blocks + 3}.{steps}")]


def lornatang(blocks, steps, year):
    c = "conv" if year == 2023 else "conv_block"
    pairs = [("conv_first", c + "1.0"), ("prelu_first", c + "1.1"), ("conv_trunk", c + "2.0"), ("trunk_end", c + "2.1"), ("conv_last", c + "3")]
    for i in range(blocks):
        pairs += [(f"trunk.{i}.{n}", f"trunk.{i}.rcb.{k}") for k, n in enumerate(["conv1", "bn1", "prelu", "conv2", "bn2"])]
    for i in range(steps):
        conv, prelu = (f"upsampling.{3 * i}", f"upsampling.{3 * i + 2}") if year == 2021 else (
            f"upsampling.{i}.upsample_block.0", f"upsampling.{i}.upsample_block.2")
        pairs += [(f"upsampler.{i}.conv", conv), (f"upsampler.{i}.prelu", prelu)]
    return pairs


def randomised(network):
    """Statistics and slopes that a mistake in mapping would show in."""
    with torch.no_grad():
        for name, value in network.state_dict().items():
            if value.is_floating_point():
                value.copy_(torch.rand_like(value) * (0.5 if "var" in name or "bn" in name else 0.2) + (0.5 if "var" in name else -0.05))
    return network.eval()


def generators():
    image = torch.rand(1, 3, 5, 6)
    EXPECTED["image"] = image
    saved = {}

    def make(name, steps, blocks, end, bias, pairs, to_unit, wrap=lambda state: state, drop_counts=False, legacy=False):
        network = randomised(SRResNet(steps, blocks, 2, end, bias))
        state = renamed(network.state_dict(), pairs) if pairs else network.state_dict()
        if drop_counts:
            state = OrderedDict((k, v) for k, v in state.items() if not k.endswith("num_batches_tracked"))
        saved[name] = state
        save(name, wrap(state), legacy)
        with torch.no_grad():
            EXPECTED[name + "/output"] = to_unit(network(image))
        EXPECTED[name + "/weights"] = torch.tensor(sum(p.numel() for p in network.parameters()))
        EXPECTED[name + "/keys"] = torch.tensor(len(state))
        return network

    symmetric, unit, tanh = (lambda y: (y + 1) / 2), (lambda y: y), (lambda y: (torch.tanh(y) + 1) / 2)
    paper = make("own_x4.pth", 2, 2, "bn", True, None, symmetric)
    make("own_prelu_x2.pth", 1, 1, "prelu", True, None, tanh)
    make("leftthomas_x8_legacy.pth", 3, 2, "prelu", True, leftthomas(2, 3), tanh, drop_counts=True, legacy=True)
    make("leftthomas_2019_x2.pth", 1, 3, "bn", True, leftthomas(3, 1), tanh)
    make("lornatang_x4.pth", 2, 2, "bn", False, lornatang(2, 2, 2023), unit, lambda state: {
        "epoch": 3, "psnr": 28.5, "state_dict": state, "ema_state_dict": None, "optimizer": torch.optim.Adam(nn.Linear(2, 2).parameters()).state_dict()})
    make("lornatang_2022_x4.pth", 2, 1, "bn", False, lornatang(1, 2, 2022), unit)
    make("lornatang_2021_x4.pth", 2, 1, "bn", False, lornatang(1, 2, 2021), unit)

    state = paper.state_dict()
    other = OrderedDict((k, v + 1) for k, v in state.items())
    prefixed = lambda prefix, d: OrderedDict((prefix + k, v) for k, v in d.items())  # noqa: E731
    judge = OrderedDict(("netD." + k, v) for k, v in nn.Conv2d(3, 2, 3).state_dict().items())
    ema = torch.optim.swa_utils.AveragedModel(paper)
    save("wrapped_params_ema.pth", {"params": other, "params_ema": state})
    save("wrapped_params.pth", {"params": state})
    save("wrapped_g_ema.pth", {"g": other, "d": judge, "g_ema": state, "g_optim": {"state": {}, "param_groups": []}})
    save("wrapped_model_compiled.pth", {"model": prefixed("module._orig_mod.", state), "iteration": 7})
    save("wrapped_lightning.pth", {"state_dict": OrderedDict(**prefixed("netG.", state), **judge), "pytorch-lightning_version": "2.0"})
    save("wrapped_averaged.pth", {"state_dict": other, "ema_state_dict": ema.state_dict()})
    save("wrapped_nested.pth", {"state_dict": {"generator": state, "discriminator": judge}})
    save("wrapped_unknown_name.pth", {"epoch": 1, "my_sr_model": state})
    save("own_half.pth", OrderedDict((k, v.half() if v.is_floating_point() else v) for k, v in state.items()))
    safetensors("own_x4.safetensors", prefixed("generator.", state), {"format": "pt"})
    return state


def no_generators(state):
    one = torch.zeros(1)
    shaped = lambda shapes: OrderedDict((k, one.expand(s)) for k, s in shapes.items())  # noqa: E731
    save("optimizer.pth", torch.optim.Adam([nn.Parameter(torch.randn(2, 3))]).state_dict())
    save("basicsr_training.state", {"epoch": 1, "iter": 5000, "optimizers": [torch.optim.Adam([nn.Parameter(torch.randn(2))]).state_dict()],
                                    "schedulers": [torch.optim.lr_scheduler.MultiStepLR(torch.optim.Adam([nn.Parameter(torch.randn(2))]), [10, 20]).state_dict()]})
    save("discriminator_srgan.pth", shaped({
        "features.0.weight": (64, 3, 3, 3), "features.0.bias": (64,), "features.2.weight": (64, 64, 3, 3), "features.3.weight": (64,),
        "features.3.running_mean": (64,), "classifier.0.weight": (1024, 18432), "classifier.0.bias": (1024,),
        "classifier.2.weight": (1, 1024), "classifier.2.bias": (1,)}))
    save("discriminator_unet.pth", {"params": shaped({
        "conv0.weight": (64, 3, 3, 3), "conv0.bias": (64,), "conv1.weight_orig": (128, 64, 4, 4), "conv1.weight_u": (128,),
        "conv9.weight": (1, 64, 3, 3), "conv9.bias": (1,)})})
    vgg = {}
    for place, (i, o) in zip([0, 2, 5, 7, 10, 12, 14, 16, 19, 21, 23, 25, 28, 30, 32, 34],
                             [(3, 64), (64, 64), (64, 128), (128, 128), (128, 256), (256, 256), (256, 256), (256, 256), (256, 512)] + [(512, 512)] * 7):
        vgg[f"features.{place}.weight"], vgg[f"features.{place}.bias"] = (o, i, 3, 3), (o,)
    save("vgg19.pth", shaped(vgg))
    save("lpips_heads.pth", shaped({f"lin{k}.model.1.weight": (1, c, 1, 1) for k, c in enumerate([64, 192, 384, 256, 256])}))
    save("rrdbnet.pth", {"params_ema": shaped({"conv_first.weight": (64, 3, 3, 3), "conv_first.bias": (64,), "body.0.rdb1.conv1.weight": (32, 64, 3, 3)})})
    save("msrresnet.pth", {"params": shaped({
        "conv_first.weight": (64, 3, 3, 3), "conv_first.bias": (64,), "body.0.conv1.weight": (64, 64, 3, 3), "upconv1.weight": (256, 64, 3, 3),
        "conv_last.weight": (3, 64, 3, 3)})})
    save("own_one_missing.pth", OrderedDict((k, v) for k, v in state.items() if k != "trunk.1.bn2.bias"))
    save("own_one_unexpected.pth", OrderedDict(**state, extra=torch.zeros(2)))
    save("own_one_different.pth", OrderedDict((k, v[:1] if k == "conv_last.bias" else v) for k, v in state.items()))
    save("numbers.pth", {"epoch": 3, "psnr": 28.0})
    save("single_tensor.pth", torch.zeros(2, 3))
    save("list_of_tensors.pth", [torch.zeros(2), torch.zeros(3)])
    save("complex.pth", OrderedDict(weight=torch.zeros(2, dtype=torch.complex64)))
    save("whole_network.pth", nn.Sequential(nn.Conv2d(3, 3, 3)))
    save("whole_network_legacy.pth", nn.Sequential(nn.Conv2d(3, 3, 3)), legacy=True)
    torch.jit.save(torch.jit.script(nn.Conv2d(3, 3, 3)), str(FIXTURES / "torchscript.pt"))


if __name__ == "__main__":
    torch.manual_seed(20)
    FIXTURES.mkdir(exist_ok=True)
    every_kind()
    no_generators(generators())
    oracle.save(HERE / "fixtures.json", EXPECTED)
