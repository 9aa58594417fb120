"""Prints the sum of squares of each tensor of a state_dict, as JSON.

Run: /usr/bin/python3 read_pth.py FILE
"""
import json
import sys

import torch

state = torch.load(sys.argv[1])
print(json.dumps({name: float((value.double() ** 2).sum()) for name, value in state.items()}))
