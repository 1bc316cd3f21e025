"""A content as its pieces of text, each with its place, and words changed in place without touching the marks. Pure.

A content is what `DraftContent.as_json` gives; a place is "headline", "lead" or the id of a block.
"""

from __future__ import annotations

import copy
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Content = dict[str, Any]
Path = tuple[str | int, ...]
FIELDS = ("headline", "lead")
_WORKS = {"photo", "recording", "attachment"}
_NOT_WORDS = _WORKS | {"seconds", "header", "side", "tone", "output", "kind", "key", "most", "until"}
_TOKEN = re.compile(r"""<(?:[^>"]|"[^"]*")*>|&(?:#\d+|#x[0-9a-fA-F]+|\w+);|[^<&]+|[<&]""")
_BREAKS = re.compile(r"<(?:br|/p|/li|/h2|/h3|/blockquote|/tr|/td|/th)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """One piece of text: its place, where inside the block it stands, its plain words, and whether it carries marks."""

    place: str
    path: Path
    text: str
    rich: bool


@dataclass(frozen=True)
class Match:
    """Words found in a part: from `start` to before `end` of its text."""

    part: Part
    start: int
    end: int


class AcrossParagraphs(ValueError):  # noqa: N818 - says what is wrong
    """The words to be changed reach over the end of a paragraph."""


def parts_of(content: Content) -> list[Part]:
    """Return every piece of text in reading order; empty ones too, so that numbers stay the same."""
    found = [Part(name, (name,), str(content.get(name) or ""), rich=False) for name in FIELDS]
    for number, block in enumerate(content.get("body") or []):
        place, kind = str(block.get("id") or number), block.get("type")
        for path, text in _strings(block.get("value"), ()):
            rich = kind == "paragraph" or (kind == "box" and path == ("text",))
            found.append(Part(place, ("body", number, "value", *path), plain(text) if rich else text, rich))
    return found


def find(content: Content, place: str, words: str) -> list[Match]:
    """Return where words stand in a place of a content; blanks of any kind and number count as one."""
    if not words.split():
        return []
    wanted = re.compile(r"\s+".join(map(re.escape, words.split())))
    return [
        Match(part, found.start(), found.end())
        for part in parts_of(content)
        if part.place == place
        for found in wanted.finditer(part.text)
    ]


def replaced(content: Content, match: Match, new: str) -> Content:
    """Return the content with other words at a match; raises AcrossParagraphs. The content given stays as it is."""
    match = match if new else _with_blank(match)
    changed = copy.deepcopy(content)
    holder: Any = changed
    for step in match.part.path[:-1]:
        holder = holder[step]
    last = match.part.path[-1]
    old = holder[last]
    holder[last] = (
        _replaced_in_rich(old, match.start, match.end, new)
        if match.part.rich
        else old[: match.start] + new + old[match.end :]
    )
    return changed


def _with_blank(match: Match) -> Match:
    """Return a match with the blank before it, where taking it out would leave that one too many."""
    text, start, end = match.part.text, match.start, match.end
    too_many = text[start - 1 : start] == " " and (end == len(text) or text[end] in " .,;:!?…)\n")
    return Match(match.part, start - 1, end) if too_many else match


def plain(rich: str) -> str:
    """Return the words of cleaned rich text, a line for each paragraph; the offsets of `replaced` count in it."""
    return "".join(text for text, _start, _end in _runs(rich))


def _replaced_in_rich(rich: str, start: int, end: int, new: str) -> str:
    """Change the words from `start` to before `end` of the plain text; new ones take the marks of the first old one."""
    made: list[str] = []
    at, copied, written = 0, 0, False
    for text, opened, closed in _runs(rich):
        first, last = max(start, at), min(end, at + len(text))
        if first < last:
            if text == "\n" and rich[opened:closed] != "\n":
                raise AcrossParagraphs
            made += [rich[copied:opened], _escaped(text[: first - at])]
            made += ["" if written else _escaped(new), _escaped(text[last - at :])]
            copied, written = closed, True
        at += len(text)
    return "".join([*made, rich[copied:]])


def _runs(rich: str) -> Iterator[tuple[str, int, int]]:
    """Yield (plain text, start, end in the source) of all that is read; the end of a paragraph reads as a line end."""
    for token in _TOKEN.finditer(rich):
        text = token[0]
        if text.startswith("<") and len(text) > 1:
            if _BREAKS.match(text):
                yield "\n", token.start(), token.end()
        elif text.startswith("&") and len(text) > 1:
            yield html.unescape(text), token.start(), token.end()
        else:
            yield text, token.start(), token.end()


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def _strings(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in _NOT_WORDS:
                yield from _strings(inner, (*path, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _strings(inner, (*path, number))
