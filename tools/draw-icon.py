#!/usr/bin/env python3
"""Draws the icon of the packages: the same landscape in coarse pixels on the left, in fine ones on the right.

    tools/draw-icon.py [FILE]       default: src/icon.png; needs python3-numpy
"""
import pathlib
import struct
import sys
import zlib

import numpy as np

SIDE, COARSE, OVERSAMPLING, RADIUS = 128, 16, 4, 22


def landscape(side):
    """Colours (side, side, 3) in 0..1: sky, sun, two ranges of hills, by the coordinates of each point in 0..1."""
    y, x = (np.mgrid[:side, :side] + 0.5) / side
    colours = np.empty((side, side, 3))
    colours[:] = (1 - y[..., None]) * (0.20, 0.45, 0.86) + y[..., None] * (0.98, 0.78, 0.55)
    colours[np.hypot(x - 0.5, y - 0.40) < 0.21] = (1.00, 0.90, 0.42)
    colours[y > 0.60 + 0.10 * np.sin(7.0 * x + 0.6)] = (0.16, 0.45, 0.48)
    colours[y > 0.78 + 0.07 * np.sin(9.0 * x + 2.6)] = (0.07, 0.24, 0.33)
    return colours


def mean_of_blocks(values, factor):
    side = len(values) // factor
    return values.reshape(side, factor, side, factor, -1).mean((1, 3))


def rounded_corners(side, radius):
    """Coverage (side, side, 1) of a square with round corners."""
    position = np.arange(side) + 0.5
    inside = np.maximum(np.maximum(radius - position, position - (side - radius)), 0)
    return (np.hypot(inside[:, None], inside[None, :]) <= radius)[..., None].astype(float)


def png(pixels):
    height, width, _ = pixels.shape
    # Filter "up" on every row: flat and graded areas become runs of zeros.
    rows = np.diff(pixels.reshape(height, -1).astype(np.uint8), axis=0, prepend=np.zeros((1, width * 4), np.uint8))
    body = zlib.compress(b"".join(b"\2" + row.tobytes() for row in rows), 9)
    chunks = (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)), (b"IDAT", body), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks)


def main():
    file = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent / "src" / "icon.png"
    detailed = landscape(SIDE * OVERSAMPLING)
    colours = mean_of_blocks(detailed, OVERSAMPLING)
    coarse = mean_of_blocks(detailed, OVERSAMPLING * COARSE).repeat(COARSE, 0).repeat(COARSE, 1)
    colours[:, :SIDE // 2] = coarse[:, :SIDE // 2]
    alpha = mean_of_blocks(rounded_corners(SIDE * OVERSAMPLING, RADIUS * OVERSAMPLING), OVERSAMPLING)
    file.write_bytes(png(np.rint(np.concatenate([colours, alpha], 2) * 255)))


main()
