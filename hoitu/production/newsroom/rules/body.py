"""The shape of each body block as stored, and what is read from it: words, media, seconds. Pure.

Shapes are those of `newsroom.blocks`; a value of another shape is refused before anything is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from hoitu.kernel.html import clean, plain_text
from hoitu.production.newsroom.rules.tidying import says_something, tidy, tidy_line

Block = dict[str, Any]
Read = Callable[[Any], Any]
MOST_BLOCKS = 400
MOST_CHARACTERS = 400_000


class BadBody(ValueError):  # noqa: N818 - says what is bad
    """A body that cannot be stored; `code` is unknown_block, foreign_block, bad_shape or too_long."""

    def __init__(self, code: str, block: str = "", number: int = 0) -> None:
        super().__init__(code)
        self.code, self.block, self.number = code, block, number


@dataclass(frozen=True)
class MediaIds:
    """The works of the library a content uses."""

    photos: tuple[int, ...]
    recordings: tuple[UUID, ...]
    attachments: tuple[int, ...]


def _words(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return tidy(value)


def _line(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return tidy_line(value)


def _rich(value: Any) -> str:
    return tidy(clean(_words(value)))


def _whole_id(value: Any) -> int | None:
    if value in (None, ""):
        return None
    number = int(value)
    if isinstance(value, bool) or not 0 < number < 2**31:
        raise TypeError(value)
    return number


def _uuid(value: Any) -> str | None:
    return str(UUID(str(value))) if value not in (None, "") else None


def _seconds(value: Any) -> int | None:
    if value in (None, ""):
        return None
    number = int(value)
    if not 0 <= number <= 24 * 3600:
        raise TypeError(value)
    return number


def _day(value: Any) -> str:
    return date.fromisoformat(value).isoformat() if value not in (None, "") else ""


SIDES = ("left", "right")
TONES = ("plain", "sand", "rose", "leaf", "sky", "night")
"""Background colours of a chapter; the site's sheet has each with ink that is read on it, a test holds the contrast."""


def _one_of(choices: tuple[str, ...]) -> Read:
    def read(value: Any) -> str:
        if value not in ("", *choices):
            raise TypeError(value)
        return value or choices[0]

    return read


def _rows(value: Any) -> list[list[str]]:
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        raise TypeError(value)
    return [[_line(cell) for cell in row] for row in value]


def _struct(**fields: Read) -> Read:
    def read(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise TypeError(value)
        return {name: each(value[name]) if value.get(name) is not None else None for name, each in fields.items()}

    return read


def _struct_of_text(**fields: Read) -> Read:
    """Read a struct whose missing texts are empty ones."""
    inner = _struct(**fields)

    def read(value: Any) -> dict[str, Any]:
        found: dict[str, Any] = inner(value)
        texts = {name for name, each in fields.items() if each in (_words, _line, _rich, _day)}
        return {name: "" if each is None and name in texts else each for name, each in found.items()}

    return read


_photo = _struct_of_text(photo=_whole_id, caption=_words)


def _photos(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list):
        raise TypeError(value)
    return [_photo(item["value"] if isinstance(item, dict) and "value" in item else item) for item in value]


_recording = _struct_of_text(recording=_uuid, caption=_words)

SHAPES: dict[str, Read] = {
    "paragraph": _rich,
    "heading": _line,
    "quote": _struct_of_text(text=_words, source=_line),
    "box": _struct_of_text(title=_line, text=_rich),
    "photo": _photo,
    "gallery": _struct_of_text(title=_line, photos=lambda value: _photos(value or [])),
    "video": _recording,
    "audio": _recording,
    "attachment": _struct_of_text(attachment=_whole_id, title=_line),
    "table": _struct_of_text(caption=_line, header=bool, rows=_rows),
    "wide": _photo,
    "beside": _struct_of_text(photo=_whole_id, caption=_words, text=_words, side=_one_of(SIDES)),
    "pull": _struct_of_text(text=_words, source=_line),
    "figures": _struct_of_text(caption=_line, rows=_rows),
    "chapter": _struct_of_text(title=_line, tone=_one_of(TONES)),
    "sound": _struct_of_text(recording=_uuid, speaker=_line, words=_words, seconds=_seconds),
    "shot": _struct_of_text(picture=_words, words=_words, seconds=_seconds),
    "item": _struct_of_text(output=_uuid, title=_line, note=_words),
    "growth": _struct_of_text(kind=_line, key=_line, title=_line, most=_whole_id, until=_day),
    "live": _struct_of_text(title=_line),
}


def gathered_in(body: list[Block]) -> int:
    """Return how many parts of a dossier a body has: items, and growths."""
    return sum(block["type"] in {"item", "growth"} for block in body)


def read_body(body: Any, allowed: tuple[str, ...]) -> list[Block]:
    """Return the body tidied, its rich text cleaned; raises BadBody. A block keeps its id where that is a UUID.

    `allowed` are the block types of the output's profile. Missing parts of a block become empty ones.
    """
    if not isinstance(body, list):
        raise BadBody("bad_shape")
    if len(body) > MOST_BLOCKS:
        raise BadBody("too_long")
    blocks = _with_own_ids([_read_block(block, number, allowed) for number, block in enumerate(body, start=1)])
    if sum(map(len, _all_text(blocks))) > MOST_CHARACTERS:
        raise BadBody("too_long")
    return blocks


def _read_block(block: Any, number: int, allowed: tuple[str, ...]) -> Block:
    kind = block.get("type") if isinstance(block, dict) else None
    if not isinstance(kind, str) or kind not in SHAPES:
        raise BadBody("unknown_block", tidy_line(str(kind))[:40], number)
    if kind not in allowed:
        raise BadBody("foreign_block", kind, number)
    try:
        return {"type": kind, "value": SHAPES[kind](block.get("value")), **_named(block.get("id"))}
    except (TypeError, ValueError, AttributeError, OverflowError, RecursionError):
        raise BadBody("bad_shape", kind, number) from None


def _named(given: Any) -> dict[str, str]:
    """Return the block's id as a part of it, or nothing for one the house did not give."""
    try:
        return {"id": str(UUID(given))}
    except (TypeError, ValueError, AttributeError):
        return {}


def _with_own_ids(blocks: list[Block]) -> list[Block]:
    """Return the blocks; of two with one id (a copy), the first keeps it."""
    seen: set[str] = set()
    for block in blocks:
        if block.get("id") in seen:
            del block["id"]
        seen.add(block.get("id", ""))
    return blocks


def _all_text(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _all_text(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _all_text(inner)


def words_of(body: list[Block]) -> list[str]:
    """Return the plain words of each block that has any, in order (captions and table cells included)."""
    return [text for block in body if (text := _block_words(block["type"], block["value"]))]


def _block_words(kind: str, value: Any) -> str:
    if kind in {"paragraph", "heading"}:
        return plain_text(value) if kind == "paragraph" else value.strip()
    if kind == "box":
        return "\n".join(filter(None, (value["title"], plain_text(value["text"] or ""))))
    if kind == "gallery":
        return "\n".join(filter(None, (value["title"], *(photo["caption"] for photo in value["photos"] or []))))
    if kind in {"table", "figures"}:
        return "\n".join([value["caption"], *(" ".join(row) for row in value["rows"] or [])]).strip()
    shown = ("text", "source", "caption", "title", "note", "words")
    return "\n".join(value[name] for name in shown if value.get(name))


def spoken_of(block: Block) -> tuple[str, int]:
    """Return what an announcer reads aloud of a block, and the seconds that are given for it instead (0: none)."""
    kind, value = block["type"], block["value"]
    if kind == "sound":
        return (value["words"], 0) if not value["seconds"] else ("", value["seconds"])
    if kind == "shot":
        return value["words"], 0
    return (_block_words(kind, value), 0) if kind in {"paragraph", "heading", "quote", "item"} else ("", 0)


FILLED_LATER = frozenset({"live"})
"""Blocks that are a place alone: what stands there comes after the release."""


def without_empty(body: list[Block]) -> list[Block]:
    """Return the body without blocks that say and show nothing: a draft may have them, readers get none."""
    return [block for block in body if has_words([block]) or _picture(block) or block["type"] in FILLED_LATER]


def _picture(block: Block) -> bool:
    """Say whether a shot describes what is seen: no words of the text, yet something."""
    return block["type"] == "shot" and says_something(block["value"]["picture"])


def has_words(body: list[Block]) -> bool:
    """Say whether anything is written or shown in a body."""
    return any(map(says_something, words_of(body))) or any(media_of(body, None).__dict__.values())


def media_of(body: list[Block], cover_id: int | None) -> MediaIds:
    """Return the ids of every work of the library that is used, each once, in order."""
    photos: dict[int, None] = {cover_id: None} if cover_id else {}
    recordings: dict[UUID, None] = {}
    attachments: dict[int, None] = {}
    for block in body:
        value = block["value"]
        if not isinstance(value, dict):
            continue
        pictures = [value, *(value.get("photos") or [])]
        photos |= {item["photo"]: None for item in pictures if item.get("photo")}
        if value.get("recording"):
            recordings[UUID(value["recording"])] = None
        if value.get("attachment"):
            attachments[value["attachment"]] = None
    return MediaIds(tuple(photos), tuple(recordings), tuple(attachments))
