"""Writes arrays made by PyTorch or NumPy for tests/Shared/Oracle.cs: {"name": {"shape": [...], "values": [...]}}."""
import json
import numpy


def save(path, arrays):
    """arrays: name -> tensor, ndarray or number. float32 values are written with the digits that give them back exactly."""
    out = {}
    for name, value in arrays.items():
        if hasattr(value, "detach"):
            value = value.detach().cpu().numpy()
        value = numpy.asarray(value)
        out[name] = {"shape": list(value.shape), "values": [_number(v) for v in value.ravel()]}
    with open(path, "w", encoding="utf-8") as file:
        json.dump(out, file, separators=(",", ":"))
        file.write("\n")


def _number(v):
    if v.dtype.kind in "iub":
        return int(v)
    return float(numpy.format_float_positional(v, unique=True) if v.dtype == numpy.float32 else v)
