"""A content as the segments a translator works on, and back. Pure.

A segment is the headline, the lead, one paragraph or list of a text, or one block of another kind with its texts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.rules.tidying import says_something
from hoitu.production.translation.rules import marked

TEXTS: dict[str, tuple[str, ...]] = {
    "quote": ("text", "source"),
    "box": ("title", "text"),
    "photo": ("caption",),
    "video": ("caption",),
    "audio": ("caption",),
    "attachment": ("title",),
    "wide": ("caption",),
    "beside": ("caption", "text"),
    "pull": ("text", "source"),
    "chapter": ("title",),
    "sound": ("speaker", "words"),
    "shot": ("picture", "words"),
    "item": ("title", "note"),
    "growth": ("title",),
    "live": ("title",),
}
HEADS = ("headline", "lead")
_WORKS = {"photo", "gallery", "video", "audio", "attachment", "wide", "beside"}
SHOWN = frozenset(_WORKS | {"table", "figures", "sound", "shot", "item", "growth", "live"})
"""Kinds that show something even without a text of ours."""


@dataclass(frozen=True)
class Segment:
    """One piece of a text: which block (and which part of it), what kind, its texts by path, and all the rest.

    `texts` are plain or marked text by the path of the field in the block's value; `frame` is that value with its
    texts taken out: the works of the library, seconds, the shape of a table.
    """

    block: str
    part: int
    kind: str
    texts: Mapping[str, str] = field(default_factory=dict)
    frame: Any = None

    @property
    def key(self) -> str:
        """Where the segment stands in its content."""
        return f"{self.block}.{self.part}"

    @property
    def digest(self) -> str:
        """The SHA-256 (hex) of all it says and shows, wherever it stands."""
        told = json.dumps([self.kind, dict(self.texts), self.frame], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def words(self) -> str:
        """Its texts in one, to show and to compare."""
        return "\n".join(text for text in self.texts.values() if text)

    @property
    def is_empty(self) -> bool:
        """Say whether it has no text at all."""
        return not any(says_something(text) for text in self.texts.values())

    def as_json(self) -> dict[str, Any]:
        """Return the segment as JSON values."""
        texts = dict(self.texts)
        return {"block": self.block, "part": self.part, "kind": self.kind, "texts": texts, "frame": self.frame}


def segment_from(kept: Mapping[str, Any]) -> Segment:
    """Return the segment kept by `as_json`."""
    return Segment(**{name: kept[name] for name in ("block", "part", "kind", "texts", "frame")})


def cut(content: DraftContent) -> list[Segment]:
    """Return a content as segments, in order; a block without an id is named by its place."""
    heads = [Segment(name, 0, name, {"text": getattr(content, name)}) for name in HEADS if getattr(content, name)]
    blocks = enumerate(content.body)
    return heads + [segment for place, block in blocks for segment in _cut_block(block, block.get("id") or f"#{place}")]


def _cut_block(block: Mapping[str, Any], name: str) -> Iterator[Segment]:
    kind, value = block["type"], block["value"]
    if kind == "paragraph":
        for part, text in enumerate(marked.pieces(value)):
            yield Segment(name, part, kind, {"text": text})
    elif isinstance(value, str):
        yield Segment(name, 0, kind, {"text": value})
    else:
        texts = {path: _shown(kind, path, text) for path, text in _texts_of(kind, value)}
        yield Segment(name, 0, kind, texts, _filled(value, dict.fromkeys(texts, "")))


def _texts_of(kind: str, value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if kind == "gallery":
        yield "title", value.get("title") or ""
        for number, photo in enumerate(value.get("photos") or []):
            yield f"photos.{number}.caption", photo.get("caption") or ""
    elif kind in {"table", "figures"}:
        yield "caption", value.get("caption") or ""
        for row, cells in enumerate(value.get("rows") or []):
            for column, cell in enumerate(cells):
                yield f"rows.{row}.{column}", cell
    else:
        for name in TEXTS.get(kind, ()):
            yield name, value.get(name) or ""


def _shown(kind: str, path: str, text: str) -> str:
    return "\n\n".join(marked.pieces(text)) if (kind, path) == ("box", "text") else text


def _stored(kind: str, path: str, text: str) -> str:
    return marked.to_html(text) if (kind, path) == ("box", "text") else text


def _filled(value: Any, texts: Mapping[str, str]) -> Any:
    """Return a copy of a block's value with these texts at these paths; a path that is not there is left alone."""
    copy = deepcopy(value)
    for path, text in texts.items():
        *way, last = path.split(".")
        here = copy
        try:
            for step in way:
                here = here[int(step) if isinstance(here, list) else step]
            here[int(last) if isinstance(here, list) else last] = text
        except (KeyError, IndexError, TypeError, ValueError):
            continue
    return copy


def with_texts(segment: Segment, texts: Mapping[str, str], frame_of: Segment) -> Segment:
    """Return a segment that says these texts in the frame of its source; texts for no field of it are dropped."""
    kept = {path: texts.get(path, segment.texts.get(path, "")) for path in frame_of.texts}
    return replace(segment, kind=frame_of.kind, texts=kept, frame=deepcopy(frame_of.frame))


def join(segments: Iterable[Segment], rest: DraftContent) -> DraftContent:
    """Return the content made of segments in this order; cover and use of AI are those of `rest`.

    Neighbours of one paragraph block stay one block, and a block of `rest` in which nothing changed stays as it is, to
    the letter. A block that was torn apart keeps its id at its first part.
    """
    untouched = {block.get("id"): (list(_cut_block(block, block["id"])), block) for block in rest.body if "id" in block}
    heads = dict.fromkeys(HEADS, "")
    body: list[dict[str, Any]] = []
    used: set[str] = set()
    for (block, kind), group in groupby(segments, key=lambda each: (each.block, each.kind)):
        together = list(group)
        if kind in heads:
            heads[kind] = together[0].texts["text"]
            continue
        if block in untouched and untouched[block][0] == together:
            body.append(untouched[block][1])
            used.add(block)
            continue
        for value in _values(kind, together):
            named = {} if block in used or block.startswith("#") or not block else {"id": block}
            body.append({"type": kind, "value": value, **named})
            used.add(block)
    return DraftContent(heads["headline"], heads["lead"], body, rest.cover_id, rest.ai_use)


def _values(kind: str, together: list[Segment]) -> list[Any]:
    if kind == "paragraph":
        return [marked.to_html("\n\n".join(each.texts["text"] for each in together))]
    if together[0].frame is None:
        return [each.texts.get("text", "") for each in together]
    return [
        _filled(each.frame, {path: _stored(kind, path, text) for path, text in each.texts.items()}) for each in together
    ]
