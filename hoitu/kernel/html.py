"""HTML from outside: only what our texts may hold stays, everything else goes."""

from __future__ import annotations

import html as entities
import re

import nh3

_CELL = {"colspan", "rowspan", "scope"}
TAGS = frozenset(
    "p br strong b em i a sup sub ul ol li h2 h3 blockquote table thead tbody tr th td".split()  # noqa: SIM905 - reads better
)
ATTRIBUTES: dict[str, set[str]] = {"a": {"href", "title"}, "td": _CELL, "th": _CELL}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})

# Made once: setting a cleaner up takes three times as long as cleaning a paragraph.
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    url_schemes=set(SCHEMES),
    link_rel="noopener noreferrer",
    clean_content_tags={"script", "style"},
)
_STRIPPER = nh3.Cleaner(tags=set(), clean_content_tags={"script", "style"})

_BREAK = re.compile(r"<(?:br|/p|/li|/h2|/h3|/blockquote|/tr|/table|/ul|/ol)\b[^>]*>", re.IGNORECASE)
_CELL_END = re.compile(r"</t[dh]\s*>", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\f\v\u00a0]+")
_EMPTY_LINES = re.compile(r" ?\n[\n ]*")


def clean(html: str) -> str:
    """Return the HTML with the tags, attributes and schemes of our texts alone; `rel` guards every link.

    Scripts and styles go with their content, other unknown tags leave their text behind. Relative addresses
    stay. Cleaning twice changes nothing.
    """
    return _CLEANER.clean(html)


def plain_text(html: str) -> str:
    """Return the words alone: no tags, no entities, one line per paragraph, list item or table row."""
    one_line = clean(html).replace("\n", " ")
    broken = _BREAK.sub("\n", _CELL_END.sub(" ", one_line))
    bare = _STRIPPER.clean(broken)
    return _EMPTY_LINES.sub("\n", _SPACES.sub(" ", entities.unescape(bare))).strip()
