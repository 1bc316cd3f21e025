"""The frame of every newsroom screen; see `foundation.screens`."""

from __future__ import annotations

from hoitu.foundation.screens.frame import (
    Frame,
    Trail,
    View,
    chosen,
    paged,
    person_of,
    problems_of,
    wants_json,
)

__all__ = ["Trail", "View", "chosen", "paged", "person_of", "problems_of", "screen", "show", "wants_json"]

_FRAME = Frame("newsroom")
show = _FRAME.show
screen = _FRAME.screen
