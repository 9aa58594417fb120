#!/usr/bin/env python3
"""Fills a training folder: photographs by links, gray copies of some, and drawings: text, shapes, hatching, dots, panels of comics.

Run: tools/draw-training-images.py PHOTOGRAPHS OUT [--without FILE_WITH_NAMES] [--gray N] [--drawings N] [--seed N]
FILE_WITH_NAMES lists photographs to leave out, such as those that were kept for validation; names without endings, a line each.
Needs Pillow (Debian's python3-pil) and matplotlib's fonts (Debian's fonts-... or python3-matplotlib), whose licences allow pictures of text.
"""
import argparse
import colorsys
import glob
import math
import os
import random

from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageOps

FONTS = "/usr/share/matplotlib/mpl-data/fonts/ttf/*.ttf"
FAMILIES = ("DejaVuSans", "DejaVuSerif", "STIXGeneral", "cmr10", "cmss10")
SIZES = [18, 22, 26, 32, 40, 52, 70, 100, 140]
SIDE, STORED = 1024, 512    # drawn large and halved, as what is scanned
WORDS = """the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were her
all she there would their we him been has when who will more no if out so said what up its about into than them can only other new some could
time these two may then do first any my now such like our over man me even most made after also did many before must through back years where
much your way well down should because each just those people how too little state good very make world still own see men work long get here
between both life being under never day same another know while last might us great old year off come since against go came right used take
three""".split()


class Drawing:
    """What draws by a source of random numbers."""

    def __init__(self, source, fonts):
        self.random, self.fonts = source, fonts

    def colour(self, value=None):
        hue, saturation = self.random.random(), self.random.random() ** 1.5
        value = self.random.random() if value is None else value
        return tuple(int(255 * part) for part in colorsys.hsv_to_rgb(hue, saturation, value))

    def ink(self, dark):
        return self.colour(.7 + .3 * self.random.random() if dark else self.random.random() * .35)

    def word(self):
        if self.random.random() < .15:
            return self.random.choice(WORDS).capitalize()
        return str(self.random.randrange(3000)) if self.random.random() < .08 else self.random.choice(WORDS)

    def style(self, dark):
        family = self.random.choice(self.fonts)
        size = self.random.choice(SIZES)
        return size, ImageFont.truetype(family, size), self.ink(dark)

    def text(self, page, dark):
        y = self.random.randrange(0, 60)
        size, font, ink = self.style(dark)
        left = self.random.randrange(0, 200)
        while y < SIDE:
            if self.random.random() < .12:
                size, font, ink = self.style(dark)
            line = " ".join(self.word() for _ in range(self.random.randrange(2, 14)))
            page.text((left, y), line, font=font, fill=ink)
            y += int(size * 1.25)
            if self.random.random() < .1:
                page.line((0, y, SIDE, y), fill=ink, width=self.random.choice([1, 2, 3, 5]))
                y += 8

    def shapes(self, page, count):
        for _ in range(count):
            self.shape(page)

    def shape(self, page):
        chance = self.random.random
        kind = chance()
        x, y = self.random.randrange(-100, SIDE), self.random.randrange(-100, SIDE)
        width, height = self.random.randrange(20, 500), self.random.randrange(20, 500)
        fill = self.colour() if chance() < .7 else None
        ink, pen = self.colour(chance() * .4), self.random.choice([2, 3, 4, 6, 9])
        if kind < .25:
            page.rectangle((x, y, x + width, y + height), fill=fill, outline=ink, width=pen)
        elif kind < .5:
            page.ellipse((x, y, x + width, y + height), fill=fill, outline=ink, width=pen)
        elif kind < .75:
            corners = [(x + width * chance(), y + height * chance()) for _ in range(self.random.randrange(3, 9))]
            page.polygon(corners, fill=fill)
            page.line(corners + corners[:1], fill=ink, width=pen)
        elif kind < .85:
            self.hatch(page, x, y, width, ink)
        elif kind < .93:
            gap = self.random.randrange(6, 20)
            radius = self.random.randrange(1, max(2, gap // 2))
            for across in range(x, x + width, gap):
                for down in range(y, y + height, gap):
                    page.ellipse((across - radius, down - radius, across + radius, down + radius), fill=ink)
        else:
            points, angle = [], chance() * 6.28
            for _ in range(200):
                angle += self.random.gauss(0, .25)
                x += 6 * math.cos(angle)
                y += 6 * math.sin(angle)
                points.append((x, y))
            page.line(points, fill=ink, width=pen, joint="curve")

    def hatch(self, page, x, y, length, ink):
        angle, gap = self.random.random() * math.pi, self.random.randrange(5, 24)
        for line in range(-20, 60):
            across, down = math.cos(angle), math.sin(angle)
            left, top = x - down * gap * line, y + across * gap * line
            page.line((left, top, left + across * length, top + down * length), fill=ink, width=self.random.choice([1, 2, 3]))

    def panel(self, photographs):
        """A photograph in few colours with outlines, as a comic's."""
        photo = Image.open(self.random.choice(photographs)).convert("RGB").resize((SIDE, SIDE), Image.BICUBIC)
        flat = ImageOps.posterize(photo.filter(ImageFilter.MedianFilter(7)), 3)
        edges = photo.convert("L").filter(ImageFilter.GaussianBlur(2)).filter(ImageFilter.FIND_EDGES)
        paper = ImageOps.invert(edges).point(lambda value: 0 if value < 232 else 255).filter(ImageFilter.MinFilter(3))
        return Image.composite(flat, Image.new("RGB", (SIDE, SIDE), (10, 10, 20)), paper)

    def balloon(self, page):
        x, y = self.random.randrange(0, 500), self.random.randrange(0, 700)
        page.ellipse((x, y, x + 480, y + 240), fill=(250, 250, 250), outline=(0, 0, 0), width=5)
        font = ImageFont.truetype(self.random.choice(self.fonts), 34)
        for line in range(4):
            words = " ".join(self.random.choice(WORDS).upper() for _ in range(3))
            page.text((x + 90, y + 45 + line * 40), words, font=font, fill=(0, 0, 0))

    def image(self, number, photographs):
        dark = self.random.random() < .25
        paper = self.colour(self.random.random() * .25 if dark else .85 + .15 * self.random.random())
        image = Image.new("RGB", (SIDE, SIDE), paper)
        if self.random.random() < .3:
            ramp = Image.linear_gradient("L").resize((SIDE, SIDE)).rotate(self.random.choice([0, 90, 180, 270]))
            image = Image.composite(image, Image.new("RGB", (SIDE, SIDE), self.colour()), ramp)
        kind = number % 4
        if kind == 3:
            image = self.panel(photographs)
        page = ImageDraw.Draw(image)
        if kind in (0, 1):
            self.text(page, dark)
        if kind > 0:
            self.shapes(page, {1: 4, 2: 40, 3: 3}[kind])
        if kind == 3:
            self.balloon(page)
        return image.resize((STORED, STORED), Image.LANCZOS if number % 2 else Image.BICUBIC)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("photographs")
    parser.add_argument("out")
    parser.add_argument("--without", help="a file with the names of photographs to leave out")
    parser.add_argument("--gray", type=int, default=170)
    parser.add_argument("--drawings", type=int, default=130)
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    without = set(open(options.without, encoding="utf-8").read().split()) if options.without else set()
    names = {path: os.path.splitext(os.path.basename(path))[0] for path in sorted(glob.glob(os.path.join(options.photographs, "*.*")))}
    photographs = [path for path, name in names.items() if name not in without and path.lower().endswith(("png", "jpg", "jpeg", "webp"))]
    os.makedirs(options.out, exist_ok=True)
    for path in photographs:
        link = os.path.join(options.out, os.path.basename(path))
        if not os.path.lexists(link):
            os.symlink(os.path.abspath(path), link)
    source = random.Random(options.seed)
    for path in source.sample(photographs, options.gray):
        Image.open(path).convert("L").convert("RGB").save(os.path.join(options.out, f"gray-{names[path]}.png"))
    fonts = [path for path in glob.glob(FONTS) if any(family in path for family in FAMILIES) and "Display" not in path]
    drawing = Drawing(source, fonts)
    for number in range(options.drawings):
        drawing.image(number, photographs).save(os.path.join(options.out, f"drawn-{number:03d}.png"))
    print(f"{len(os.listdir(options.out))} images in {options.out}")


if __name__ == "__main__":
    main()
