"""Places: brought in as tables of a period, and tied to what they became."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import IO

from django.db.models import Q
from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.vocabulary import tables
from hoitu.foundation.vocabulary.models import Place, PlaceSuccession
from hoitu.foundation.vocabulary.operations.keepers import must_keep, refuse_absurd
from hoitu.foundation.vocabulary.operations.topics import Imported
from hoitu.kernel.actor import Actor
from hoitu.kernel.periods import Period
from hoitu.kernel.refusal import NotReady
from hoitu.kernel.text import fold


@audited("vocabulary.places.import")
def import_places(
    *,
    by: Actor,
    file: IO[bytes] | IO[str],
    from_date: date,
    to_date: date | None = None,
    source: str,
    now: datetime,
) -> Imported:
    """Bring in a table (code, name, type, parent) of places as they were in a period; a second run changes nothing.

    A place that is there already with this code, this name and a day in common is the same place. One with this
    code and a day in common but another name is a contradiction: NotReady lists them all and nothing is written.
    """
    must_keep(by, now)
    try:
        rows = tables.places(file)
        whole = [_dated(row, from_date, to_date) for row in rows]
    except (tables.NotATableError, ValueError) as wrong:
        raise NotReady(
            _("This is not a table of places: columns code, name, type, parent, in UTF-8."), problems=[str(wrong)]
        ) from wrong
    if not source.strip():
        raise NotReady(_("Say where this table comes from."))
    added = bring_in(whole, source.strip()[:200])
    if added:
        detail = {"added": added, "from": from_date.isoformat(), "source": source}
        audit.record(by=by, action="vocabulary.places.import", detail=detail, now=now)
    return Imported(added=added, changed=0, unchanged=len(rows) - added)


@audited("vocabulary.place.succeed")
def tie_places(
    *, by: Actor, old: Place, new: Place, on_date: date, source: str, verified: bool, now: datetime
) -> PlaceSuccession:
    """Say that an old place went, wholly or in part, into a new one; `verified` when an official text says so."""
    must_keep(by, now)
    refuse_absurd(on_date)
    if old.pk == new.pk or (old.to_date is not None and old.to_date > on_date) or new.from_date > on_date:
        raise NotReady(_("The old place must have ended and the new one begun on that day."))
    tie, _created = PlaceSuccession.objects.update_or_create(
        old=old, new=new, defaults={"on_date": on_date, "source": source.strip()[:200], "verified": verified}
    )
    detail = {"old": str(old.pk), "new": str(new.pk), "on": on_date.isoformat(), "verified": verified}
    audit.record(by=by, action="vocabulary.place.succeed", target=tie, detail=detail, now=now)
    return tie


@audited("vocabulary.successions.import")
def import_successions(*, by: Actor, file: IO[bytes] | IO[str], now: datetime) -> Imported:
    """Bring in a table (old, new, on_date, verified, source) of what old places became; a second run changes nothing.

    `old` is a code on the day before, `new` a code on the day. NotReady names every line that points nowhere.
    """
    must_keep(by, now)
    try:
        rows = tables.successions(file)
    except tables.NotATableError as wrong:
        raise NotReady(
            _("This is not a table of successions: columns old, new, on_date, verified, source, in UTF-8."),
            problems=[str(wrong)],
        ) from wrong
    done = tie_rows(rows)
    if done.added or done.changed:
        detail = {"added": done.added, "changed": done.changed}
        audit.record(by=by, action="vocabulary.successions.import", detail=detail, now=now)
    return done


def tie_rows(rows: list[tables.SuccessionRow]) -> Imported:
    """Tie old places to new ones; nothing is written where one line points nowhere."""
    added = changed = 0
    found = [(row, *_ends(row)) for row in rows]
    lost = [row for row, old, new in found if old is None or new is None or old == new]
    if lost:
        problems = [
            _("Line %(line)s: no place had code %(old)s the day before, or none has %(new)s on that day.")
            % {"line": row.line, "old": row.old, "new": row.new}
            for row in lost
        ]
        raise NotReady(_("Some lines point to places that are not there: nothing was written."), problems=problems)
    for row, old, new in found:
        wanted = {"on_date": row.on_date, "source": row.source, "verified": row.verified}
        there = PlaceSuccession.objects.filter(old=old, new=new)
        if there.filter(**wanted).exists():
            continue
        if there.update(**wanted):
            changed += 1
        elif old is not None and new is not None:
            PlaceSuccession.objects.create(old=old, new=new, **wanted)
            added += 1
    return Imported(added=added, changed=changed, unchanged=len(rows) - added - changed)


def _ends(row: tables.SuccessionRow) -> tuple[Place | None, Place | None]:
    return find(row.old, row.on_date - timedelta(days=1)), find(row.new, row.on_date)


Dated = tuple[tables.PlaceRow, Period]


def _dated(row: tables.PlaceRow, from_date: date, to_date: date | None) -> Dated:
    return row, Period(row.from_date or from_date, row.to_date or to_date)


def bring_in(rows: list[Dated], source: str) -> int:
    """Add the places that are not there yet, parents before children; return how many."""
    codes = {row.code for row, _period in rows} | {row.parent for row, _period in rows}
    known: dict[str, list[Place]] = {}
    for place in Place.objects.filter(code__in=codes):
        known.setdefault(place.code, []).append(place)
    wrong = [problem for row, period in rows if (problem := _contradiction(row, period, known.get(row.code, [])))]
    if wrong:
        raise NotReady(_("The table contradicts places that are there already: nothing was written."), problems=wrong)
    return _add(rows, known, source)


def _add(rows: list[Dated], known: dict[str, list[Place]], source: str) -> int:
    waiting, added = [each for each in rows if _same(each, known) is None], 0
    while waiting:
        ready = [each for each in waiting if not each[0].parent or _parent(each, known)]
        if not ready:
            row = waiting[0][0]
            raise NotReady(
                _("Line %(line)s: there is no place with code “%(code)s” in that period to belong to.")
                % {"line": row.line, "code": row.parent}
            )
        for row, period in ready:
            place = _place(row, period, _parent((row, period), known), source)
            place.save()
            known.setdefault(row.code, []).append(place)
            added += 1
        waiting = [each for each in waiting if each not in ready and _same(each, known) is None]
    return added


def _place(row: tables.PlaceRow, period: Period, parent: Place | None, source: str) -> Place:
    return Place(
        code=row.code,
        name=row.name,
        name_km=row.name_km,
        kind=row.kind,
        parent=parent,
        from_date=period.from_date,
        to_date=period.to_date,
        source=source,
    )


def _period(place: Place) -> Period:
    return Period(place.from_date, place.to_date)


def _same(each: Dated, known: dict[str, list[Place]]) -> Place | None:
    row, period = each
    return next((place for place in known.get(row.code, []) if _period(place).overlaps(period)), None)


def _parent(each: Dated, known: dict[str, list[Place]]) -> Place | None:
    row, period = each
    return next((place for place in known.get(row.parent, []) if _period(place).overlaps(period)), None)


def _contradiction(row: tables.PlaceRow, period: Period, there: list[Place]) -> str:
    for place in there:
        if _period(place).overlaps(period) and fold(place.name) != fold(row.name):
            words = {"line": row.line, "code": row.code, "name": row.name, "there": place.name}
            return _("Line %(line)s: code %(code)s is “%(name)s” here and “%(there)s” there.") % words
    return ""


def find(code: str, day: date) -> Place | None:
    """Return the place with a code on a day."""
    return Place.objects.filter(Q(to_date=None) | Q(to_date__gt=day), code=code, from_date__lte=day).first()
