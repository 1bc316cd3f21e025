"""All reads of notices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Q, QuerySet, Window
from django.db.models.functions import RowNumber, Sign

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
    "Matter",
    "Notice",
    "Preference",
    "choices",
    "deliveries",
    "log_of",
    "log_seen_by",
    "matters_of",
    "notice_of",
    "notices_of",
    "unread_count",
    "wishes",
    "with_notices",
]


SHOWN = 20  # of one matter; who needs the hundredth notice of a story reads the story


def notices_of(person: Person, *, unread: bool = False, kind: str = "") -> QuerySet[Notice]:
    """Return a person's own notices, newest first."""
    rows = Notice.objects.filter(person=person).order_by("-happened_at", "-pk")
    if unread:
        rows = rows.filter(read_at=None)
    return rows.filter(kind=kind) if kind else rows


@dataclass(frozen=True)
class Matter:
    """What belongs together of somebody's notices, newest first: one story's, else what leads to one page.

    `unread` counts the notices nobody has read yet, `asks` those of them that want something done; `earlier` is how
    many more there are than `notices` holds.
    """

    key: str
    notices: Sequence[Notice]
    unread: int
    asks: int
    earlier: int


def matters_of(person: Person, *, unread: bool = False, kind: str = "") -> QuerySet[Any, Any]:
    """Return the matters of a person's notices as rows to page through: what asks for something first, then newest."""
    new = Count("pk", filter=Q(read_at=None))
    asks = Count("pk", filter=Q(read_at=None, asks=True))
    rows = notices_of(person, unread=unread, kind=kind).order_by().values("matter")
    rows = rows.annotate(newest=Max("happened_at"), number=Count("pk"), unread=new, asking=asks)
    return rows.order_by(Sign("asking").desc(), "-newest", "matter")


def with_notices(
    rows: Sequence[dict[str, Any]], person: Person, *, unread: bool = False, kind: str = ""
) -> list[Matter]:
    """Return the matters of a page with their newest notices, at most `SHOWN` of each (one query)."""
    place = Window(RowNumber(), partition_by="matter", order_by=[F("happened_at").desc(), F("pk").desc()])
    found = notices_of(person, unread=unread, kind=kind).filter(matter__in=[row["matter"] for row in rows])
    held: defaultdict[str, list[Notice]] = defaultdict(list)
    for notice in found.annotate(place=place).filter(place__lte=SHOWN):
        held[notice.matter].append(notice)
    return [
        Matter(
            row["matter"], held[row["matter"]], row["unread"], row["asking"], row["number"] - len(held[row["matter"]])
        )
        for row in rows
        if held[row["matter"]]
    ]


def notice_of(person: Person, notice_id: UUID) -> Notice | None:
    """Return one of a person's own notices, or None."""
    return Notice.objects.filter(person=person, pk=notice_id).first()


def unread_count(person: Person) -> int:
    """Return the number at the bell: how many matters hold something unread (one query, over the unread alone)."""
    unread = Notice.objects.filter(person=person, read_at=None, in_bell=True)
    number: int = unread.aggregate(matters=Count("matter", distinct=True))["matters"]
    return number


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
