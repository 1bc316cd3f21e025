"""The frame of the screens of writing together; see `foundation.screens`."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Agency
from hoitu.foundation.directory.rules import Standing
from hoitu.foundation.screens.frame import Frame, chosen, paged, person_of
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed
from hoitu.production.newsroom.rules.standing import works_in_press

__all__ = ["chosen", "newsroom_of", "paged", "person_of", "screen", "show"]

_FRAME = Frame("writing", "edit")
show = _FRAME.show
screen = _FRAME.screen


def newsroom_of(request: HttpRequest) -> tuple[Agency, Standing]:
    """Return the newsroom one works in, and all one is there; raises NotAllowed for who works in none."""
    person, today = person_of(request), local_date(clock.now())
    standing = directory.standing(person, today)
    home = directory.home_agency(person, today) if works_in_press(standing) else None
    if home is None:
        raise NotAllowed(_("These screens belong to the newsrooms."))
    return home, standing
