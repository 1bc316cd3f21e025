"""What one entry of a feed says, in whatever dialect, as an item."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Any

from hoitu.delivery.sharing.formats.item import NewsItem
from hoitu.delivery.sharing.formats.markup import tidy
from hoitu.delivery.sharing.formats.media import Association, Kind, Rendition
from hoitu.delivery.sharing.formats.texts import line, paragraphs
from hoitu.kernel.html import plain_text

KIND_OF: dict[str, Kind] = {"image": "picture", "audio": "audio", "video": "video"}

_MARKUP = re.compile(r"<[a-zA-Z/!]|&#?\w+;")
_WEB = re.compile(r"https?://[^/\s]", re.IGNORECASE)


def words(said: str) -> str:
    """Return the words of a text that may be HTML, as one line."""
    return line(plain_text(said) if _MARKUP.search(said) else said)


def lead_and_body(summary: str, content: str) -> tuple[str, str]:
    """Return the two by the habit of feeds: a summary beside a content is the lead, one alone in HTML is the body."""
    if content:
        return words(summary), _body(content)
    return ("", _body(summary)) if _MARKUP.search(summary) else (words(summary), "")


def _body(said: str) -> str:
    return tidy(said if _MARKUP.search(said) else paragraphs(said))


def web_address(said: Any) -> str:
    """Return the address if it leads into the web, else nothing."""
    address = line(str(said or ""))
    return address if _WEB.match(address) else ""


def named(guid: Any, page: str, item: NewsItem) -> str:
    """Return what names the entry: its id, its page, else a hash of its words, the same at every reading."""
    told = line(str(guid or "")) or page
    if told:
        return told
    digest = hashlib.sha256(f"{item.headline}\n{item.lead}\n{item.body_html}".encode()).hexdigest()
    return f"urn:hoitu:sha-256:{digest}"


def associations(files: Iterable[dict[str, Any]]) -> tuple[Association, ...]:
    """Return the files (href, mime, size, seconds) as works shown, each address once; what is no medium is left out."""
    found: dict[str, Association] = {}
    for file in files:
        href, mime = web_address(file.get("href")), line(str(file.get("mime") or "")).lower()
        kind = KIND_OF.get(mime.partition("/")[0])
        if href and kind and href not in found:
            name = f"media{len(found) + 1}"
            size, duration = _count(file.get("size")), _count(file.get("seconds"))
            one = Rendition(name="original", href=href, mime=mime, size=size, duration=duration)
            found[href] = Association(guid=href, name=name, kind=kind, renditions=(one,))
    return tuple(found.values())


def _count(said: Any) -> int | None:
    """A whole number above 0; feeds say 0 where they do not know."""
    text = str(said or "").partition(".")[0]
    return int(text) or None if text.isascii() and text.isdecimal() and len(text) < 16 else None  # noqa: PLR2004 - sane sizes
