"""The body of a dossier: what is put in, moved and taken out, block by block. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

Block = dict[str, Any]
PARTS = ("item", "growth", "heading")
"""Blocks that the dossier's screen arranges; the others belong to the text."""
MOST_ITEMS = 200


@dataclass(frozen=True)
class Growth:
    """The newest of a section, topic or place (its code), with a title above them; `until` is a day in ISO or empty."""

    kind: str
    key: str
    title: str
    most: int = 12
    until: str = ""


def items_of(body: list[Block]) -> list[str]:
    """Return the outputs a body holds as items, in order."""
    return [block["value"]["output"] for block in body if block["type"] == "item" and block["value"].get("output")]


def with_item(body: list[Block], output_id: UUID, title: str, note: str = "") -> list[Block]:
    """Return the body with an item at the end of what is arranged by hand: above what grows by itself."""
    block = {"type": "item", "value": {"output": str(output_id), "title": title, "note": note}}
    return _above_growth(body, block)


def with_group(body: list[Block], title: str) -> list[Block]:
    """Return the body with a heading there: the items after it are its group."""
    return _above_growth(body, {"type": "heading", "value": title})


def with_growth(body: list[Block], growth: Growth) -> list[Block]:
    """Return the body with what grows by itself at its end."""
    return [*body, {"type": "growth", "value": dict(vars(growth))}]


def moved(body: list[Block], block_id: str, steps: int) -> list[Block]:
    """Return the body with a part so many parts further down (up, below zero); at an end it stays."""
    order = [str(block.get("id")) for block in body if block["type"] in PARTS]
    if block_id not in order:
        return body
    place = order.index(block_id)
    order.insert(min(max(place + steps, 0), len(order) - 1), order.pop(place))
    return in_order(body, order)


def in_order(body: list[Block], order: Sequence[str]) -> list[Block]:
    """Return the body with its parts in the order of these ids; the text between them stays where it is.

    Parts that are not named, or have no id yet, follow as they stood.
    """
    places = [place for place, block in enumerate(body) if block["type"] in PARTS]
    rank = {key: number for number, key in enumerate(order)}
    parts = sorted((body[place] for place in places), key=lambda part: rank.get(str(part.get("id")), len(rank)))
    made = list(body)
    for place, part in zip(places, parts, strict=True):
        made[place] = part
    return made


def without_block(body: list[Block], block_id: str) -> list[Block]:
    """Return the body without a block."""
    return [block for block in body if block.get("id") != block_id]


def _above_growth(body: list[Block], block: Block) -> list[Block]:
    first = next((place for place, each in enumerate(body) if each["type"] == "growth"), len(body))
    return [*body[:first], block, *body[first:]]
