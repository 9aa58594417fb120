"""Writes animations, pages and rarer kinds of pixel, and frames.json with the pixels of each frame ("name/number").

Run with Debian's python3 (python3-pil, python3-numpy): /usr/bin/python3 frames.py
Frames are written by Pillow, or here byte by byte; what they hold is told by Pillow, or known.
"""
import io
import os
import struct

import numpy as np
from PIL import Image

from make import chunk, here, icc, png, save, smooth, tiff

rng = np.random.default_rng(11)
expected = {}


def write(name, data, frames):
    with open(os.path.join(here, name), "wb") as file:
        file.write(data)
    for number, frame in enumerate(frames):
        expected[f"{name}/{number}"] = np.asarray(frame)


def by_pillow(data, mode):
    """What Pillow sees in each frame."""
    image, frames = Image.open(io.BytesIO(data)), []
    for number in range(getattr(image, "n_frames", 1)):
        image.seek(number)
        frames.append(np.asarray(image.convert(mode)))
    return frames


# ---- GIF 89a, packed by Pillow, put together here so that nothing is optimised away

def palette_image(width, height, colors, interlaced):
    """The parts of a GIF file of noise: its screen descriptor with palette, and its image block."""
    image = Image.fromarray(rng.integers(0, colors, (height, width), dtype=np.uint8), "P")
    image.putpalette(rng.integers(0, 256, 3 * colors, dtype=np.uint8).tobytes())
    buffer = io.BytesIO()
    image.save(buffer, "GIF", interlace=interlaced, optimize=False)
    data = buffer.getvalue()
    table = 13 + 3 * (2 << (data[10] & 7))
    return data[:table], data[data.index(b"\x2c", table):-1]


def control(disposal, transparent=None):
    flags = disposal << 2 | (transparent is not None)
    return b"\x21\xf9\x04" + struct.pack("<BHB", flags, 4, transparent or 0) + b"\0"


def gif(frames, width=12, height=9, colors=8):
    head, blocks = None, b""
    for x, y, w, h, disposal, transparent, interlaced in frames:
        screen, image = palette_image(w, h, colors, interlaced)
        head = head or b"GIF89a" + struct.pack("<HH", width, height) + screen[10:]
        blocks += control(disposal, transparent) + b"\x2c" + struct.pack("<HHHH", x, y, w, h) + image[9:]
    return head + blocks + b"\x3b"


still = gif([(0, 0, 12, 9, 0, None, 0)])
write("still.gif", still, by_pillow(still, "RGBA"))
interlaced = gif([(0, 0, 12, 9, 0, None, 1)])
write("interlaced.gif", interlaced, by_pillow(interlaced, "RGBA"))
moving = gif([(0, 0, 12, 9, 1, 3, 0), (2, 1, 6, 5, 2, 2, 0), (1, 3, 8, 4, 3, 1, 1), (5, 0, 7, 9, 1, 0, 0), (0, 0, 3, 3, 0, 5, 0)])
write("animated.gif", moving, by_pillow(moving, "RGBA"))
large = gif([(0, 0, 90, 70, 0, None, 0)], 90, 70, 256)
write("large.gif", large, by_pillow(large, "RGBA"))


# ---- animations and pages that Pillow writes

def on_or_off(picture):
    """Alpha of all or nothing, of which all programs make the same when they lay one over the other."""
    pixels = np.asarray(picture).copy()
    pixels[..., 3] = np.where(pixels[..., 3] > 127, 255, 0)
    return Image.fromarray(pixels, "RGBA")


pictures = [Image.fromarray(rng.integers(0, 256, (9, 12, 4), dtype=np.uint8), "RGBA") for _ in range(4)]
buffer = io.BytesIO()
flat = [on_or_off(picture) for picture in pictures]
flat[0].save(buffer, "PNG", save_all=True, append_images=flat[1:], duration=40, disposal=[0, 1, 2, 0], blend=[0, 1, 1, 0])
write("animated.png", buffer.getvalue(), by_pillow(buffer.getvalue(), "RGBA"))
buffer = io.BytesIO()
pictures[0].save(buffer, "PNG", save_all=True, default_image=True, append_images=pictures[1:], duration=40)
write("default.png", buffer.getvalue(), by_pillow(buffer.getvalue(), "RGBA"))
buffer = io.BytesIO()
pictures[0].save(buffer, "WEBP", save_all=True, append_images=pictures[1:], lossless=True, exact=True, duration=40)
write("moving.webp", buffer.getvalue(), by_pillow(buffer.getvalue(), "RGBA"))
buffer = io.BytesIO()
pictures[0].convert("RGB").save(buffer, "TIFF", save_all=True, append_images=[pictures[1].convert("L"), pictures[2]])
write("pages.tif", buffer.getvalue(), by_pillow(buffer.getvalue(), "RGBA"))
buffer = io.BytesIO()
pictures[0].save(buffer, "TIFF", save_all=True, append_images=[pictures[1].resize((5, 5))])
write("uneven-pages.tif", buffer.getvalue(), [pictures[0]])


# ---- rarer kinds of pixel: known, or told by Pillow

light = rng.random((7, 13, 3), dtype=np.float32) * 1.4 - 0.2
light[0, 0] = (np.nan, np.inf, -np.inf)
clean = np.where(np.isnan(light), np.float32(0), np.clip(light, np.float32(0), np.float32(1)))
sixteen = np.floor(clean * np.float32(65535) + np.float32(0.5)).astype(np.uint16)
floating = {339: (3, 1, struct.pack("<H", 3))}
write("float-rgb.tif", tiff(light, 2, more=floating), [sixteen])
write("float-gray.tif", tiff(light[..., :1].copy(), 1, more=floating), [sixteen[..., :1]])
wide = rng.integers(0, 1 << 32, (7, 13, 3), dtype=np.uint32)
write("uint32.tif", tiff(wide, 2), [(wide >> 16).astype(np.uint16)])


def pillow_jpeg(mode, **options):
    buffer = io.BytesIO()
    Image.fromarray(smooth(4 if mode == "CMYK" else 3, 19, 10), mode).save(buffer, "JPEG", quality=95, **options)
    return buffer.getvalue()


def without_inks(data):
    ink = 255 - np.asarray(Image.open(io.BytesIO(data))).astype(np.float64)
    return np.floor(ink[..., :3] * ink[..., 3:] / 255 + 0.5).astype(np.uint8)


inks = pillow_jpeg("CMYK")
adobe = inks.index(b"Adobe")
ycck = inks[:adobe + 11] + b"\2" + inks[adobe + 12:]
write("ycck.jpg", ycck, [without_inks(ycck)])
profile = struct.pack(">I", 132) + b"\0" * 8 + b"prtrCMYKLab " + b"\0" * 12 + b"acsp" + b"\0" * 88 + b"\0" * 4
assert len(profile) == 132
write("cmyk-profile.jpg", inks[:2] + struct.pack(">BBH", 0xFF, 0xE2, len(profile) + 16) + b"ICC_PROFILE\0\1\1" + profile + inks[2:], [without_inks(inks)])
progressive = pillow_jpeg("RGB", progressive=True, icc_profile=icc)
write("progressive-profile.jpg", progressive, by_pillow(progressive, "RGB"))

save(os.path.join(here, "frames.json"), expected)
