"""Makes the finished body of an article out of the blocks of a release."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from hoitu.delivery.site.media_files import Shelf
from hoitu.kernel import html as cleaning
from hoitu.kernel import khmer, text

Block = dict[str, Any]
GATHERED = ("item", "growth")
MOST_GROWN = 12


@dataclass
class Body:
    """A finished body: HTML for the page, plain text for search, names of the public files it shows."""

    html: str = ""
    text: str = ""
    files: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    ai_uses: list[str] = field(default_factory=list)
    sounds: list[Block] = field(default_factory=list)
    """What can be heard: title, address, kind and length of each recording without pictures."""
    gathered: list[Block] = field(default_factory=list)
    """Items and growths, in order: each is a mark in the HTML until the page is frozen (see `freezing.gathering`)."""
    picture: Block | None = None
    """The first photo, or else the first still of a video: for lists, where an article has no cover."""


def make(blocks: list[Block], language: str, shelf: Shelf) -> Body:
    """Return the finished body; its pictures and recordings are put on the shelf on the way.

    A block of a kind the web does not know, or an empty one, is left out.
    """
    shown = [ready for block in blocks if (ready := _ready(block, shelf))]
    body = Body()
    for block in shown:
        for thing in _things(block):
            body.files += thing["files"]
            body.ai_uses += [thing["ai_use"]] if thing.get("ai_use") else []
        body.counts[block["type"]] = body.counts.get(block["type"], 0) + 1
    body.sounds = [
        {name: block["recording"][name] for name in ("title", "url", "media_type", "duration")}
        for block in shown
        if block["type"] == "audio"
    ]
    body.picture = _first_picture(shown)
    for block in shown:
        if block["type"] in GATHERED:
            block["number"] = len(body.gathered)
            body.gathered.append({name: part for name, part in block.items() if name != "number"})
    body.html = in_language(render_to_string("site/body.html", _laid_out(shown, language)).strip(), language)
    body.text = text.nfc("\n".join(words for block in shown if (words := _words(block))))
    return body


MAGAZINE = frozenset({"wide", "beside", "pull", "figures", "chapter"})
"""Blocks that need the sheet of the e-magazine."""
_MAGAZINE_MARK = '<div class="magazine">'


def is_magazine(html: str) -> bool:
    """Say whether a finished body is laid out as an e-magazine."""
    return html.startswith(_MAGAZINE_MARK)


def _laid_out(shown: list[Block], language: str) -> Block:
    """Return what the template of a body shows: blocks, each chapter numbered, and a table of contents from two on."""
    chapters = [block for block in shown if block["type"] == "chapter"]
    for number, block in enumerate(chapters, start=1):
        block["number"] = number
    contents = [block for block in chapters if block["title"]]
    return {
        "blocks": shown,
        "language": language,
        "is_magazine": any(block["type"] in MAGAZINE for block in shown),
        "has_chapters": bool(chapters),
        "contents": contents if len(contents) > 1 else [],
    }


def in_language(html: str, language: str) -> str:
    """Return text or HTML with places to break the line, where Khmer needs them."""
    return khmer.with_breaks(html) if language == "km" else html


def _ready(block: Block, shelf: Shelf) -> Block | None:
    """Return the block with what its template shows, or None when there is nothing to show."""
    make_ready = _MAKERS.get(block.get("type", ""))
    value = block.get("value")
    if not make_ready or not value:
        return None
    shown = make_ready(value, shelf)
    return {"type": block["type"], **shown} if shown else None


def _paragraph(value: Any, _shelf: Shelf) -> Block | None:
    html = cleaning.clean(str(value))
    return {"html": mark_safe(html)} if cleaning.plain_text(html) else None  # noqa: S308 - cleaned the line before


def _heading(value: Any, _shelf: Shelf) -> Block | None:
    return {"text": str(value)} if str(value).strip() else None


def _quote(value: Any, _shelf: Shelf) -> Block | None:
    return {"text": value["text"], "source": value.get("source", "")} if value.get("text") else None


def _box(value: Any, shelf: Shelf) -> Block | None:
    inside = _paragraph(value.get("text") or "", shelf)
    return {"title": value.get("title", ""), **inside} if inside else None


def _photo(value: Any, shelf: Shelf) -> Block | None:
    if not value.get("photo"):
        return None
    photo = shelf.photo(value["photo"])
    return {"photo": photo, "caption": value.get("caption") or photo["caption"]}


def _gallery(value: Any, shelf: Shelf) -> Block | None:
    photos = [shown for item in value.get("photos") or [] if (shown := _photo(item, shelf))]
    return {"title": value.get("title", ""), "photos": photos} if photos else None


def _recording(value: Any, shelf: Shelf) -> Block | None:
    if not value.get("recording"):
        return None
    return {"recording": shelf.recording(value["recording"]), "caption": value.get("caption", "")}


def _attachment(value: Any, shelf: Shelf) -> Block | None:
    if not value.get("attachment"):
        return None
    attachment = shelf.attachment(value["attachment"])
    return {"attachment": attachment, "title": value.get("title") or attachment["title"]}


def _table(value: Any, _shelf: Shelf) -> Block | None:
    rows = value.get("rows") or []
    if not rows:
        return None
    head, rest = (rows[0], rows[1:]) if value.get("header", True) else ([], rows)
    return {"caption": value.get("caption", ""), "head": head, "rows": rest}


def _item(value: Any, _shelf: Shelf) -> Block | None:
    if not value.get("output"):
        return None
    return {"output": value["output"], "title": value.get("title", ""), "text": value.get("note", "")}


def _live(value: Any, _shelf: Shelf) -> Block | None:
    return {"title": value.get("title", "")}


def _growth(value: Any, _shelf: Shelf) -> Block | None:
    if value.get("kind") not in {"section", "topic", "place"} or not value.get("key"):
        return None
    kept = {name: value.get(name) or "" for name in ("kind", "key", "title", "until")}
    return {**kept, "most": value.get("most") or MOST_GROWN}


def _beside(value: Any, shelf: Shelf) -> Block | None:
    shown = _photo(value, shelf)
    text = str(value.get("text") or "").strip()
    if not shown:
        return {"text": text} if text else None
    return {**shown, "text": text, "side": value.get("side") or "left"}


def _figures(value: Any, _shelf: Shelf) -> Block | None:
    rows = [row for row in value.get("rows") or [] if any(cell.strip() for cell in row)]
    return {"caption": value.get("caption", ""), "rows": rows} if rows else None


def _chapter(value: Any, _shelf: Shelf) -> Block | None:
    return {"title": value.get("title", ""), "tone": value.get("tone") or "plain"}


_MAKERS: dict[str, Callable[[Any, Shelf], Block | None]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "quote": _quote,
    "box": _box,
    "photo": _photo,
    "gallery": _gallery,
    "video": _recording,
    "audio": _recording,
    "attachment": _attachment,
    "table": _table,
    "item": _item,
    "growth": _growth,
    "live": _live,
    "wide": _photo,
    "beside": _beside,
    "pull": _quote,
    "figures": _figures,
    "chapter": _chapter,
}


def _things(block: Block) -> list[Block]:
    """Return the works of the library a block shows."""
    items = block["photos"] if block["type"] == "gallery" else [block]
    return [item[name] for item in items for name in ("photo", "recording", "attachment") if name in item]


def _first_picture(blocks: list[Block]) -> Block | None:
    things = [thing for block in blocks for thing in _things(block)]
    photos = [thing for thing in things if "srcset" in thing]
    return next(iter(photos + [thing["poster"] for thing in things if thing.get("poster")]), None)


def _words(block: Block) -> str:
    """Return what a search should find of a block."""
    parts = [cleaning.plain_text(block["html"])] if "html" in block else []
    parts += [str(block[name]) for name in ("title", "text", "source", "caption") if block.get(name)]
    parts += [item["caption"] for item in block.get("photos", []) if item["caption"]]
    parts += [cell for row in [block.get("head", []), *block.get("rows", [])] for cell in row if cell]
    if "recording" in block:
        parts += [block["recording"]["transcript"]]
    return "\n".join(part for part in parts if part)
