"""The frame of every screen of the archive; see `foundation.screens`."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from hoitu.foundation.screens.frame import Frame, Trail, chosen, paged, person_of
from hoitu.production.archive.queries import Entry

__all__ = ["Trail", "chosen", "paged", "person_of", "screen", "show", "trail"]

_FRAME = Frame("archive", "folder-open-1")
show = _FRAME.show
screen = _FRAME.screen


def trail(entry: Entry | None = None) -> Trail:
    """Return the way down to a screen of the archive, or of one release in it."""
    top = (_("Archive"), reverse("archive:search"))
    if entry is None:
        return (top,)
    return (top, (entry.headline or str(entry), reverse("archive:release", args=[entry.release_id])))
