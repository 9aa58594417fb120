"""Writes luma.json beside this file and LumaFixtures/: networks on luma in the layouts in which people publish them, with random weights, and the
pictures that PyTorch makes with them.

Colours go the long way here: RGB to Y, Cb and Cr by BT.601's matrix, Cb and Cr by MATLAB's bicubic interpolation as products of matrices, and
back by the inverse matrix.
Run: nice /usr/bin/python3 luma_oracle.py
"""
import math
import os
import sys
from collections import OrderedDict

import numpy
import torch
from torch import nn

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "Shared"))
from oracle import save  # noqa: E402

# Rows Y, Cb, Cr of ITU-R BT.601 in studio range, for RGB in [0, 1].
MATRIX = numpy.array([[65.481, 128.553, 24.966], [-37.797, -74.203, 112.0], [112.0, -93.786, -18.214]])
OFFSET = numpy.array([16.0, 128.0, 128.0])


def keys_cubic(x):
    x = abs(x)
    if x <= 1:
        return (1.5 * x - 2.5) * x * x + 1
    return ((-0.5 * x + 2.5) * x - 4) * x + 2 if x <= 2 else 0.0


def bicubic_matrix(length, scale):
    weights = numpy.zeros((length * scale, length))
    for i in range(length * scale):
        centre = (i + 0.5) / scale - 0.5
        for j in range(math.floor(centre) - 2, math.floor(centre) + 4):
            mirrored = j % (2 * length)
            weights[i, min(mirrored, 2 * length - 1 - mirrored)] += keys_cubic(centre - j)
    return weights


def bicubic(planes, scale):
    return bicubic_matrix(planes.shape[-2], scale) @ planes @ bicubic_matrix(planes.shape[-1], scale).T


def luma(rgb):
    return (numpy.einsum("j,njhw->nhw", MATRIX[0], rgb) + OFFSET[0])[:, None] / 255


def picture(network, rgb, scale, interpolated):
    """What the network makes of RGB [N, 3, H, W]; `interpolated`: it takes Y after bicubic interpolation."""
    ycbcr = numpy.einsum("ij,njhw->nihw", MATRIX, rgb) + OFFSET[:, None, None]
    y = torch.tensor((bicubic(ycbcr[:, :1], scale) if interpolated else ycbcr[:, :1]) / 255, dtype=torch.float32)
    with torch.no_grad():
        new = network(y).double().numpy() * 255
    enlarged = numpy.concatenate([new, bicubic(ycbcr[:, 1:], scale)], axis=1) - OFFSET[:, None, None]
    return numpy.einsum("ij,njhw->nihw", numpy.linalg.inv(MATRIX), enlarged)


def conv(inputs, outputs, kernel):
    return nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2)


class Srcnn(nn.Module):
    def __init__(self, kernel, width, mapped):
        super().__init__()
        self.conv1, self.conv2, self.conv3 = conv(1, width, 9), conv(width, mapped, kernel), conv(mapped, 1, 5)

    def forward(self, x):
        return self.conv3(torch.relu(self.conv2(torch.relu(self.conv1(x)))))


class LornatangSrcnn(nn.Module):
    def __init__(self, width, mapped):
        super().__init__()
        self.features = nn.Sequential(conv(1, width, 9), nn.ReLU())
        self.map = nn.Sequential(conv(width, mapped, 1), nn.ReLU())
        self.reconstruction = conv(mapped, 1, 5)

    def forward(self, x):
        return self.reconstruction(self.map(self.features(x)))


def deconvolution(width, scale):
    return nn.ConvTranspose2d(width, 1, 9, stride=scale, padding=4, output_padding=scale - 1)


class Yjn870Fsrcnn(nn.Module):
    def __init__(self, scale, d, s, m):
        super().__init__()
        middle = [conv(d, s, 1), nn.PReLU(s)]
        for _ in range(m):
            middle += [conv(s, s, 3), nn.PReLU(s)]
        self.first_part = nn.Sequential(conv(1, d, 5), nn.PReLU(d))
        self.mid_part = nn.Sequential(*middle, conv(s, d, 1), nn.PReLU(d))
        self.last_part = deconvolution(d, scale)

    def forward(self, x):
        return self.last_part(self.mid_part(self.first_part(x)))


class LornatangFsrcnn(nn.Module):
    def __init__(self, scale, d, s, m):
        super().__init__()
        self.feature_extraction = nn.Sequential(conv(1, d, 5), nn.PReLU(d))
        self.shrink = nn.Sequential(conv(d, s, 1), nn.PReLU(s))
        self.map = nn.Sequential(*[layer for _ in range(m) for layer in (conv(s, s, 3), nn.PReLU(s))])
        self.expand = nn.Sequential(conv(s, d, 1), nn.PReLU(d))
        self.deconv = deconvolution(d, scale)

    def forward(self, x):
        return self.deconv(self.expand(self.map(self.shrink(self.feature_extraction(x)))))


class PisrStudent(nn.Module):
    """As Lee et al.'s code names it: one slope for all maps of a layer, and beside the network what guesses the teacher's features."""

    def __init__(self, scale, d, s, m):
        super().__init__()

        def layer(convolution):
            return nn.Sequential(convolution, nn.PReLU())

        self.backbone = nn.Module()
        self.backbone.network = nn.Sequential(OrderedDict(
            feature_extraction=nn.Sequential(layer(conv(1, d, 5))),
            shrinking=nn.Sequential(layer(conv(d, s, 1))),
            mapping=nn.Sequential(*[layer(conv(s, s, 3)) for _ in range(m)]),
            expanding=nn.Sequential(layer(conv(s, d, 1))),
            last_layer=nn.Sequential(nn.Sequential(deconvolution(d, scale))),
        ))
        self.vid_module_dict = nn.Sequential(OrderedDict(
            (name, nn.Sequential(conv(d, d, 1), nn.PReLU(), conv(d, d, 1))) for name in ("expanding_mean", "expanding_var")))

    def forward(self, x):
        return self.backbone.network(x)


class Yjn870Espcn(nn.Module):
    def __init__(self, scale, width, second):
        super().__init__()
        self.first_part = nn.Sequential(conv(1, width, 5), nn.Tanh(), conv(width, second, 3), nn.Tanh())
        self.last_part = nn.Sequential(conv(second, scale * scale, 3), nn.PixelShuffle(scale))

    def forward(self, x):
        return self.last_part(self.first_part(x))


class LornatangEspcn(nn.Module):
    def __init__(self, scale, width, second):
        super().__init__()
        self.feature_maps = nn.Sequential(conv(1, width, 5), nn.Tanh(), conv(width, second, 3), nn.Tanh())
        self.sub_pixel = nn.Sequential(conv(second, scale * scale, 3), nn.PixelShuffle(scale))

    def forward(self, x):
        return self.sub_pixel(self.feature_maps(x))


class Drcn(nn.Module):
    """Figure 3a of Kim et al. 2016: every recursion is reconstructed, and the results are added up with learnt weights."""

    def __init__(self, recursions, width):
        super().__init__()
        self.embed1, self.embed2, self.recursion = conv(1, width, 3), conv(width, width, 3), conv(width, width, 3)
        self.reconstruct1, self.reconstruct2 = conv(width, width, 3), conv(width, 1, 3)
        self.combine = nn.Conv2d(recursions, 1, 1, bias=False)

    def predictions(self, x):
        hidden, predictions = torch.relu(self.embed2(torch.relu(self.embed1(x)))), []
        for _ in range(self.combine.in_channels):
            hidden = torch.relu(self.recursion(hidden))
            predictions.append(x + self.reconstruct2(torch.relu(self.reconstruct1(hidden))))
        return torch.cat(predictions, 1)

    def forward(self, x):
        return self.combine(self.predictions(x))


def randomised(network):
    """Every weight away from what it starts with, slopes of PReLU among them."""
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.mul_(1.5).add_(torch.rand_like(parameter) * 0.1)
    return network


def main():
    torch.manual_seed(21)
    rgb = torch.rand(1, 3, 6, 5).double().numpy()
    arrays = {"image": rgb.astype(numpy.float32)}
    files = {
        "yjn870_srcnn_x4": (Srcnn(5, 6, 4), 4, True),
        "srcnn_9-1-5_x2": (Srcnn(1, 6, 4), 2, True),
        "lornatang_srcnn_x3": (LornatangSrcnn(6, 4), 3, True),
        "yjn870_fsrcnn_x4": (Yjn870Fsrcnn(4, 8, 4, 2), 4, False),
        "lornatang_fsrcnn_x3": (LornatangFsrcnn(3, 8, 4, 3), 3, False),
        "yjn870_espcn_x4": (Yjn870Espcn(4, 8, 4), 4, False),
        "lornatang_espcn": (LornatangEspcn(3, 8, 4), 3, False),
        "drcn_x2": (Drcn(4, 6), 2, True),
    }
    for name, (network, scale, interpolated) in files.items():
        randomised(network)
        torch.save(OrderedDict(network.state_dict()), os.path.join(here, "LumaFixtures", f"{name}.pth"))
        arrays[name] = picture(network, arrays["image"].astype(float), scale, interpolated).astype(numpy.float32)
        arrays[f"{name}/weights"] = sum(parameter.numel() for parameter in network.parameters())

    # A training's file: the weights beside an optimizer's state.
    student = randomised(PisrStudent(4, 8, 4, 2))
    torch.save({"state_dict": student.state_dict(), "optimizer_dict": torch.optim.Adam(student.parameters()).state_dict(), "epoch": 999, "step": 0},
               os.path.join(here, "LumaFixtures", "pisr_fsrcnn_x4.pth"))
    arrays["pisr_fsrcnn_x4"] = picture(student, arrays["image"].astype(float), 4, False).astype(numpy.float32)
    arrays["pisr_fsrcnn_x4/weights"] = sum(parameter.numel() for parameter in student.backbone.parameters())

    # Losses of Y in [0, 1]: of two pictures, and of DRCN's predictions and its result (section 3.3 of the paper).
    other = torch.rand(*rgb.shape).numpy()
    arrays["other"] = other
    arrays["mse-y"] = numpy.square(luma(arrays["image"].astype(float)) - luma(other.astype(float))).mean()
    drcn = files["drcn_x2"][0]
    high = torch.rand(1, 3, 12, 10).numpy()
    arrays["drcn_x2/high"] = high
    low = torch.tensor(bicubic(luma(arrays["image"].astype(float)), 2), dtype=torch.float32)
    with torch.no_grad():
        arrays["drcn_x2/l1"] = numpy.square(drcn.predictions(low).numpy() - luma(high.astype(float))).mean()
        arrays["drcn_x2/l2"] = numpy.square(drcn(low).numpy() - luma(high.astype(float))).mean()

    full = {"srcnn 9-5-5": Srcnn(5, 64, 32), "srcnn 9-1-5": Srcnn(1, 64, 32), "fsrcnn": Yjn870Fsrcnn(4, 56, 12, 4), "fsrcnn-s": Yjn870Fsrcnn(4, 32, 5, 1),
            "espcn": Yjn870Espcn(4, 64, 32), "drcn": Drcn(16, 256)}
    for name, network in full.items():
        arrays[f"{name}/all weights"] = sum(p.numel() for p in network.parameters())
        arrays[f"{name}/kernels"] = sum(p.numel() for p in network.parameters() if p.dim() == 4)
    save(os.path.join(here, "luma.json"), arrays)


main()
