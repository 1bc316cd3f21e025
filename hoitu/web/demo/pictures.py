"""The demo's pictures, drawn here so that nothing borrowed is shown: one function per scene."""

from __future__ import annotations

import io
from collections.abc import Callable

from hoitu.web.demo import indoors, outdoors
from hoitu.web.demo.brush import NOON, PALETTES, Canvas

SCENES: dict[str, Callable[[Canvas], None]] = {
    "beach": outdoors.beach,
    "board": outdoors.board,
    "boats": outdoors.boats,
    "books": indoors.books,
    "bridge": outdoors.bridge,
    "classroom": indoors.classroom,
    "clinic": indoors.clinic,
    "coconut": outdoors.trees,
    "drums": outdoors.drums,
    "drying": outdoors.drying,
    "football": outdoors.football,
    "laptop": indoors.laptop,
    "mangrove": outdoors.mangrove,
    "market": outdoors.market,
    "newsroom": indoors.newsroom,
    "office": indoors.office,
    "pagoda": outdoors.pagoda,
    "phone": indoors.phone,
    "rice": outdoors.rice,
    "river": outdoors.river,
    "road": outdoors.road,
    "shrimp": outdoors.shrimp,
    "stage": outdoors.stage,
    "weaving": indoors.weaving,
    "wind": outdoors.wind,
}


def draw(scene: str, seed: str) -> bytes:
    """Return the scene as JPEG bytes (1600 × 1000); the same seed gives the same picture."""
    palette = PALETTES[sum(seed.encode()) % len(PALETTES)]
    canvas = Canvas(seed, NOON if scene in {"rice", "football"} else palette)
    canvas.sky()
    canvas.hills()
    SCENES[scene](canvas)
    stream = io.BytesIO()
    canvas.image.save(stream, "JPEG", quality=86)
    return stream.getvalue()
