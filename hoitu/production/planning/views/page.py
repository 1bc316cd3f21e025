"""The frame of every planning screen; see `foundation.screens`. And which newsroom and day a screen is about."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.screens.attempts import Attempt, attempt, sent, tried
from hoitu.foundation.screens.frame import Frame, Trail, chosen, paged, person_of, wants_json
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom.rules.standing import DESK_PEOPLE

__all__ = [
    "ICON",
    "Attempt",
    "Trail",
    "agency_of",
    "attempt",
    "chosen",
    "day_asked",
    "paged",
    "person_of",
    "screen",
    "sent",
    "show",
    "tried",
    "wants_json",
]

ICON = "calendar-alt"
_FRAME = Frame("planning", ICON)
show = _FRAME.show
screen = _FRAME.screen
FARTHEST = 20 * 366


def agency_of(person: Person) -> UUID:
    """Return the newsroom a person plans in: that of their first role there; raises NotFound for outsiders."""
    held = directory.roles_on(person.pk, local_date(clock.now()))
    own = sorted(str(role.agency_id) for role in held if role.role in DESK_PEOPLE)
    if not own:
        raise NotFound(_("Plans are for those who work in a newsroom."))
    return UUID(own[0])


def day_asked(request: HttpRequest, name: str = "ngay") -> date:
    """Return the day in the address, or today where there is none that makes sense."""
    today = local_date(clock.now())
    try:
        day = date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return today
    return day if abs((day - today).days) < FARTHEST else today
