"""All reads of notices."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Count, QuerySet

from hoitu.foundation.audit import queries as audit
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.notices import kinds
from hoitu.foundation.notices.models import Delivery, Device, Notice, Preference
from hoitu.foundation.notices.places import Wishes, wishes_of
from hoitu.kernel.clock import local_date

__all__ = [
    "Delivery",
    "Device",
    "Notice",
    "Preference",
    "choices",
    "deliveries",
    "log_of",
    "log_seen_by",
    "notice_of",
    "notices_of",
    "unread_count",
    "wishes",
]


def notices_of(person: Person, *, unread: bool = False, kind: str = "") -> QuerySet[Notice]:
    """Return a person's own notices, newest first."""
    rows = Notice.objects.filter(person=person).order_by("-happened_at", "-pk")
    if unread:
        rows = rows.filter(read_at=None)
    return rows.filter(kind=kind) if kind else rows


def notice_of(person: Person, notice_id: UUID) -> Notice | None:
    """Return one of a person's own notices, or None."""
    return Notice.objects.filter(person=person, pk=notice_id).first()


def unread_count(person: Person) -> int:
    """Return the number at the bell (one query, over the unread alone)."""
    return Notice.objects.filter(person=person, read_at=None, in_bell=True).count()


def log_seen_by(by: Person, now: datetime) -> QuerySet[Delivery]:
    """Return the deliveries to people of the agencies whose matters somebody may read (see `audit.places`)."""
    within = audit.agencies_read_by(by, now)
    rows = Delivery.objects.all()
    return rows if within is None else rows.filter(person__in=directory.people_within(within, local_date(now)))


def log_of(person: Person) -> QuerySet[Delivery]:
    """Return the deliveries to one person."""
    return Delivery.objects.filter(person=person)


def deliveries(log: QuerySet[Delivery], *, state: str = "", channel: str = "") -> QuerySet[Delivery]:
    """Return a log as it is shown, newest first, with how many notices each carried; each filter narrows."""
    rows = log.select_related("person", "device").annotate(carries=Count("carried"))
    for name, value in {"state": state, "channel": channel}.items():
        if value:
            rows = rows.filter(**{name: value})
    return rows.order_by("-queued_at", "-pk")


def wishes(person: Person) -> Wishes:
    """Return all that a person wishes: habits, choices, and the browsers that may show notices (three queries)."""
    return wishes_of([person])[person.pk]


def choices(known: Wishes) -> list[tuple[kinds.Kind, dict[str, bool]]]:
    """Return for every kind whether it is wanted, channel by channel."""
    return [(kind, {channel: known.wants(kind, channel) for channel in kinds.CHANNELS}) for kind in kinds.kinds()]
