"""Which format some bytes are in, told from what they say and never from their name."""

from __future__ import annotations

import re
from typing import Literal

from hoitu.delivery.sharing.formats.payload import trimmed

Sniffed = Literal["ninjs", "newsml-g2", "nitf"]

_LOOK = 65_536  # a root element stands within so many bytes
_SKIPPED = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\])?\s*>", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")
ROOTS: dict[str, Sniffed] = {
    **dict.fromkeys(("newsItem", "packageItem", "newsMessage", "conceptItem", "knowledgeItem"), "newsml-g2"),
    **dict.fromkeys(("planningItem", "catalogItem", "catalog"), "newsml-g2"),
    "nitf": "nitf",
}


def sniff(data: bytes) -> Sniffed | None:
    """Return the format, or None; byte order marks, blank lines, comments and declarations on top are passed over."""
    wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    text = trimmed(data[:_LOOK]).decode("utf-16" if wide else "utf-8", errors="replace").lstrip()
    if text[:1] in {"{", "["}:
        return "ninjs"
    at = 0
    while skipped := _SKIPPED.match(text, at):
        at = skipped.end()
    root = _ROOT.match(text, at)
    return ROOTS.get(root[1]) if root else None
