"""The frame of these screens; see `foundation.screens`."""

from __future__ import annotations

from hoitu.foundation.screens.frame import Frame

_FRAME = Frame("approvals", "clipboard-list")
show = _FRAME.show
screen = _FRAME.screen
