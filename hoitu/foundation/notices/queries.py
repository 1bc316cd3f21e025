"""All reads of notices."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, QuerySet

from hoitu.foundation.directory.queries import Person
from hoitu.foundation.notices import kinds
from hoitu.foundation.notices.models import Delivery, Device, Notice, Preference
from hoitu.foundation.notices.places import Wishes, wishes_of

__all__ = [
    "Delivery",
    "Device",
    "Notice",
    "Preference",
    "choices",
    "deliveries",
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


def deliveries(*, person: Person | None = None, state: str = "", channel: str = "") -> QuerySet[Delivery]:
    """Return the delivery log, newest first, with how many notices each carried; of one person or of everybody."""
    rows = Delivery.objects.select_related("person", "device").annotate(carries=Count("carried"))
    for name, value in {"person": person, "state": state, "channel": channel}.items():
        if value:
            rows = rows.filter(**{name: value})
    return rows.order_by("-queued_at", "-pk")


def wishes(person: Person) -> Wishes:
    """Return all that a person wishes: habits, choices, and the browsers that may show notices (three queries)."""
    return wishes_of([person])[person.pk]


def choices(known: Wishes) -> list[tuple[kinds.Kind, dict[str, bool]]]:
    """Return for every kind whether it is wanted, channel by channel."""
    return [(kind, {channel: known.wants(kind, channel) for channel in kinds.CHANNELS}) for kind in kinds.kinds()]
