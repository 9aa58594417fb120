#!/usr/bin/env python3
"""Draws the validation PSNR of trainings over their steps, as SVG.

Run: tools/draw-curves.py OUT.svg LABEL=metrics.jsonl [LABEL=metrics.jsonl ...]
Of a training that begins where another ends: LABEL=first.jsonl,second.jsonl
Of a training from its step N on, which is then its first: LABEL=metrics.jsonl@N
"""
import json
import sys
from xml.sax.saxutils import escape

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 360, 60, 150, 20, 45
SPAN = 1.6      # dB below the highest value; what is lower, such as a teacher's decoder, runs along the axis
COLOURS = ["#1b6ca8", "#c0392b", "#2e7d32", "#8e44ad", "#b9770e"]


def curve(files):
    points, before = [], 0
    for name in files.split(","):
        name, _, first = name.partition("@")
        with open(name, encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        rows = [dict(row, step=row["step"] - int(first or 0)) for row in rows if row["step"] > int(first or 0)]
        points += [(before + row["step"], row["psnr"]) for row in rows if row.get("psnr") is not None]
        before += max(row["step"] for row in rows)
    return points


def main():
    out, curves = sys.argv[1], [(label, curve(files)) for label, files in (argument.split("=", 1) for argument in sys.argv[2:])]
    steps = max(step for _, points in curves for step, _ in points)
    values = [value for _, points in curves for _, value in points]
    high = int(max(values) * 5 + 1) / 5
    low = max(int(min(values) * 5) / 5, high - SPAN)

    def x(step):
        return LEFT + (WIDTH - LEFT - RIGHT) * step / steps

    def y(value):
        return TOP + (HEIGHT - TOP - BOTTOM) * (high - max(value, low)) / (high - low)

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13">', f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>']
    ticks = round((high - low) * 5)
    for tick in range(ticks + 1):
        value = low + tick / 5
        parts.append(f'<path d="M{LEFT} {y(value):.1f}H{WIDTH - RIGHT}" stroke="#ddd"/><text x="{LEFT - 8}" y="{y(value) + 4:.1f}" text-anchor="end">{value:.1f}</text>')
    for quarter in range(5):
        step = steps * quarter // 4
        parts.append(f'<text x="{x(step):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{step}</text>')
    parts.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 6}" text-anchor="middle">steps</text><text x="6" y="14">dB</text>')
    heights = []
    for (label, points), colour in zip(curves, COLOURS):
        line = " ".join(f"{x(step):.1f},{y(value):.1f}" for step, value in points)
        label_y = y(points[-1][1]) + 4
        while any(abs(label_y - other) < 15 for other in heights):
            label_y += 3
        heights.append(label_y)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/><text x="{WIDTH - RIGHT + 8}" y="{label_y:.1f}" fill="{colour}">{escape(label)}</text>')
    with open(out, "w", encoding="utf-8") as file:
        file.write("\n".join(parts) + "\n</svg>\n")


if __name__ == "__main__":
    main()
