"""The Python side of InteropTests.cs: exchange.py COMMAND ARGUMENTS.

values FILE OUT             what a .pth or .safetensors file holds, as an oracle (tests/Shared/oracle.py)
module OUT                  state.pth and state.safetensors of a network in the folder, and state.json with their values
check FILE OUT              the state_dict of a network after a strict load of the file
adam OUT                    network.pth and adam.pth after three steps in the folder, and next.json with the state_dict after a fourth
adam-step FOLDER OUT        loads network.pth and adam.pth, makes a step, and writes the state_dict
"""
import collections
import os
import sys
import torch
from torch import nn

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "..", "Shared"))
import oracle
import safetensors_format


def read(path, weights_only=False):
    return safetensors_format.load(path) if path.endswith(".safetensors") else torch.load(path, weights_only=weights_only)


def write(path, tensors):
    oracle.save(path, {name: tensor.detach().double() for name, tensor in tensors.items()})


def flatten(value, prefix=""):
    if isinstance(value, torch.Tensor):
        return {prefix: value}
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, (list, tuple)) else None
    if items is None:
        return {prefix: torch.tensor(float(value))} if isinstance(value, (bool, int, float)) else {f"{prefix}={value}": torch.tensor(0.0)}
    return {name: tensor for key, item in items for name, tensor in flatten(item, f"{prefix}/{key}" if prefix else str(key)).items()}


def network():
    torch.manual_seed(2)
    return nn.Sequential(collections.OrderedDict(
        conv=nn.Conv2d(3, 4, 3, padding=1), norm=nn.BatchNorm2d(4), act=nn.PReLU(), last=nn.Conv2d(4, 3, 1, bias=False)))


def optimizer_of(model):
    return torch.optim.Adam(model.parameters(), lr=0.01, betas=(0.8, 0.99), eps=1e-6, weight_decay=0.1)


def step(model, optimizer):
    image = torch.arange(3 * 5 * 6).float().mul(0.7).sin().view(1, 3, 5, 6)
    optimizer.zero_grad()
    nn.functional.mse_loss(model(image), image).backward()
    optimizer.step()


def values(path, out):
    write(out, flatten(read(path)))


def module(folder):
    state = network().state_dict()
    torch.save(state, os.path.join(folder, "state.pth"))
    safetensors_format.save(os.path.join(folder, "state.safetensors"), state, {"format": "pt"})
    write(os.path.join(folder, "state.json"), state)


def check(path, out):
    model = network()
    model.load_state_dict(read(path, weights_only=True), strict=True)
    write(out, model.state_dict())


def adam(folder):
    model = network()
    optimizer = optimizer_of(model)
    for i in range(3):
        step(model, optimizer)
    torch.save(model.state_dict(), os.path.join(folder, "network.pth"))
    torch.save(optimizer.state_dict(), os.path.join(folder, "adam.pth"))
    step(model, optimizer)
    write(os.path.join(folder, "next.json"), model.state_dict())


def adam_step(folder, out):
    model = network()
    model.load_state_dict(read(os.path.join(folder, "network.pth")))
    optimizer = torch.optim.Adam(model.parameters())
    optimizer.load_state_dict(read(os.path.join(folder, "adam.pth")))
    step(model, optimizer)
    write(out, model.state_dict())


commands = {"values": values, "module": module, "check": check, "adam": adam, "adam-step": adam_step}
commands[sys.argv[1]](*sys.argv[2:])
