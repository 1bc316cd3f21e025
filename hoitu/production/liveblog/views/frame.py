"""The frame of these screens; see `foundation.screens`."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from hoitu.foundation.screens.frame import Frame, Trail
from hoitu.production.newsroom.queries import Output

_FRAME = Frame("liveblog", "history")
show = _FRAME.show
screen = _FRAME.screen


def trail(output: Output | None = None) -> Trail:
    """Return the way down to a live blog, or to an entry of one."""
    top = (_("Live blogs"), reverse("liveblog:blogs"))
    if output is None:
        return (top,)
    return (top, (output.headline or output.story.title, reverse("liveblog:blog", args=[output.pk])))
