"""Telling people: a row each, and a delivery to every place they want to be reached at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.notices import kinds, rules
from hoitu.foundation.notices.kinds import APP, Kind
from hoitu.foundation.notices.models import Notice
from hoitu.foundation.notices.operations.queueing import queue
from hoitu.foundation.notices.places import Wishes, wishes_of
from hoitu.foundation.notices.wording import one_line
from hoitu.kernel.ids import new_id

TRIAL = "notices.trial"


@dataclass(frozen=True)
class About:
    """What a notice is about: the event it follows from, when that happened, and facts in words (label: value).

    `matter` names what it belongs to (`story/…`), so that a list can keep together what concerns one story;
    without one, what leads to the same page belongs together.
    """

    event_id: UUID
    happened_at: datetime
    facts: Mapping[str, str] = field(default_factory=dict)
    matter: str = ""


def notify(*, to: Iterable[UUID], kind: str, subject: str, link: str, about: About, now: datetime) -> int:
    """Tell people (by id) of something, each once for this event and kind; return how many were told.

    For outbox handlers: may be called again. `link` is an address of this house (`/toa-soan/…`), `subject` one line
    in Vietnamese. People whose accounts are disabled are left out. Raises LookupError for an unregistered kind.
    """
    told = kinds.kind(kind)
    if not link.startswith("/") or link.startswith("//"):
        raise ValueError(f"{link!r} is no address of this house: a notice leads nowhere else.")
    people = set(to)
    with transaction.atomic():
        known = Notice.objects.filter(event_id=about.event_id, kind=kind, person_id__in=people)
        new = people - set(known.values_list("person_id", flat=True))
        persons = list(directory.active_people(new))
        wishes = wishes_of(persons)
        for person in persons:
            _tell(person, told, one_line(subject)[:200], link[:300], about, wishes[person.pk], now)
    return len(persons)


def _tell(person: Person, kind: Kind, subject: str, link: str, about: About, wishes: Wishes, now: datetime) -> None:
    notice = Notice.objects.create(
        person=person,
        kind=kind.code,
        subject=subject,
        link=link,
        matter=about.matter or link,
        asks=kind.asks,
        facts={one_line(label)[:60]: one_line(value)[:500] for label, value in about.facts.items()},
        urgent=kind.urgent,
        in_bell=wishes.wants(kind, APP),
        event_id=about.event_id,
        happened_at=about.happened_at,
        made_at=now,
    )
    if now - about.happened_at <= rules.STALE:
        for place in wishes.places(kind):
            queue(notice, place, habits=wishes.habits, now=now)


@audited("notices.try_out")
def try_out(*, by: Person, now: datetime) -> int:
    """Send oneself a notice through every channel that is on, to see whether they work."""
    about = About(new_id(), now)
    return notify(
        to=[by.pk], kind=TRIAL, subject=_("This is how a notice reaches you"), link="/toa-soan/thong-bao/", about=about,
        now=now,
    )  # fmt: skip
