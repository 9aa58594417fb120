"""Makes the files beside it with PyTorch: /usr/bin/python3 make_fixtures.py. values.json has what they hold (tests/Shared/oracle.py)."""
import argparse
import collections
import os
import sys
import torch
from torch import nn

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(here, "..", "..", "..", "Shared"), os.path.join(here, "..", "Interop")]
import oracle
import safetensors_format

values = {}


def record(file, tensors):
    for name, tensor in tensors.items():
        values[f"{file}/{name}"] = tensor.detach().double()


def save(file, content, tensors=(), **options):
    torch.save(content, os.path.join(here, file + ".pth"), **options)
    record(file, dict(tensors))


def types():
    whole = torch.tensor([[-3.0, 0.0, 1.0], [2.0, 5.0, 100.0]])
    kinds = {"float64": whole.double() / 7, "float32": whole / 7, "float16": (whole / 7).half(), "bfloat16": (whole / 7).bfloat16(),
             "int64": whole.long() * 10 ** 12, "int32": whole.int() * 10 ** 6, "int16": whole.short() * 300, "int8": whole.char(),
             "uint8": whole.abs().byte() + 100, "bool": whole > 0}
    save("types", kinds, kinds)
    safetensors_format.save(os.path.join(here, "types.safetensors"), kinds, {"made_by": "make_fixtures.py", "dtype": "none"})


def layouts():
    storage = torch.arange(24.0)
    views = {"whole": storage, "tail": storage[20:], "rows": storage.view(4, 6)[1:3], "column": storage.view(4, 6)[:, 2],
             "transposed": storage.view(4, 6).t(), "stepped": storage[3::5], "expanded": storage[7:8].expand(2, 3),
             "channels_last": torch.arange(48.0).reshape(2, 3, 2, 4).contiguous(memory_format=torch.channels_last),
             "scalar": torch.tensor(2.5), "empty": torch.empty(0), "empty_rows": torch.empty(3, 0, 2)}
    save("layouts", views, views)


def network():
    torch.manual_seed(1)
    return nn.Sequential(collections.OrderedDict(
        conv=nn.Conv2d(3, 4, 3, padding=1), norm=nn.BatchNorm2d(4), act=nn.PReLU(), last=nn.Conv2d(4, 3, 1, bias=False)))


def modules():
    model = network()
    for i in range(2):
        model(torch.randn(2, 3, 5, 5))
    state = model.state_dict()
    save("module", state, state)
    safetensors_format.save(os.path.join(here, "module.safetensors"), state, {"format": "pt"})
    save("protocol4", state, pickle_protocol=4)
    save("legacy", state, _use_new_zipfile_serialization=False)
    save("parameter", {"weight": model.conv.weight})
    save("whole_model", model)


def checkpoint():
    inner = {"weight": torch.tensor([1.5, -2.0])}
    save("nested", {
        "params": collections.OrderedDict(inner), "epoch": 3, "negative": -70000, "large": 2 ** 40, "huge": 2 ** 80, "rate": 1e-3, "name": "größer",
        "flag": True, "off": False, "nothing": None, "pair": (1, 2.5), "empty": (), "list": [1, "a", None], "by_number": {7: inner["weight"]},
    }, {"weight": inner["weight"]})
    save("namespace", {"args": argparse.Namespace(width=64), **inner})
    save("list", [inner["weight"]])


def optimizers():
    for amsgrad in (False, True):
        weights = [nn.Parameter(torch.tensor([[1.0, -2.0], [0.5, 3.0]])), nn.Parameter(torch.tensor([0.25]))]
        optimizer = torch.optim.Adam([{"params": weights[:1]}, {"params": weights[1:], "lr": 0.02}], lr=0.01, betas=(0.8, 0.99), eps=1e-6,
                                     weight_decay=0.1, amsgrad=amsgrad)
        for i in range(3):
            optimizer.zero_grad()
            (weights[0].square().sum() * weights[1].sum()).backward()
            optimizer.step()
        name = "adam_amsgrad" if amsgrad else "adam"
        state = optimizer.state_dict()
        tensors = {f"{i}/{key}": tensor for i, entry in state["state"].items() for key, tensor in entry.items()}
        save(name, state, tensors)
    fresh = torch.optim.Adam([nn.Parameter(torch.zeros(2))], lr=0.5)
    save("adam_fresh", fresh.state_dict())


for make in (types, layouts, modules, checkpoint, optimizers):
    make()
oracle.save(os.path.join(here, "values.json"), values)
