"""What the staff screens say: states with an icon that needs no colour, acts."""

from __future__ import annotations

from dataclasses import dataclass

from hoitu.production.liveblog.models import Blog, Entry

_BLOGS = {
    "prepared": ("draft", "draft"),
    "open": ("released", "circle-check"),
    "paused": ("submitted", "time"),
    "closed": ("approved", "lock"),
}
_ENTRIES = {
    "waiting": ("submitted", "time"),
    "returned": ("returned", "rotate"),
    "published": ("released", "circle-check"),
    "removed": ("withdrawn", "circle-xmark"),
}


@dataclass(frozen=True)
class ShownState:
    """A state in words, with the newsroom's class and icon for it."""

    label: str
    style: str
    icon: str


def shown_state(row: Blog | Entry) -> ShownState:
    """Return the state of a live blog or of an entry as screens show it."""
    style, icon = (_BLOGS if isinstance(row, Blog) else _ENTRIES)[row.state]
    return ShownState(str(row.get_state_display()), style, icon)
