#!/usr/bin/env python3
"""Develops photographs as scanners and cameras do: copies in many sizes, sharpened, harder or softer, some gray, grainy, or stored as JPEG; beside them cloth and stripes.

Run: tools/develop-training-images.py IMAGES OUT [--without FILE_WITH_NAMES] [--copies N] [--stripes N] [--seed N]
IMAGES may hold drawings too (draw-training-images.py), which are copied in two sizes. FILE_WITH_NAMES lists images to leave out, such as those that were kept for validation; names
without endings, a line each. Needs Pillow and numpy (Debian's python3-pil and python3-numpy). To be trained on with "sizes": [1], since a sharpened image that is made smaller is not
sharpened any more.
"""
import argparse
import glob
import io
import os
import random

import numpy as np
from PIL import Image, ImageFilter

LEAST_SIDE = 208    # a crop of 192 and some room
SIZES = [(.85, 1), (.6, .85), (.45, .6), (.41, .5), (.41, .5)]


class Laboratory:
    """What develops by a source of random numbers."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.noise = np.random.default_rng(seed)

    def happens(self, share):
        return self.random.random() < share

    def sized(self, image, least, most):
        size = self.random.uniform(least, most)
        sides = [max(LEAST_SIDE, round(side * size)) for side in image.size]
        return image.resize(sides, Image.LANCZOS if self.happens(.4) else Image.BICUBIC)

    def sharpened(self, image):
        return image.filter(ImageFilter.UnsharpMask(self.random.uniform(.5, 1.1), int(self.random.uniform(20, 110)), 0))

    def hardened(self, image):
        values = (np.asarray(image, dtype=np.float64) / 255) ** self.random.uniform(.8, 1.3)
        values = (values - values.mean()) * self.random.uniform(.85, 1.3) + values.mean()
        return stored(values * 255)

    def grainy(self, image):
        values = np.asarray(image, dtype=np.float64)
        strength = self.random.uniform(.7, 3)
        light = self.noise.normal(size=values.shape[:2] + (1,)) * strength * .8
        return stored(values + light + self.noise.normal(size=values.shape) * strength * .4)

    def packed(self, image):
        file = io.BytesIO()
        image.save(file, "JPEG", quality=self.random.randrange(82, 96))
        return Image.open(file).convert("RGB")

    def developed(self, image):
        for share, way in [(.7, self.sharpened), (.4, self.hardened), (.15, lambda image: image.convert("L").convert("RGB")), (.15, self.grainy), (.2, self.packed)]:
            if self.happens(share):
                image = way(image)
        return image

    def field(self, side, waves):
        """A smooth field of about -1 to 1."""
        small = self.noise.normal(size=(waves + 3, waves + 3)).astype(np.float32)
        return np.asarray(Image.fromarray(small).resize((side, side), Image.BICUBIC)) * .6

    def striped(self, photograph):
        """A photograph whose light falls on cloth, or on a hide of stripes, some of its parts alone."""
        side = 1024
        photo = np.asarray(photograph.resize((side, side), Image.BICUBIC), dtype=np.float64) / 255
        across, down = np.meshgrid(np.arange(side), np.arange(side))
        hide = self.happens(.5)
        pattern = 0
        for _ in range(1 if hide else self.random.choice([1, 2])):
            angle = self.random.uniform(0, np.pi) + self.field(side, 2) * (.8 if hide else .15)
            period = self.random.uniform(12, 60) if hide else self.random.uniform(6, 26)
            phase = 2 * np.pi / period * (across * np.cos(angle.mean()) + down * np.sin(angle.mean()) + self.field(side, 4) * self.random.uniform(0, 60))
            pattern = pattern + np.sin(phase + angle * self.random.uniform(0, 12))
        pattern = np.clip(pattern * self.random.uniform(2, 8), -1, 1) if hide else pattern / 2
        colours = [np.array([self.random.random() * spread + low for _ in range(3)]) for spread, low in ((.3, 0), (.3, .7))]
        cloth = colours[0] + (colours[1] - colours[0]) * ((pattern + 1) / 2)[..., None]
        light = photo.mean(2, keepdims=True) * self.random.uniform(.8, 1.4) + .15
        share = np.clip(self.field(side, 3) * 4 + self.random.uniform(-.5, 1.5), 0, 1)[..., None]
        image = stored((photo * (1 - share) + cloth * light * share) * 255)
        return self.sized(image, .3, .55)


def stored(values):
    return Image.fromarray(np.clip(values + .5, 0, 255).astype(np.uint8))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("images")
    parser.add_argument("out")
    parser.add_argument("--without", help="a file with the names of images to leave out")
    parser.add_argument("--copies", type=int, default=5)
    parser.add_argument("--stripes", type=int, default=150)
    parser.add_argument("--seed", type=int, default=4)
    options = parser.parse_args()
    without = set(open(options.without, encoding="utf-8").read().split()) if options.without else set()
    names = {path: os.path.splitext(os.path.basename(path))[0] for path in sorted(glob.glob(os.path.join(options.images, "*.*")))}
    images = [path for path, name in names.items() if name not in without and path.lower().endswith(("png", "jpg", "jpeg", "webp"))]
    drawings = [path for path in images if names[path].startswith("drawn-")]
    photographs = [path for path in images if path not in drawings and not names[path].startswith("gray-")]
    os.makedirs(options.out, exist_ok=True)
    laboratory = Laboratory(options.seed)
    for path in drawings + photographs:
        image = Image.open(path).convert("RGB")
        sizes = [(.95, 1), (.45, .8)] if path in drawings else [SIZES[copy % len(SIZES)] for copy in range(options.copies)]
        for copy, (least, most) in enumerate(sizes):
            laboratory.developed(laboratory.sized(image, least, most)).save(os.path.join(options.out, f"{names[path]}-{copy}.png"), compress_level=1)
    for number in range(options.stripes):
        image = laboratory.striped(Image.open(laboratory.random.choice(photographs)).convert("RGB"))
        laboratory.developed(image).save(os.path.join(options.out, f"striped-{number:03d}.png"), compress_level=1)
    print(f"{len(os.listdir(options.out))} images in {options.out}")


if __name__ == "__main__":
    main()
