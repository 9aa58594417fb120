"""Pictures that a formula of integers gives; PatternPicture.cs makes the same ones, so that no pixel is stored."""
import numpy


def noise(x, y, k):
    mixed = x * 7919 + y * 104729 + k * 1299709
    return mixed * mixed % 2147483647 // 7


def pattern(height, width, channel, damage):
    """0 to 255; damage 0 gives the original."""
    y, x = numpy.mgrid[:height, :width].astype(numpy.int64)
    value = 32 + 2 * abs((3 * x + 5 * y + 40 * channel) % 96 - 48) + x * y // 17 % 64 + noise(x, y, channel) % 32
    return numpy.clip(value + noise(x, y, channel + 10) % (2 * damage + 1) - damage // 2, 0, 255)


def picture(height, width, channels, damage=0):
    """[channels, height, width]."""
    return numpy.stack([pattern(height, width, c, damage) for c in range(channels)])
