"""The body of a dossier: its parts change places, the text between them does not."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hoitu.production.archive.rules.gathering import PARTS, Block, in_order, moved

KINDS = st.sampled_from(["item", "growth", "heading", "paragraph", "photo"])


@st.composite
def bodies(draw: Any) -> list[Block]:
    kinds = draw(st.lists(KINDS, min_size=1, max_size=9))
    return [{"type": kind, "id": str(number)} for number, kind in enumerate(kinds)]


def parts(body: list[Block]) -> list[str]:
    return [block["id"] for block in body if block["type"] in PARTS]


def text(body: list[Block]) -> list[str]:
    return [block["id"] if block["type"] not in PARTS else "" for block in body]


@given(body=bodies(), block_id=st.integers(0, 9).map(str), steps=st.sampled_from([-1, 1]))
def test_a_part_changes_places_with_its_neighbour_among_the_parts(body: list[Block], block_id: str, steps: int) -> None:
    order, made = parts(body), moved(body, block_id, steps)
    assert text(made) == text(body)
    if block_id not in order:
        assert made == body
        return
    place = order.index(block_id)
    assert parts(made).index(block_id) == min(max(place + steps, 0), len(order) - 1)


@given(body=bodies(), order=st.lists(st.integers(0, 9).map(str), unique=True))
def test_parts_stand_in_the_order_given_the_unnamed_last(body: list[Block], order: list[str]) -> None:
    made = in_order(body, order)
    named = [key for key in order if key in parts(body)]
    assert text(made) == text(body)
    assert parts(made) == [*named, *(key for key in parts(body) if key not in named)]
