"""Networks of published weights in PyTorch, as their authors describe them: functions of a state_dict `w` and of RGB images in [0, 1].

Run: /usr/bin/python3 published_networks.py WEIGHTS.pth IN.rgb WIDTH HEIGHT OUT.rgb      raw 8-bit RGB files, no picture library
"""
import itertools
import sys

import torch
import torch.nn.functional as F


def conv(w, name, x, stride=1, padding=None):
    """A convolution by its key; a dense layer over the channels (2-D weights) is one of 1x1; one input a group where it says so."""
    weight = w[name + ".weight"]
    weight = weight[:, :, None, None] if weight.dim() == 2 else weight
    padding = weight.shape[-1] // 2 if padding is None else padding
    return F.conv2d(x, weight, w.get(name + ".bias"), stride, padding, groups=x.shape[1] // weight.shape[1])


def blueprint(w, name, x, stride=1, padding=None):
    """Blueprint-separable convolution: 1x1, then one 3x3 a channel; a plain convolution where the file has one."""
    if name + ".weight" in w:
        return conv(w, name, x, stride, padding)
    return conv(w, name + ".dw", conv(w, name + ".pw", x), stride, padding)


def spatial_attention(w, name, x):
    first = conv(w, name + ".conv1", x)
    y = F.max_pool2d(blueprint(w, name + ".conv2", first, stride=2, padding=0), 7, 3)
    y = F.gelu(blueprint(w, name + ".conv_max", y))
    y = blueprint(w, name + ".conv3_", F.gelu(blueprint(w, name + ".conv3", y)))
    y = F.interpolate(y, x.shape[2:], mode="bilinear", align_corners=False)
    return x * torch.sigmoid(conv(w, name + ".conv4", y + conv(w, name + ".conv_f", first)))


def contrast_attention(w, name, x):
    y = x.mean((2, 3), keepdim=True) + x.var((2, 3), unbiased=False, keepdim=True).sqrt()
    return x * torch.sigmoid(conv(w, name + ".conv_du.2", F.relu(conv(w, name + ".conv_du.0", y))))


def distillation_block(w, name, x):
    y, distilled = x, []
    for n in (1, 2, 3):
        distilled.append(F.gelu(conv(w, f"{name}.c{n}_d", y)))
        y = F.gelu(blueprint(w, f"{name}.c{n}_r", y) + y)
    distilled.append(F.gelu(blueprint(w, name + ".c4", y)))
    y = spatial_attention(w, name + ".esa", conv(w, name + ".c5", torch.cat(distilled, 1)))
    if name + ".cw" in w:
        return conv(w, name + ".conv_out", y * w[name + ".cw"][:, :, None, None]) + x
    return contrast_attention(w, name + ".cca", y) + x


def bsrn(w, x):
    """BSRN and BSRN-S (Li et al. 2022)."""
    first = y = blueprint(w, "fea_conv", torch.cat([x] * 4, 1))
    blocks = []
    for n in itertools.takewhile(lambda n: f"B{n}.c1_d.weight" in w, itertools.count(1)):
        y = distillation_block(w, f"B{n}", y)
        blocks.append(y)
    y = blueprint(w, "c2", F.gelu(conv(w, "c1", torch.cat(blocks, 1)))) + first
    y = conv(w, "upsampler.upsampleOneStep.0", y)
    return F.pixel_shuffle(y, round((y.shape[1] / 3) ** 0.5))


def compact(w, x):
    """SRVGGNetCompact (Real-ESRGAN): convolutions and PReLUs in turn, then the difference to nearest neighbour."""
    last = max(int(name.split(".")[1]) for name in w)
    y = conv(w, "body.0", x)
    for n in range(1, last, 2):
        y = conv(w, f"body.{n + 1}", F.prelu(y, w[f"body.{n}.weight"]))
    scale = round((y.shape[1] / 3) ** 0.5)
    return F.pixel_shuffle(y, scale) + F.interpolate(x, scale_factor=scale, mode="nearest")


def fast_srgan(w, x):
    """Fast-SRGAN: values in [-1, 1], instance normalisation without weights."""
    first = y = F.prelu(conv(w, "neck.0", x * 2 - 1), w["neck.1.weight"])
    for n in itertools.takewhile(lambda n: f"stem.{n}.conv1.weight" in w, itertools.count()):
        r = F.prelu(F.instance_norm(conv(w, f"stem.{n}.conv1", y)), w[f"stem.{n}.relu1.weight"])
        y = F.instance_norm(conv(w, f"stem.{n}.conv2", r)) + y
    y = F.instance_norm(conv(w, "bottleneck.0", y)) + first
    for n in itertools.takewhile(lambda n: f"upsampling.{n}.conv.weight" in w, itertools.count()):
        y = F.prelu(F.pixel_shuffle(conv(w, f"upsampling.{n}.conv", y), 2), w[f"upsampling.{n}.relu.weight"])
    return (torch.tanh(conv(w, "head.0", y)) + 1) / 2


def enlarge(w, x):
    network = bsrn if "fea_conv.dw.weight" in w else compact if "body.0.weight" in w else fast_srgan
    return network(w, x)


def load(path):
    state = torch.load(path, map_location="cpu")
    return {name.replace("_orig_mod.", ""): value for name, value in state.get("params", state).items()}


def main():
    import numpy
    weights, source, width, height, target = sys.argv[1:]
    pixels = numpy.fromfile(source, numpy.uint8).reshape(int(height), int(width), 3)
    with torch.inference_mode():
        y = enlarge(load(weights), torch.from_numpy(pixels).permute(2, 0, 1)[None].float() / 255)
        (y[0].permute(1, 2, 0).clamp(0, 1) * 255).round().to(torch.uint8).numpy().tofile(target)


if __name__ == "__main__":
    main()
