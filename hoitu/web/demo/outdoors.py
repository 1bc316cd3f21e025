"""Scenes under the sky: fields, water, market, pagoda, road."""

from __future__ import annotations

import math

from hoitu.web.demo.brush import HEIGHT, PALETTES, WIDTH, Canvas, mix

WHITE = (248, 246, 240)
WOOD = (132, 92, 58)
DARK = (44, 48, 60)
LIT = 0.7  # how many of a board's lamps are on


def rice(c: Canvas) -> None:
    c.land(colour=(196, 172, 70))
    c.rows(620, (168, 148, 52))
    for index in range(5):
        c.person(260 + index * 260, 820 + (index % 2) * 60, 170, c.palette.accent)
    c.palm(1380, 660, 300)


def river(c: Canvas) -> None:
    c.water(620)
    for x, y, size in ((300, 760, 300), (950, 850, 420)):
        boat(c, x, y, size)
    c.palm(90, 660, 320)
    c.palm(1480, 650, 260)


def boat(c: Canvas, x: int, y: int, size: int) -> None:
    c.draw.polygon(
        [(x, y), (x + size, y), (x + size * 5 // 6, y + size // 7), (x + size // 6, y + size // 7)], fill=WOOD
    )
    c.person(x + size // 3, y + 6, size // 3, c.palette.accent)


def boats(c: Canvas) -> None:
    c.water(620)
    for row, y in enumerate((720, 830, 940)):
        start = 120 + row * 90
        c.draw.line([(start, y), (start + 1200, y - 14)], fill=(150, 60, 40), width=26)
        for seat in range(14):
            c.person(start + 60 + seat * 82, y - 6, 92, (230, 60, 50) if row % 2 else (40, 90, 170), hat=False)


def pagoda(c: Canvas) -> None:
    c.land(colour=(190, 170, 130))
    for level in range(3):
        width = 900 - level * 220
        c.draw.rectangle(
            [800 - width // 2 + 60, 700 - level * 130 - 120, 800 + width // 2 - 60, 700 - level * 130],
            fill=(238, 206, 130),
        )
        c.roof(800 - width // 2, 600 - level * 130, width, 90, (186, 74, 40))
    c.draw.polygon([(770, 260), (800, 120), (830, 260)], fill=(232, 180, 60))
    for x in range(470, 1140, 110):
        c.draw.rectangle([x, 590, x + 26, 700], fill=WHITE)
    c.crowd(880, 7, 150)


def market(c: Canvas) -> None:
    c.land(colour=(170, 150, 130))
    for index in range(4):
        x = 90 + index * 380
        c.draw.polygon([(x, 560), (x + 320, 560), (x + 360, 640), (x - 40, 640)], fill=PALETTES[index % 3].accent)
        c.draw.rectangle([x, 740, x + 320, 830], fill=WOOD)
        for fruit in range(9):
            c.draw.ellipse(
                [x + 12 + fruit * 34, 706, x + 46 + fruit * 34, 742],
                fill=[(214, 60, 50), (90, 160, 60), (240, 180, 40)][fruit % 3],
            )
    c.crowd(960, 6, 210)


def stage(c: Canvas) -> None:
    c.land(colour=(120, 90, 90))
    c.draw.rectangle([250, 280, 1350, 700], fill=(150, 40, 46))
    for x in range(250, 1350, 110):
        c.draw.line([(x, 280), (x + 30, 700)], fill=(124, 28, 36), width=14)
    c.draw.rectangle([210, 700, 1390, 760], fill=WOOD)
    for x in (560, 800, 1040):
        c.person(x, 700, 240, (240, 220, 190), hat=False)
    c.crowd(970, 10, 170)


def drums(c: Canvas) -> None:
    stage(c)
    for index in range(7):
        x = 400 + index * 130
        c.draw.ellipse([x - 45, 620, x + 45, 720], fill=(206, 150, 60), outline=DARK, width=6)


def bridge(c: Canvas) -> None:
    c.water(620)
    c.draw.line([(0, 560), (WIDTH, 560)], fill=(210, 210, 206), width=34)
    for x in (420, 1180):
        c.draw.rectangle([x - 18, 240, x + 18, 900], fill=(190, 190, 188))
        for step in range(1, 8):
            for side in (-1, 1):
                c.draw.line([(x, 250), (x + side * step * 62, 552)], fill=(236, 236, 232), width=4)
    boat(c, 680, 830, 330)


def wind(c: Canvas) -> None:
    c.water(620)
    for index, x in enumerate((220, 540, 860, 1180, 1460)):
        top = 260 + (index % 2) * 70
        c.draw.line([(x, 700), (x, top)], fill=WHITE, width=12)
        for blade in range(3):
            angle = math.radians(blade * 120 + index * 25)
            c.draw.line(
                [(x, top), (x + round(math.cos(angle) * 130), top + round(math.sin(angle) * 130))], fill=WHITE, width=9
            )
    boat(c, 640, 850, 360)


def shrimp(c: Canvas) -> None:
    c.land(colour=(120, 130, 90))
    for row in range(3):
        for column in range(3):
            x, y = 60 + column * 520, 650 + row * 120
            c.draw.polygon(
                [(x + 60, y), (x + 470, y), (x + 490, y + 90), (x, y + 90)], fill=mix(c.palette.water, WHITE, 0.1 * row)
            )
    c.person(820, 930, 200, c.palette.accent)


def trees(c: Canvas) -> None:
    c.land()
    for x in (120, 380, 640, 940, 1240, 1500):
        c.palm(x, 740 + (x % 3) * 60, 420)
    for x in (300, 800, 1350):
        c.person(x, 940, 190, c.palette.accent)


def mangrove(c: Canvas) -> None:
    c.water(620)
    for x in range(40, WIDTH, 110):
        height = c.chance.randint(150, 280)
        for root in (-50, -22, 22, 50):
            c.draw.line([(x, 780 - height // 4), (x + root, 820)], fill=WOOD, width=8)
        c.draw.ellipse(
            [x - 90, 740 - height, x + 90, 790 - height // 4],
            fill=mix(c.palette.near, c.palette.far, c.chance.random()),
        )


def beach(c: Canvas) -> None:
    c.water(560, 760)
    c.draw.polygon([(0, 760), (WIDTH, 720), (WIDTH, HEIGHT), (0, HEIGHT)], fill=(232, 208, 158))
    c.draw.ellipse([700, 830, 900, 920], fill=(90, 120, 80))
    c.crowd(880, 3, 190)


def football(c: Canvas) -> None:
    c.land(colour=(74, 150, 70))
    c.draw.rectangle([560, 520, 1040, 700], outline=WHITE, width=12)
    c.crowd(900, 9, 190)
    c.draw.ellipse([760, 920, 810, 970], fill=WHITE, outline=DARK, width=5)


def road(c: Canvas) -> None:
    c.land()
    c.draw.polygon([(760, 620), (840, 620), (1180, HEIGHT), (420, HEIGHT)], fill=(196, 186, 170))
    for index in range(90):
        y = 640 + index * 4
        for side in (-1, 1):
            x = 800 + side * (60 + index * 5) + c.chance.randint(-12, 12)
            c.draw.ellipse(
                [x - 12, y - 12, x + 12, y + 12], fill=[(230, 70, 90), (250, 200, 60), (240, 240, 250)][index % 3]
            )
    c.person(800, 900, 190, c.palette.accent)


def drying(c: Canvas) -> None:
    c.land(colour=(200, 190, 150))
    for index in range(4):
        x = 80 + index * 380
        c.draw.rectangle([x, 560, x + 320, 780], fill=(206, 228, 232), outline=WHITE, width=10)
        for line in range(5):
            c.draw.line([(x + 20, 600 + line * 36), (x + 300, 600 + line * 36)], fill=(150, 120, 90), width=8)
    c.crowd(940, 4, 190)


def board(c: Canvas) -> None:
    c.land(colour=(130, 140, 130))
    c.draw.rectangle([420, 240, 1180, 520], fill=DARK)
    for row in range(3):
        for x in range(470, 1140, 24):
            if c.chance.random() < LIT:
                c.draw.ellipse([x, 290 + row * 70, x + 14, 304 + row * 70], fill=(255, 170, 50))
    c.draw.rectangle([770, 520, 830, 780], fill=(150, 150, 150))
    c.crowd(940, 6, 190)
