"""Makes pictures of kinds that people bring, and tells what a picture file has, by Pillow and NumPy.

Run: /usr/bin/python3 pictures.py make FOLDER      fills the folder; NAME.expected.png is how NAME is to be seen
     /usr/bin/python3 pictures.py read FILE...     prints a line of JSON for each
"""
import hashlib
import json
import struct
import sys
from xml.etree import ElementTree

import numpy
from PIL import Image, ImageCms, ImageOps, IptcImagePlugin, PngImagePlugin, TiffImagePlugin

WIDTH, HEIGHT = 23, 14
ACROSS, DOWN = 300, 150  # dots per inch


def noise(channels, seed=0, depth=8):
    values = numpy.random.default_rng(seed).integers(0, 1 << depth, (HEIGHT, WIDTH, channels))
    return values.astype(numpy.uint8 if depth == 8 else numpy.uint16).squeeze()


def exif(orientation, thumbnail=b"\xff\xd8\xff\xd9"):
    """An EXIF block with sizes, a description, an orientation, a resolution, and a thumbnail in the second directory."""
    def entry(tag, kind, count, value):
        return struct.pack("<HHI", tag, kind, count) + (struct.pack("<HH", value, 0) if kind == 3 else struct.pack("<I", value))

    description = b"a picture\0"
    first, second, camera = 8, 8 + 2 + 7 * 12 + 4, 8 + 2 + 7 * 12 + 4 + 2 + 2 * 12 + 4
    text = camera + 2 + 4 * 12 + 4
    dots = text + len(description)
    small = dots + 16
    block = b"II*\0" + struct.pack("<I", first)
    block += struct.pack("<H", 7) + entry(0x100, 4, 1, WIDTH) + entry(0x101, 4, 1, HEIGHT)
    block += entry(0x10E, 2, len(description), text) + entry(0x112, 3, 1, orientation)
    block += entry(0x11A, 5, 1, dots) + entry(0x11B, 5, 1, dots + 8) + entry(0x8769, 4, 1, camera) + struct.pack("<I", second)
    block += struct.pack("<H", 2) + entry(0x201, 4, 1, small) + entry(0x202, 4, 1, len(thumbnail)) + struct.pack("<I", 0)
    block += struct.pack("<H", 4) + entry(0x9214, 3, 2, 5) + entry(0xA002, 4, 1, WIDTH) + entry(0xA003, 4, 1, HEIGHT)
    block += entry(0xA210, 3, 1, 2) + struct.pack("<I", 0)
    return block + description + struct.pack("<IIII", ACROSS, 1, DOWN, 1) + thumbnail


def xmp(orientation):
    """An XMP packet that says of the picture what EXIF says, partly in attributes, partly in elements, and of another picture too."""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:xmpGImg="http://ns.adobe.com/xap/1.0/g/img/"
    tiff:Orientation="{orientation}" tiff:ImageWidth="{WIDTH}" tiff:XResolution="{ACROSS}/1" tiff:Compression="1" exif:PixelYDimension="{HEIGHT}" xmp:CreatorTool="a &lt; b">
   <tiff:ImageLength>{HEIGHT}</tiff:ImageLength>
   <exif:PixelXDimension>{WIDTH}</exif:PixelXDimension>
   <tiff:YResolution>{DOWN}/1</tiff:YResolution>
   <tiff:BitsPerSample><rdf:Seq><rdf:li>8</rdf:li></rdf:Seq></tiff:BitsPerSample>
   <xmp:Thumbnails><rdf:Alt><rdf:li rdf:parseType="Resource"><xmpGImg:image>/9j/4AAQ</xmpGImg:image></rdf:li></rdf:Alt></xmp:Thumbnails>
   <xmpMM:Pantry><rdf:Bag><rdf:li><rdf:Description tiff:ImageWidth="7"><tiff:Orientation>3</tiff:Orientation></rdf:Description></rdf:li></rdf:Bag></xmpMM:Pantry>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://ns.adobe.com/tiff/1.0/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">a picture</rdf:li></rdf:Alt></dc:title><t:Orientation>{orientation}</t:Orientation>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>""".encode()


def tiff(path, pixels, orientation=1, photometric=None):
    """A baseline TIFF file, one strip, of kinds that Pillow does not write: 16 and 32 bits, signed, floating point, alpha."""
    samples = 1 if pixels.ndim == 2 else pixels.shape[2]
    depth, kind = 8 * pixels.itemsize, {"u": 1, "i": 2, "f": 3}[pixels.dtype.kind]
    photometric = (1 if samples < 3 else 2) if photometric is None else photometric
    data = pixels.tobytes()
    data += bytes(len(data) % 2)
    bits = 8 + len(data)
    kinds, dots = bits + 8, bits + 16
    more = struct.pack("<4H4HIIII", *[depth] * 4, *[kind] * 4, ACROSS, 1, DOWN, 1)

    def each(tag, value, place):
        """A value for each sample; up to two lie in the entry itself."""
        return (tag, 3, samples, place if samples > 2 else value | value << 16 if samples == 2 else value)

    entries = [
        (256, 4, 1, pixels.shape[1]), (257, 4, 1, pixels.shape[0]), each(258, depth, bits), (259, 3, 1, 1),
        (262, 3, 1, photometric), (273, 4, 1, 8), (274, 3, 1, orientation), (277, 3, 1, samples), (278, 4, 1, pixels.shape[0]),
        (279, 4, 1, pixels.nbytes), (282, 5, 1, dots), (283, 5, 1, dots + 8), (284, 3, 1, 1), (296, 3, 1, 2)]
    entries += ([(338, 3, 1, 2)] if samples in (2, 4) else []) + [each(339, kind, kinds)]
    directory = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *e) for e in entries) + struct.pack("<I", 0)
    with open(path, "wb") as file:
        file.write(b"II*\0" + struct.pack("<I", bits + len(more)) + data + more + directory)


def described(path):
    """A picture with all that may belong to one: EXIF, ICC, XMP, IPTC (a caption) and a resolution."""
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[0x10E] = "a picture"
    tags[700] = xmp(1)
    tags[33723] = b"\x1c\x02\x78\x00\x09a caption"
    tags.tagtype[700] = tags.tagtype[33723] = 1
    Image.fromarray(noise(3)).save(path, tiffinfo=tags, icc_profile=srgb(), dpi=(ACROSS, DOWN))


def segment(number, content):
    return b"\xff" + bytes([number]) + struct.pack(">H", len(content) + 2) + content


def jpeg_with_xmp(path, packet):
    with open(path, "r+b") as file:
        data = file.read()
        file.seek(0)
        file.write(data[:2] + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet) + data[2:])


def srgb(space=b"RGB "):
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[16:20] = space
    profile[24:36] = bytes(12)  # when it was made
    return bytes(profile)


def make(folder):
    colour, gray = Image.fromarray(noise(3)), Image.fromarray(noise(1, 1))
    for orientation in range(1, 9):
        name = f"{folder}/orientation-{orientation}"
        texts = PngImagePlugin.PngInfo()
        texts.add_itxt("XML:com.adobe.xmp", xmp(orientation).decode())
        colour.save(name + ".png", exif=exif(orientation), icc_profile=srgb(), dpi=(ACROSS, DOWN), pnginfo=texts)
        stored = Image.open(name + ".png")
        ImageOps.exif_transpose(stored).save(f"{name}.png.expected.png")
        smooth = colour.resize((WIDTH, HEIGHT), box=(4, 4, 7, 6), resample=Image.BICUBIC)
        smooth.save(name + ".jpg", quality=100, subsampling=0, exif=b"Exif\0\0" + exif(orientation), icc_profile=srgb(), dpi=(ACROSS, DOWN))
        jpeg_with_xmp(name + ".jpg", xmp(orientation))
        ImageOps.exif_transpose(Image.open(name + ".jpg")).save(f"{name}.jpg.expected.png")
        tiff(name + ".tif", noise(3, 2, 16), orientation)
    described(folder + "/all.tif")
    gray.save(folder + "/gray.jpg", quality=95)
    gray.save(folder + "/gray.tif")
    gray.convert("1").save(folder + "/bilevel.tif")
    colour.save(folder + "/colour.webp", lossless=True)
    colour.save(folder + "/colour.bmp")
    Image.fromarray(noise(4, 7)).save(folder + "/alpha.webp", lossless=True)
    tiff(folder + "/gray16.tif", noise(1, 3, 16))
    tiff(folder + "/colour16.tif", noise(3, 4, 16))
    tiff(folder + "/alpha16.tif", noise(4, 5, 16))
    tiff(folder + "/gray16-signed.tif", noise(1, 3, 16).astype(numpy.int16))
    tiff(folder + "/lab16.tif", noise(3, 4, 16), photometric=8)
    Image.fromarray(noise(2, 8), "LA").save(folder + "/gray-alpha.tif")
    Image.fromarray(noise(2, 8), "LA").save(folder + "/gray-alpha.png")
    tiff(folder + "/gray-alpha16.tif", noise(2, 8, 16))
    tiff(folder + "/alpha.tif", noise(4, 9))
    # The lower half of the bits is what 16 bits have no room for.
    gray16, colour16, alpha16 = noise(1, 3, 16), noise(3, 4, 16), noise(4, 5, 16)
    tiff(folder + "/gray32.tif", gray16.astype(numpy.uint32) << 16 | 0x1234)
    tiff(folder + "/gray-float.tif", (gray16 / 65535).astype(numpy.float32))
    tiff(folder + "/colour32.tif", colour16.astype(numpy.uint32) << 16 | 0x1234)
    tiff(folder + "/alpha-float.tif", (alpha16 / 65535).astype(numpy.float32))
    bright = (gray16 / 65535).astype(numpy.float32) * 4 - 1
    tiff(folder + "/gray-bright.tif", bright)
    Image.fromarray(numpy.rint(bright.clip(0, 1) * 65535).astype(numpy.uint16)).save(folder + "/gray-bright.tif.expected.png")
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


def properties(packet):
    """The values of the picture's own properties in an XMP packet, by namespace and name; those of structures as what is in them."""
    values = {}
    rdf = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
    root = ElementTree.fromstring(packet) if packet else ()
    for description in [node for node in root if node.tag == rdf + "RDF" for node in node]:
        for key, value in description.attrib.items():
            values.setdefault(key, []).append(value)
        for element in description:
            values.setdefault(element.tag, []).append("".join(element.itertext()) + "".join(f" {k.split('}')[1]}={v}" for n in element.iter() for k, v in n.attrib.items()))
    return {key.replace("http://ns.adobe.com/", ""): " ".join(value) for key, value in values.items()}


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
    packet = picture.info.get("XML:com.adobe.xmp") or picture.info.get("xmp") or picture.info.get("Raw profile type xmp") or b""
    for name, content in getattr(picture, "applist", []):
        if name == "APP1" and content.startswith(b"http://ns.adobe.com/xap/1.0/\0"):
            packet = content[29:]
    caption = (IptcImagePlugin.getiptcinfo(picture) or {}).get((2, 120), b"")
    if picture.format == "TIFF":
        packet = picture.tag_v2.get(700, b"")
        packet = packet[0] if isinstance(packet, tuple) else packet
    pixels = numpy.asarray(picture.convert("I") if picture.mode == "I;16" else picture)
    return {
        "size": picture.size, "mode": picture.mode, "orientation": tags.get(0x112, 0), "width": tags.get(0x100, 0), "height": tags.get(0x101, 0),
        "description": tags.get(0x10E, ""), "camera": sorted(camera), "cameraWidth": camera.get(0xA002, 0), "cameraHeight": camera.get(0xA003, 0), "thumbnail": thumbnail,
        "icc": hashlib.sha256(picture.info.get("icc_profile") or b"").hexdigest() if picture.info.get("icc_profile") else "",
        "dpi": [round(float(dots)) for dots in picture.info.get("dpi", (0, 0))], "exifDots": [float(tags.get(tag, 0)) for tag in (0x11A, 0x11B)],
        "xmp": properties(packet), "iptc": caption.decode(), "most": int(pixels.max()), "frames": getattr(picture, "n_frames", 1),
    }


if sys.argv[1] == "make":
    make(sys.argv[2])
    print(json.dumps({"srgb": hashlib.sha256(Image.open(sys.argv[2] + "/orientation-1.png").info["icc_profile"]).hexdigest()}))
else:
    for file in sys.argv[2:]:
        print(json.dumps(describe(file)))
