"""Which format some bytes are in, told from what they say and never from their name."""

from __future__ import annotations

import re
from typing import Literal

from hoitu.delivery.sharing.formats.payload import is_wide, trimmed

Sniffed = Literal["ninjs", "newsml-g2", "nitf", "feed", "json-feed"]

_LOOK = 65_536  # a root element stands within so many bytes
_SKIPPED = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\])?\s*>", re.DOTALL | re.IGNORECASE)
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version')
_ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")
ROOTS: dict[str, Sniffed] = {
    **dict.fromkeys(("newsItem", "packageItem", "newsMessage", "conceptItem", "knowledgeItem"), "newsml-g2"),
    **dict.fromkeys(("planningItem", "catalogItem", "catalog"), "newsml-g2"),
    "nitf": "nitf",
    **dict.fromkeys(("rss", "feed", "RDF"), "feed"),
}


def sniff(data: bytes) -> Sniffed | None:
    """Return the format, or None; byte order marks, blank lines, comments and declarations on top are passed over."""
    text = trimmed(data[:_LOOK]).decode(_encoding(data), errors="replace").lstrip()
    if text[:1] in {"{", "["}:
        return "json-feed" if _JSON_FEED.search(text) else "ninjs"
    at = 0
    while skipped := _SKIPPED.match(text, at):
        at = skipped.end()
    root = _ROOT.match(text, at)
    return ROOTS.get(root[1]) if root else None


def _encoding(data: bytes) -> str:
    if not is_wide(data):
        return "utf-8"
    return {0: "utf-16-be", 1: "utf-16-le"}.get(data[:2].find(0), "utf-16")
