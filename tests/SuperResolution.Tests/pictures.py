"""Makes pictures of kinds that people bring, and tells what a picture file has, by Pillow and NumPy.

Run: /usr/bin/python3 pictures.py make FOLDER      fills the folder; NAME.expected.png is how NAME is to be seen
     /usr/bin/python3 pictures.py read FILE...     prints a line of JSON for each
"""
import hashlib
import json
import struct
import sys

import numpy
from PIL import Image, ImageCms, ImageOps

WIDTH, HEIGHT = 23, 14


def noise(channels, seed=0, depth=8):
    values = numpy.random.default_rng(seed).integers(0, 1 << depth, (HEIGHT, WIDTH, channels))
    return values.astype(numpy.uint8 if depth == 8 else numpy.uint16).squeeze()


def exif(orientation, thumbnail=b"\xff\xd8\xff\xd9"):
    """An EXIF block with sizes, a description, an orientation, and a thumbnail in the second directory."""
    def entry(tag, kind, count, value):
        return struct.pack("<HHI", tag, kind, count) + (struct.pack("<HH", value, 0) if kind == 3 else struct.pack("<I", value))

    description = b"a picture\0"
    first, second, camera = 8, 8 + 2 + 5 * 12 + 4, 8 + 2 + 5 * 12 + 4 + 2 + 2 * 12 + 4
    text = camera + 2 + 2 * 12 + 4
    small = text + len(description)
    block = b"II*\0" + struct.pack("<I", first)
    block += struct.pack("<H", 5) + entry(0x100, 4, 1, WIDTH) + entry(0x101, 4, 1, HEIGHT)
    block += entry(0x10E, 2, len(description), text) + entry(0x112, 3, 1, orientation) + entry(0x8769, 4, 1, camera) + struct.pack("<I", second)
    block += struct.pack("<H", 2) + entry(0x201, 4, 1, small) + entry(0x202, 4, 1, len(thumbnail)) + struct.pack("<I", 0)
    block += struct.pack("<H", 2) + entry(0xA002, 4, 1, WIDTH) + entry(0xA003, 4, 1, HEIGHT) + struct.pack("<I", 0)
    return block + description + thumbnail


def tiff16(path, pixels, orientation=1):
    """A baseline TIFF file of 16 bits, one strip, which Pillow does not write."""
    samples = 1 if pixels.ndim == 2 else pixels.shape[2]
    data = pixels.astype("<u2").tobytes()
    more = 8 + len(data)
    bits = struct.pack("<%dH" % samples, *[16] * samples)
    entries = [
        (256, 4, 1, pixels.shape[1]), (257, 4, 1, pixels.shape[0]), (258, 3, samples, 16 if samples == 1 else more), (259, 3, 1, 1),
        (262, 3, 1, 1 if samples == 1 else 2), (273, 4, 1, 8), (274, 3, 1, orientation), (277, 3, 1, samples), (278, 4, 1, pixels.shape[0]),
        (279, 4, 1, len(data)), (284, 3, 1, 1)] + ([(338, 3, 1, 2)] if samples == 4 else [])
    directory = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *e) for e in entries) + struct.pack("<I", 0)
    with open(path, "wb") as file:
        file.write(b"II*\0" + struct.pack("<I", more + len(bits)) + data + bits + directory)


def srgb(space=b"RGB "):
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[16:20] = space
    profile[24:36] = bytes(12)  # when it was made
    return bytes(profile)


def make(folder):
    colour, gray = Image.fromarray(noise(3)), Image.fromarray(noise(1, 1))
    for orientation in range(1, 9):
        name = f"{folder}/orientation-{orientation}"
        colour.save(name + ".png", exif=exif(orientation), icc_profile=srgb(), dpi=(300, 300))
        stored = Image.open(name + ".png")
        ImageOps.exif_transpose(stored).save(f"{name}.png.expected.png")
        smooth = colour.resize((WIDTH, HEIGHT), box=(4, 4, 7, 6), resample=Image.BICUBIC)
        smooth.save(name + ".jpg", quality=100, subsampling=0, exif=b"Exif\0\0" + exif(orientation), icc_profile=srgb(), dpi=(300, 300))
        ImageOps.exif_transpose(Image.open(name + ".jpg")).save(f"{name}.jpg.expected.png")
        tiff16(name + ".tif", noise(3, 2, 16), orientation)
    gray.save(folder + "/gray.jpg", quality=95)
    gray.save(folder + "/gray.tif")
    gray.convert("1").save(folder + "/bilevel.tif")
    colour.save(folder + "/colour.webp", lossless=True)
    colour.save(folder + "/colour.bmp")
    Image.fromarray(noise(4, 7)).save(folder + "/alpha.webp", lossless=True)
    tiff16(folder + "/gray16.tif", noise(1, 3, 16))
    tiff16(folder + "/colour16.tif", noise(3, 4, 16))
    tiff16(folder + "/alpha16.tif", noise(4, 5, 16))
    Image.fromarray(noise(1, 6, 16)).save(folder + "/gray16.png")
    inks = Image.new("CMYK", (WIDTH, HEIGHT), (255, 0, 0, 0))
    inks.paste((0, 255, 255, 0), (0, 0, 11, HEIGHT))
    inks.save(folder + "/cmyk.jpg", quality=100, subsampling=0, icc_profile=srgb(b"CMYK"))
    palette = colour.quantize(16)
    palette.save(folder + "/palette.png", transparency=bytes(range(0, 256, 17)))
    Image.open(folder + "/palette.png").convert("RGBA").save(folder + "/palette.png.expected.png")
    frames = [Image.fromarray(noise(3, 10 + i)) for i in range(3)]
    frames[0].save(folder + "/animated.webp", save_all=True, append_images=frames[1:], lossless=True)
    frames[0].save(folder + "/animated.png", save_all=True, append_images=frames[1:])
    frames[0].save(folder + "/animated.gif", save_all=True, append_images=frames[1:])
    frames[0].save(folder + "/pages.tif", save_all=True, append_images=frames[1:] + [gray.resize((5, 5))])
    frames[0].save(folder + "/first.png")


def describe(path):
    picture = Image.open(path)
    block = picture.info.get("exif", b"")
    block = block[6:] if block.startswith(b"Exif\0\0") else block
    thumbnail = False
    if block:
        order = "<" if block[:2] == b"II" else ">"
        first = struct.unpack(order + "I", block[4:8])[0]
        count = struct.unpack(order + "H", block[first:first + 2])[0]
        thumbnail = struct.unpack(order + "I", block[first + 2 + 12 * count:][:4])[0] != 0
    tags = picture.getexif()
    camera = tags.get_ifd(0x8769)
    pixels = numpy.asarray(picture.convert("I") if picture.mode == "I;16" else picture)
    return {
        "size": picture.size, "mode": picture.mode, "orientation": tags.get(0x112, 0), "width": tags.get(0x100, 0), "height": tags.get(0x101, 0),
        "description": tags.get(0x10E, ""), "cameraWidth": camera.get(0xA002, 0), "cameraHeight": camera.get(0xA003, 0), "thumbnail": thumbnail,
        "icc": hashlib.sha256(picture.info.get("icc_profile") or b"").hexdigest() if picture.info.get("icc_profile") else "",
        "dpi": round(float(picture.info.get("dpi", (0, 0))[0])), "most": int(pixels.max()), "frames": getattr(picture, "n_frames", 1),
    }


if sys.argv[1] == "make":
    make(sys.argv[2])
    print(json.dumps({"srgb": hashlib.sha256(Image.open(sys.argv[2] + "/orientation-1.png").info["icc_profile"]).hexdigest()}))
else:
    for file in sys.argv[2:]:
        print(json.dumps(describe(file)))
