"""Flat, layered drawing with Pillow: skies, water, land, and the few shapes the demo's scenes are made of."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 1000
HATS = 0.4  # how many of a crowd wear one
Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Palette:
    """The colours of one hour of the day."""

    sky_top: Colour
    sky_low: Colour
    far: Colour
    near: Colour
    water: Colour
    sun: Colour
    accent: Colour


MORNING = Palette(
    (118, 182, 214), (253, 236, 205), (126, 168, 142), (62, 118, 84), (92, 158, 178), (255, 221, 140), (201, 72, 46)
)
NOON = Palette(
    (64, 152, 216), (205, 234, 247), (112, 172, 112), (44, 122, 62), (58, 140, 176), (255, 246, 204), (230, 140, 30)
)
DUSK = Palette(
    (74, 60, 110), (246, 150, 96), (96, 84, 112), (48, 52, 72), (122, 92, 122), (255, 196, 120), (236, 94, 60)
)
PALETTES = (MORNING, NOON, DUSK)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return the colour `share` of the way from one to the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


class Canvas:
    """A picture in the making; `chance` is seeded, so the same seed draws the same picture."""

    def __init__(self, seed: str, palette: Palette) -> None:
        self.image = Image.new("RGB", (WIDTH, HEIGHT))
        self.draw = ImageDraw.Draw(self.image)
        self.chance = random.Random(seed)  # noqa: S311 - drawing, not secrecy
        self.palette = palette

    def sky(self, horizon: int = 620) -> None:
        """Fill from the top to the horizon, with a sun or moon."""
        for y in range(horizon):
            self.draw.line([(0, y), (WIDTH, y)], fill=mix(self.palette.sky_top, self.palette.sky_low, y / horizon))
        x, y = self.chance.randint(250, 1350), self.chance.randint(120, horizon - 220)
        self.draw.ellipse([x - 70, y - 70, x + 70, y + 70], fill=self.palette.sun)

    def hills(self, horizon: int = 620) -> None:
        """A far bank of trees along the horizon."""
        points = [(0, horizon)]
        phase = self.chance.random() * 6
        points += [
            (x, horizon - 40 - round(26 * math.sin(x / 140 + phase) + 12 * math.sin(x / 37)))
            for x in range(0, WIDTH + 20, 20)
        ]
        self.draw.polygon([*points, (WIDTH, horizon)], fill=self.palette.far)

    def land(self, horizon: int = 620, colour: Colour | None = None) -> None:
        """Fill the ground, lighter in the distance."""
        base = colour or self.palette.near
        for y in range(horizon, HEIGHT):
            share = (y - horizon) / (HEIGHT - horizon)
            self.draw.line([(0, y), (WIDTH, y)], fill=mix(mix(base, self.palette.sky_low, 0.35), base, share))

    def water(self, top: int = 620, bottom: int = HEIGHT) -> None:
        """A river or the sea, with streaks of light."""
        for y in range(top, bottom):
            share = (y - top) / max(bottom - top, 1)
            self.draw.line(
                [(0, y), (WIDTH, y)],
                fill=mix(mix(self.palette.water, self.palette.sky_low, 0.5), self.palette.water, share),
            )
        for _ in range(60):
            x, y, length = self.chance.randint(0, WIDTH), self.chance.randint(top, bottom), self.chance.randint(30, 160)
            self.draw.line([(x, y), (x + length, y)], fill=mix(self.palette.water, (255, 255, 255), 0.4), width=3)

    def rows(self, top: int, colour: Colour) -> None:
        """Furrows or seedlings running to one vanishing point."""
        for x in range(-2400, WIDTH + 2400, 130):
            self.draw.line([(WIDTH // 2 + (x - WIDTH // 2) // 9, top), (x, HEIGHT)], fill=colour, width=9)

    def palm(self, x: int, y: int, size: int) -> None:
        """A palm with its foot at (x, y)."""
        trunk = mix(self.palette.near, (60, 40, 30), 0.6)
        self.draw.line([(x, y), (x + size // 10, y - size)], fill=trunk, width=max(size // 22, 4))
        for angle in range(0, 360, 36):
            radians = math.radians(angle)
            tip = (
                x + size // 10 + round(math.cos(radians) * size * 0.42),
                y - size + round(math.sin(radians) * size * 0.24) + size // 12,
            )
            self.draw.line([(x + size // 10, y - size), tip], fill=self.palette.near, width=max(size // 18, 5))

    def roof(self, x: int, y: int, width: int, height: int, colour: Colour) -> None:
        """A hipped roof, its eaves at y."""
        self.draw.polygon(
            [(x, y), (x + width // 6, y - height), (x + width * 5 // 6, y - height), (x + width, y)], fill=colour
        )

    def house(self, x: int, y: int, size: int, wall: Colour = (240, 226, 200)) -> None:
        """A small house standing at (x, y)."""
        self.draw.rectangle([x, y - size // 2, x + size, y], fill=wall)
        self.roof(x - size // 8, y - size // 2, size + size // 4, size // 3, self.palette.accent)
        self.draw.rectangle([x + size // 3, y - size // 3, x + size // 2, y], fill=mix(wall, (60, 40, 30), 0.6))

    def person(self, x: int, y: int, size: int, shirt: Colour, *, hat: bool = True) -> None:
        """A figure with its feet at (x, y); a conical hat unless told otherwise."""
        self.draw.rounded_rectangle([x - size // 7, y - size * 2 // 3, x + size // 7, y], radius=size // 12, fill=shirt)
        self.draw.ellipse([x - size // 9, y - size * 8 // 9, x + size // 9, y - size * 2 // 3], fill=(196, 146, 108))
        if hat:
            self.draw.polygon(
                [(x - size // 4, y - size * 5 // 6), (x, y - size), (x + size // 4, y - size * 5 // 6)],
                fill=(234, 208, 150),
            )

    def crowd(self, y: int, number: int, size: int) -> None:
        """People side by side."""
        for index in range(number):
            shirt = self.chance.choice(
                [self.palette.accent, (70, 110, 160), (240, 240, 235), (120, 80, 130), (60, 140, 120)]
            )
            x = WIDTH * (index + 1) // (number + 1) + self.chance.randint(-18, 18)
            self.person(x, y + self.chance.randint(-12, 12), size, shirt, hat=self.chance.random() < HATS)
