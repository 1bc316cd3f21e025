"""What an entry may say. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hoitu.production.newsroom.rules.tidying import says_something, tidy_line, tidy_paragraph

PLACE = "live"
"""The block of a body at which the entries stand."""
LONGEST_TEXT = 4000
LONGEST_HEADLINE = 160
LONGEST_CAPTION = 500
LONGEST_NOTE = 500
MOST_PINS = 3


@dataclass(frozen=True)
class Words:
    """What an entry says: plain text, paragraphs parted by empty lines; a photo of the library by its id."""

    kind: str
    text: str
    headline: str = ""
    photo_id: int | None = None
    caption: str = ""


def has_place(body: Iterable[dict[str, Any]]) -> bool:
    """Say whether a text has the place where its entries stand."""
    return any(block["type"] == PLACE for block in body)


def tidied(words: Words) -> Words:
    """Return the words as they are stored."""
    return Words(
        kind=words.kind,
        text=tidy_paragraph(words.text),
        headline=tidy_line(words.headline),
        photo_id=words.photo_id,
        caption=tidy_line(words.caption) if words.photo_id else "",
    )


def is_empty(words: Words) -> bool:
    """Say whether there is nothing to tell: a photo without a word tells those nothing who cannot see it."""
    return not says_something(words.text) and not says_something(words.headline)


def too_long(words: Words) -> bool:
    """Say whether a part is longer than entries are."""
    lengths = (
        (words.text, LONGEST_TEXT),
        (words.headline, LONGEST_HEADLINE),
        (words.caption, LONGEST_CAPTION),
    )
    return any(len(part) > most for part, most in lengths)
