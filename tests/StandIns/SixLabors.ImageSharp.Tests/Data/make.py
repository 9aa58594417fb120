"""Writes the images that the tests read, and pixels.json with the pixels that they hold.

Run with Debian's python3 (python3-pil, python3-numpy): /usr/bin/python3 make.py
PNG, TIFF and BMP files are written here byte by byte, so that their pixels are known and not decoded;
lossy files are decoded by Pillow, over the same codecs.
"""
import io
import os
import struct
import sys
import zlib

import numpy as np
from PIL import Image, ImageCms

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "../../../Shared"))
from oracle import save

rng = np.random.default_rng(7)
expected = {}
W, H = 13, 7


def noise(channels, bits, width=W, height=H):
    top = 1 << bits
    return rng.integers(0, top, (height, width, channels), dtype=np.uint32).astype(np.uint16 if bits > 8 else np.uint8)


def smooth(channels, width, height):
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    planes = [127 + 90 * np.sin(x / (5 + c) + c) * np.cos(y / (4 + c)) for c in range(channels)]
    return np.clip(np.stack(planes, -1), 0, 255).astype(np.uint8)


def write(name, data, pixels=None):
    with open(os.path.join(here, name), "wb") as file:
        file.write(data)
    if pixels is not None:
        expected[name] = pixels


# ---- profiles

icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
icc = icc[:24] + bytes(12) + icc[36:]  # without the date, so that the files come out the same every time


def exif(order, orientation=6, width=W, height=H):
    """Orientation, Make, an unknown tag; in the camera's part PixelX/YDimension and a maker's note; a thumbnail's directory."""
    e = ">" if order == "MM" else "<"

    def directory(entries, following, at):
        table, rest = struct.pack(e + "H", len(entries)), b""
        data = at + 2 + 12 * len(entries) + 4
        for tag, kind, count, value in entries:
            if len(value) <= 4:
                table += struct.pack(e + "HHI", tag, kind, count) + value.ljust(4, b"\0")
            else:
                table += struct.pack(e + "HHII", tag, kind, count, data + len(rest))
                rest += value + b"\0" * (len(value) % 2)
        return table + struct.pack(e + "I", following) + rest

    def main(camera, thumbnail):
        return directory([
            (0x010F, 2, 6, b"Maker\0"),
            (0x0112, 3, 1, struct.pack(e + "H", orientation)),
            (0x011A, 5, 1, struct.pack(e + "II", 300, 1)),
            (0x011B, 5, 1, struct.pack(e + "II", 300, 1)),
            (0x0128, 3, 1, struct.pack(e + "H", 2)),
            (0x8769, 4, 1, struct.pack(e + "I", camera)),
            (0xC7B1, 7, 9, b"untouched"),
        ], thumbnail, 8)

    camera_at = 8 + len(main(0, 0))
    camera = directory([
        (0x927C, 7, 12, b"MAKERNOTE..."),
        (0xA002, 4, 1, struct.pack(e + "I", width)),
        (0xA003, 3, 1, struct.pack(e + "H", height)),
    ], 0, camera_at)
    thumbnail_at = camera_at + len(camera)
    thumbnail = directory([(0x0103, 3, 1, struct.pack(e + "H", 6))], 0, thumbnail_at)
    head = order.encode() + struct.pack(e + "HI", 42, 8)
    return head + main(camera_at, thumbnail_at) + camera + thumbnail


write("profile.icc", icc)
write("little.exif", exif("II"))
write("big.exif", exif("MM"))


# ---- PNG (ISO/IEC 15948)

def chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def pack_row(row, bits):
    if bits == 16:
        return row.astype(">u2").tobytes()
    if bits == 8:
        return row.astype(np.uint8).tobytes()
    values = row.reshape(-1)
    stream = "".join(format(int(v), f"0{bits}b") for v in values)
    stream += "0" * (-len(stream) % 8)
    return bytes(int(stream[i:i + 8], 2) for i in range(0, len(stream), 8))


ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def png(pixels, kind, bits, before=b"", after=b"", interlaced=False):
    height, width = pixels.shape[:2]
    passes = ADAM7 if interlaced else [(0, 0, 1, 1)]
    rows = b""
    for x, y, dx, dy in passes:
        part = pixels[y::dy, x::dx]
        if part.size:
            rows += b"".join(b"\0" + pack_row(row, bits) for row in part)
    header = struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, int(interlaced))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + before + chunk(b"IDAT", zlib.compress(rows, 9)) + after + chunk(b"IEND", b""))


for bits in (1, 2, 4, 8, 16):
    gray = noise(1, bits)
    scale = {1: 255, 2: 85, 4: 17}.get(bits, 1)
    write(f"gray{bits}.png", png(gray, 0, bits), gray * scale)
for kind, name, channels in ((2, "rgb", 3), (4, "graya", 2), (6, "rgba", 4)):
    for bits in (8, 16):
        pixels = noise(channels, bits)
        write(f"{name}{bits}.png", png(pixels, kind, bits), pixels)
pixels = noise(3, 8)
write("interlaced.png", png(pixels, 2, 8, interlaced=True), pixels)
pixels = noise(3, 16, 5, 3)
write("interlaced16.png", png(pixels, 2, 16, interlaced=True), pixels)

palette = noise(3, 8, 11, 1)[0]
for bits in (1, 2, 4, 8):
    index = rng.integers(0, min(11, 1 << bits), (H, W, 1), dtype=np.uint8)
    write(f"palette{bits}.png", png(index, 3, bits, chunk(b"PLTE", palette.tobytes())), palette[index[..., 0]])
alpha = np.array([0, 10, 128, 255, 77], np.uint8)
index = rng.integers(0, 11, (H, W, 1), dtype=np.uint8)
full = np.concatenate([palette, np.concatenate([alpha, np.full(6, 255, np.uint8)])[:, None]], 1)
write("palette-alpha.png", png(index, 3, 8, chunk(b"PLTE", palette.tobytes()) + chunk(b"tRNS", alpha.tobytes())), full[index[..., 0]])
gray = rng.integers(0, 4, (H, W, 1), dtype=np.uint8)
write("gray-key.png", png(gray, 0, 8, chunk(b"tRNS", struct.pack(">H", 2))), np.concatenate([gray, np.where(gray == 2, 0, 255)], -1))
rgb = rng.integers(0, 2, (H, W, 3), dtype=np.uint16)
keyed = np.concatenate([rgb, np.where((rgb == (1, 0, 1)).all(-1, keepdims=True), 0, 65535)], -1)
write("rgb16-key.png", png(rgb, 2, 16, chunk(b"tRNS", struct.pack(">HHH", 1, 0, 1))), keyed)
pixels = noise(3, 8)
iccp = chunk(b"iCCP", b"a name\0\0" + zlib.compress(icc, 9))
phys = chunk(b"pHYs", struct.pack(">IIB", 3937, 7874, 1))
write("profiles.png", png(pixels, 2, 8, iccp + phys + chunk(b"eXIf", exif("MM"))), pixels)
write("empty-profile.png", png(pixels, 2, 8, chunk(b"iCCP", b"a\0\0")), pixels)
write("exif-last.png", png(pixels, 2, 8, after=chunk(b"eXIf", exif("II"))), pixels)


# ---- JPEG, WebP: Pillow writes, and tells what it reads

def pillow(name, image, mode=None, **options):
    buffer = io.BytesIO()
    image.save(buffer, format={"jpg": "JPEG", "webp": "WEBP"}[name.split(".")[1]], **options)
    read = Image.open(io.BytesIO(buffer.getvalue()))
    pixels = np.asarray(read.convert(mode) if mode else read)
    write(name, buffer.getvalue(), pixels)
    return pixels


photo = Image.fromarray(smooth(3, 19, 10))
pillow("420.jpg", photo, quality=90, subsampling=2)
pillow("444.jpg", photo, quality=75, subsampling=0)
pillow("422.jpg", photo, quality=50, subsampling=1)
pillow("progressive.jpg", photo, quality=85, progressive=True)
pillow("gray.jpg", Image.fromarray(smooth(1, 19, 10)[..., 0]), quality=92)


def marker(number, content):
    return struct.pack(">BBH", 0xFF, 0xE0 + number, len(content) + 2) + content


pixels = pillow("profiles.jpg", photo, quality=80, dpi=(72, 144), exif=b"Exif\0\0" + exif("II", width=19, height=10))
with open(os.path.join(here, "profiles.jpg"), "rb") as file:
    plain = file.read()
parts = marker(2, b"ICC_PROFILE\0\2\2" + icc[200:]) + marker(2, b"ICC_PROFILE\0\1\2" + icc[:200])
write("profiles.jpg", plain[:20] + parts + plain[20:], pixels)
ink = 255 - pillow("cmyk.jpg", Image.fromarray(smooth(4, 19, 10), "CMYK"), quality=95).astype(np.float64)
expected["cmyk.jpg"] = np.floor(ink[..., :3] * ink[..., 3:] / 255 + 0.5).astype(np.uint8)
for orientation in range(1, 9):
    # What is seen is the same picture; what is stored is turned, by Pillow's own table turned around.
    seen = smooth(3, 6, 4)
    undo = {1: lambda a: a, 2: lambda a: a[:, ::-1], 3: lambda a: a[::-1, ::-1], 4: lambda a: a[::-1], 5: lambda a: a.transpose(1, 0, 2),
            6: lambda a: np.rot90(a, 1), 7: lambda a: a[::-1, ::-1].transpose(1, 0, 2), 8: lambda a: np.rot90(a, -1)}[orientation]
    stored = np.ascontiguousarray(undo(seen))
    name = f"orientation{orientation}.png"
    write(name, png(stored, 2, 8, chunk(b"eXIf", exif("MM", orientation, stored.shape[1], stored.shape[0]))), stored)
expected["orientation"] = seen

opaque, clear = Image.fromarray(smooth(3, 19, 10)), Image.fromarray(smooth(4, 19, 10), "RGBA")
pillow("lossless.webp", opaque, "RGB", lossless=True)
pillow("lossless-alpha.webp", clear, "RGBA", lossless=True, exact=True)
pillow("lossy.webp", opaque, "RGB", quality=80)
pillow("lossy-alpha.webp", clear, "RGBA", quality=80)
pillow("profiles.webp", opaque, "RGB", lossless=True, exif=exif("MM"), icc_profile=icc)
pillow("animated.webp", clear, "RGBA", lossless=True, exact=True, save_all=True, append_images=[clear.transpose(Image.FLIP_LEFT_RIGHT)], duration=40)


# ---- TIFF 6.0

def tiff(pixels, photometric, order="II", planar=1, tile=None, rows=3, extra=None, bits=None, colormap=None, more=(), pack=lambda b: b, compression=1):
    e = ">" if order == "MM" else "<"
    height, width, samples = pixels.shape
    bits = bits or pixels.dtype.itemsize * 8

    def stored(block):
        if bits < 8:
            return b"".join(pack_row(row, bits) for row in block)
        return block.astype(block.dtype.newbyteorder(e)).tobytes()

    planes = [pixels[..., i:i + 1] for i in range(samples)] if planar == 2 else [pixels]
    blocks = []
    for plane in planes:
        if tile:
            for y in range(0, height, tile):
                for x in range(0, width, tile):
                    block = plane[y:y + tile, x:x + tile]
                    padding = ((0, tile - block.shape[0]), (0, tile - block.shape[1]), (0, 0))
                    blocks.append(pack(stored(np.pad(block, padding, "edge"))))
        else:
            blocks += [pack(stored(plane[y:y + rows])) for y in range(0, height, rows)]
    offsets, data = [], b""
    for block in blocks:
        offsets.append(8 + len(data))
        data += block + b"\0" * (len(block) % 2)

    def short(*v):
        return (3, len(v), struct.pack(f"{e}{len(v)}H", *v))

    def long(*v):
        return (4, len(v), struct.pack(f"{e}{len(v)}I", *v))

    lengths = [len(b) for b in blocks]
    entries = {256: long(width), 257: long(height), 258: short(*[bits] * samples), 259: short(compression), 262: short(photometric),
               277: short(samples), 284: short(planar)}
    entries.update({322: short(tile), 323: short(tile), 324: long(*offsets), 325: long(*lengths)} if tile
                   else {273: long(*offsets), 278: short(rows), 279: long(*lengths)})
    if extra is not None:
        entries[338] = short(extra)
    if colormap is not None:
        entries[320] = short(*colormap.T.astype(np.uint32).reshape(-1) * 257)
    entries.update(dict(more))
    at = 8 + len(data)
    table, rest = struct.pack(e + "H", len(entries)), b""
    for tag, (kind, count, value) in sorted(entries.items()):
        if len(value) <= 4:
            table += struct.pack(e + "HHI", tag, kind, count) + value.ljust(4, b"\0")
        else:
            table += struct.pack(e + "HHII", tag, kind, count, at + 2 + 12 * len(entries) + 4 + len(rest))
            rest += value + b"\0" * (len(value) % 2)
    return order.encode() + struct.pack(e + "HI", 42, at) + data + table + struct.pack(e + "I", 0) + rest


for bits in (8, 16):
    for channels, photometric, extra in ((1, 1, None), (2, 1, 2), (3, 2, None), (4, 2, 2)):
        pixels = noise(channels, bits)
        order = "MM" if bits == 16 else "II"
        write(f"c{channels}b{bits}.tif", tiff(pixels, photometric, order, extra=extra), pixels)
pixels = noise(1, 8)
write("white-is-zero.tif", tiff(pixels, 0), 255 - pixels)
pixels = noise(3, 8, 18, 17)
write("tiles.tif", tiff(pixels, 2, tile=16), pixels)
pixels = noise(3, 16, 18, 17)
write("tiles-planar16.tif", tiff(pixels, 2, planar=2, tile=16), pixels)
pixels = noise(4, 8)
write("planar.tif", tiff(pixels, 2, planar=2, extra=2), pixels)
pixels = noise(3, 8)
write("deflate.tif", tiff(pixels, 2, pack=lambda b: zlib.compress(b), compression=8), pixels)
pixels = noise(4, 8)
write("unspecified-extra.tif", tiff(pixels, 2, extra=0), pixels[..., :3])
straight = noise(4, 8)
straight[..., 3] |= 128
multiplied = straight.copy()
multiplied[..., :3] = np.floor(straight[..., :3].astype(np.float64) * straight[..., 3:] / 255 + 0.5)
back = np.minimum(255, np.floor(multiplied[..., :3].astype(np.float64) * 255 / straight[..., 3:] + 0.5)).astype(np.uint8)
write("premultiplied.tif", tiff(multiplied, 2, extra=1), np.concatenate([back, straight[..., 3:]], -1))
index = rng.integers(0, 11, (H, W, 1), dtype=np.uint8)
colormap = np.zeros((256, 3), np.uint8)
colormap[:11] = palette
write("palette.tif", tiff(index, 3, colormap=colormap), palette[index[..., 0]])
bilevel = noise(1, 1)
write("bilevel.tif", tiff(bilevel, 1, bits=1), bilevel * 255)
profiled = noise(3, 8)
write("profiles.tif", tiff(profiled, 2, more={
    274: (3, 1, struct.pack("<H", 6)), 271: (2, 6, b"Maker\0"), 282: (5, 1, struct.pack("<II", 600, 2)), 283: (5, 1, struct.pack("<II", 150, 1)),
    296: (3, 1, struct.pack("<H", 3)), 34675: (7, len(icc), icc)}), profiled)


# ---- BMP

def bmp(pixels_bottom_up, width, height, bits, colors=b"", header=None, compression=0, masks=b""):
    header = header or struct.pack("<IiiHHIIiiII", 40, width, height, 1, bits, compression, 0, 3000, 4000, 0, 0) + masks
    offset = 14 + len(header) + len(colors)
    return b"BM" + struct.pack("<IHHI", offset + len(pixels_bottom_up), 0, 0, offset) + header + colors + pixels_bottom_up


def padded(rows):
    return b"".join(row + b"\0" * (-len(row) % 4) for row in rows)


for bits in (1, 4, 8):
    index = rng.integers(0, min(11, 1 << bits), (H, W, 1), dtype=np.uint8)
    colors = b"".join(bytes([*c[::-1], 0]) for c in np.concatenate([palette, np.zeros((256, 3), np.uint8)])[:1 << bits])
    write(f"p{bits}.bmp", bmp(padded(pack_row(r, bits) for r in index[::-1]), W, H, bits, colors), palette[index[..., 0]])
pixels = noise(3, 8)
write("rgb24.bmp", bmp(padded(r[:, ::-1].tobytes() for r in pixels[::-1]), W, H, 24), pixels)
write("top-down.bmp", bmp(padded(r[:, ::-1].tobytes() for r in pixels), W, -H, 24), pixels)
core = struct.pack("<IHHHH", 12, W, H, 1, 24)
write("core.bmp", bmp(padded(r[:, ::-1].tobytes() for r in pixels[::-1]), W, H, 24, header=core), pixels)
pixels = noise(4, 8)
bgra = pixels[..., [2, 1, 0, 3]]
write("rgba32.bmp", bmp(bgra[::-1].tobytes(), W, H, 32), pixels)
none = bgra.copy()
none[..., 3] = 0
write("no-alpha32.bmp", bmp(none[::-1].tobytes(), W, H, 32), pixels[..., :3])
packed = rng.integers(0, 65536, (H, W), dtype=np.uint16)
wide = np.stack([(packed >> 11) / 31, ((packed >> 5) & 63) / 63, (packed & 31) / 31], -1) * 255
write("rgb565.bmp", bmp(padded(r.astype("<u2").tobytes() for r in packed[::-1]), W, H, 16, compression=3,
                        masks=struct.pack("<III", 0xF800, 0x07E0, 0x001F)), np.floor(wide + 0.5).astype(np.uint8))

save(os.path.join(here, "pixels.json"), expected)
