"""The frame of the screens of writing together; see `foundation.screens`."""

from __future__ import annotations

from hoitu.foundation.screens.frame import Frame, paged, person_of

__all__ = ["paged", "person_of", "screen", "show"]

_FRAME = Frame("writing", "edit")
show = _FRAME.show
screen = _FRAME.screen
