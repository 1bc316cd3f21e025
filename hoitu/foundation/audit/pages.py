"""Pages through the entries, newest first, by key and not by offset: the millionth page is as fast as the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from hoitu.foundation.audit import actions
from hoitu.foundation.audit.models import Entry
from hoitu.kernel.clock import HO_CHI_MINH

SIZE = 50
CHUNK = 500
Agencies = frozenset[UUID] | None


@dataclass(frozen=True)
class Filters:
    """What to show; an empty filter does not narrow. Days are whole days in Việt Nam, both ends included."""

    actor: str = ""
    action: str = ""
    outcome: str = ""
    target: str = ""
    from_date: date | None = None
    to_date: date | None = None

    def rows(self, within: Agencies = None) -> QuerySet[Entry]:
        """Return the entries that fit and concern these agencies (None: all), in no order."""
        rows = seen(within)
        if self.actor:
            rows = rows.filter(Q(actor_label__icontains=self.actor) | Q(actor_id=self.actor))
        if self.action:
            named = Q(action__in=actions.matching(self.action))
            rows = rows.filter(named | Q(action=self.action) | Q(action__startswith=f"{self.action}."))
        if self.outcome:
            rows = rows.filter(outcome=self.outcome)
        if self.target:
            rows = rows.filter(
                Q(target_id=self.target) | Q(target_type=self.target) | Q(target_label__icontains=self.target)
            )
        if self.from_date:
            rows = rows.filter(at__gte=_start(self.from_date))
        if self.to_date:
            rows = rows.filter(at__lt=_start(self.to_date + timedelta(days=1)))
        return rows


def seen(within: Agencies) -> QuerySet[Entry]:
    """Return the entries of a matter of these agencies, or of what their people did elsewhere; all for None."""
    rows = Entry.objects.all()
    return rows if within is None else rows.filter(Q(agency_id__in=within) | Q(actor_agency_id__in=within))


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=HO_CHI_MINH)


@dataclass(frozen=True)
class Page:
    """One page; `older` and `newer` are the keys to ask for the next ones with, None at an end."""

    entries: list[Entry]
    older: int | None
    newer: int | None


def page(
    filters: Filters,
    *,
    within: Agencies = None,
    before: int | None = None,
    after: int | None = None,
    size: int = SIZE,
) -> Page:
    """Return the newest entries, or those older than seq `before`, or the nearest newer than seq `after`."""
    rows = filters.rows(within)
    if after is not None:
        found = list(rows.filter(seq__gt=after).order_by("seq")[: size + 1])
        more, entries = len(found) > size, found[:size][::-1]
        older = entries[-1].seq if entries else None
        return Page(entries, older=older, newer=entries[0].seq if more else None)
    if before is not None:
        rows = rows.filter(seq__lt=before)
    found = list(rows.order_by("-seq")[: size + 1])
    entries = found[:size]
    newer = entries[0].seq if entries and before is not None else None
    return Page(entries, older=entries[-1].seq if len(found) > size else None, newer=newer)


def export(filters: Filters, *, within: Agencies = None) -> Iterator[Entry]:
    """Stream every entry that fits, newest first, in flat memory."""
    before: int | None = None
    while True:
        part = page(filters, within=within, before=before, size=CHUNK)
        yield from part.entries
        if part.older is None:
            return
        before = part.older
