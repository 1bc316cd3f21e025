"""Scenes under a roof: school, office, newsroom, clinic, loom."""

from __future__ import annotations

from hoitu.web.demo.brush import HEIGHT, PALETTES, WIDTH, Canvas, mix

WHITE = (248, 246, 240)
WOOD = (132, 92, 58)
DARK = (44, 48, 60)
GREEN = (38, 140, 90)
SHELF_END = 1040
NURSE = 820


def indoors(c: Canvas) -> None:
    c.draw.rectangle([0, 0, WIDTH, HEIGHT], fill=mix(c.palette.sky_low, WHITE, 0.5))
    c.draw.rectangle([0, 760, WIDTH, HEIGHT], fill=(176, 136, 100))
    c.draw.rectangle([1150, 140, 1480, 480], fill=c.palette.sky_top)
    c.draw.line([(1315, 140), (1315, 480)], fill=WHITE, width=12)


def classroom(c: Canvas) -> None:
    indoors(c)
    c.draw.rectangle([150, 150, 1000, 520], fill=(38, 88, 70), outline=WOOD, width=14)
    for line in range(4):
        c.draw.line([(220, 230 + line * 70), (220 + 420 + 60 * (line % 3), 230 + line * 70)], fill=WHITE, width=8)
    c.crowd(930, 8, 210)


def office(c: Canvas) -> None:
    indoors(c)
    c.draw.rounded_rectangle([200, 720, 1400, 800], radius=20, fill=WOOD)
    for x in range(300, 1350, 210):
        c.draw.rectangle([x, 680, x + 90, 724], fill=WHITE)
    c.crowd(720, 6, 220)
    c.draw.rounded_rectangle([200, 720, 1400, 800], radius=20, fill=WOOD)


def newsroom(c: Canvas) -> None:
    indoors(c)
    for index in range(5):
        x = 120 + index * 290
        c.draw.rounded_rectangle([x, 500, x + 230, 660], radius=12, fill=DARK)
        c.draw.rectangle([x + 14, 514, x + 216, 646], fill=PALETTES[index % 3].sky_top)
        for bar in range(4):
            height = c.chance.randint(20, 100)
            c.draw.rectangle([x + 34 + bar * 46, 640 - height, x + 62 + bar * 46, 640], fill=WHITE)
    c.crowd(900, 5, 230)


def laptop(c: Canvas) -> None:
    indoors(c)
    c.draw.rounded_rectangle([520, 330, 1080, 700], radius=24, fill=DARK)
    c.draw.rectangle([548, 358, 1052, 672], fill=c.palette.sky_top)
    for line in range(5):
        c.draw.rectangle([590, 400 + line * 50, 590 + 380 - 50 * (line % 3), 420 + line * 50], fill=WHITE)
    c.draw.polygon([(430, 790), (520, 700), (1080, 700), (1170, 790)], fill=(120, 124, 134))


def phone(c: Canvas) -> None:
    indoors(c)
    c.draw.rounded_rectangle([640, 170, 960, 800], radius=46, fill=DARK)
    c.draw.rectangle([664, 230, 936, 740], fill=WHITE)
    for index in range(4):
        left = 690 + (index % 2) * 60
        c.draw.rounded_rectangle(
            [left, 270 + index * 110, left + 180, 350 + index * 110], radius=20, fill=PALETTES[index % 3].accent
        )


def books(c: Canvas) -> None:
    indoors(c)
    for shelf in range(3):
        y = 300 + shelf * 170
        x = 140
        while x < SHELF_END:
            width, height = c.chance.randint(22, 52), c.chance.randint(90, 140)
            c.draw.rectangle(
                [x, y - height, x + width, y],
                fill=c.chance.choice([(178, 60, 50), (50, 100, 140), (220, 170, 60), (70, 130, 90)]),
            )
            x += width + 5
        c.draw.rectangle([120, y, 1080, y + 18], fill=WOOD)
    c.crowd(940, 5, 220)


def clinic(c: Canvas) -> None:
    indoors(c)
    c.draw.rectangle([300, 230, 620, 540], fill=WHITE)
    c.draw.rectangle([430, 270, 490, 500], fill=GREEN)
    c.draw.rectangle([345, 355, 575, 415], fill=GREEN)
    for x in (420, NURSE, 1180):
        c.person(x, 920, 330, WHITE if x == NURSE else c.palette.accent, hat=False)


def weaving(c: Canvas) -> None:
    indoors(c)
    for index in range(44):
        colour = [(186, 52, 50), (236, 190, 80), (60, 110, 120), (240, 236, 220)][index % 4]
        c.draw.rectangle([380 + index * 19, 240, 394 + index * 19, 740], fill=colour)
    c.draw.rectangle([340, 220, 1260, 250], fill=WOOD)
    c.draw.rectangle([340, 730, 1260, 760], fill=WOOD)
    c.person(300, 900, 330, c.palette.accent, hat=False)
