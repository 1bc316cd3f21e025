"""Reads .ics files (RFC 5545), hostile ones included: bounded, and an entry that makes no sense spoils no other."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from django.utils.translation import gettext as _

from hoitu.kernel.clock import HO_CHI_MINH, local_date
from hoitu.kernel.refusal import NotReady
from hoitu.production.newsroom.rules.tidying import tidy_line, tidy_paragraph
from hoitu.production.planning.rules import recurrence
from hoitu.production.planning.rules.draft import EventDraft, Reading, Unreadable
from hoitu.production.planning.rules.when import DAY, When, hours

MOST_BYTES = 1_000_000
MOST_EVENTS = 2_000
DEEPEST = 4
# What the library raises over broken entries; its own errors are ValueErrors and AttributeErrors.
BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError, ArithmeticError)


def read_ics(text: str) -> Reading:
    """Return the events of a calendar file; raises NotReady for what is no calendar, or too big to be one."""
    refuse_too_big(text)
    try:
        calendars = icalendar.Calendar.from_ical(text, multiple=True)
        method = tidy_line(str(calendars[0].get("METHOD", ""))).upper() if calendars else ""
        entries = [entry for calendar in calendars for entry in calendar.walk("VEVENT")]
    except BROKEN as error:
        raise no_calendar() from error
    if not entries:
        raise NotReady(_("There are no events in this calendar."), code="no_events")
    drafts: list[EventDraft] = []
    unreadable: list[Unreadable] = []
    for entry in entries:
        made = _entry(entry, cancelled_by_method=method == "CANCEL")
        if isinstance(made, EventDraft):
            drafts.append(made)
        else:
            unreadable.append(made)
    return Reading(_without_moved(drafts), tuple(unreadable))


def no_calendar() -> NotReady:
    """Return the refusal of what is no calendar."""
    return NotReady(_("This is not a calendar file (.ics), or it is damaged. Export it again."), code="bad_ics")


def refuse_too_big(text: str) -> None:
    """Refuse what would take long to read before anything reads it."""
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise NotReady(
            _("The file is larger than %(limit)s KB: export a shorter time.") % {"limit": MOST_BYTES // 1000},
            code="too_big",
        )
    depth = deepest = events = 0
    for line in text.upper().splitlines():
        if line.startswith("BEGIN:"):
            depth += 1
            events += line.strip() == "BEGIN:VEVENT"
        elif line.startswith("END:"):
            depth -= 1
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise no_calendar()
    if events > MOST_EVENTS:
        raise NotReady(
            _("The file holds more than %(limit)s events: export a shorter time.") % {"limit": MOST_EVENTS},
            code="too_many",
        )


class _LeftOut(Exception):  # noqa: N818 - it is an answer to whoever looks through the calendar
    """Why an entry is not taken over, in words for people."""


def _entry(entry: Any, *, cancelled_by_method: bool) -> EventDraft | Unreadable:
    title = _line(entry, "SUMMARY")[:200]
    try:
        return _draft(entry, title, cancelled_by_method=cancelled_by_method)
    except _LeftOut as why:
        return Unreadable(title or "—", str(why))


def _draft(entry: Any, title: str, *, cancelled_by_method: bool) -> EventDraft:
    when, zone = _time(entry)
    rule, skipped, again = _repetition(entry, zone)
    uid = _line(entry, "UID")[:255]
    if not title:
        raise _LeftOut(_("It has no title."))
    if not uid:
        raise _LeftOut(_("It has no number (UID), so it could not be updated later: enter it by hand."))
    return EventDraft(
        title=title,
        when=when,
        place=_line(entry, "LOCATION")[:200],
        organiser=_organiser(entry)[:200],
        contact=_line(entry, "CONTACT")[:200],
        notes=_notes(entry),
        rule=rule if again is None else "",
        zone=zone,
        skipped=skipped,
        uid=uid,
        recurrence="" if again is None else f"{_day(again):%Y%m%d}",
        sequence=_sequence(entry),
        is_cancelled=cancelled_by_method or _line(entry, "STATUS").upper() == "CANCELLED",
    )


def _time(entry: Any) -> tuple[When, str]:
    """Return when it is, and the zone its hours are kept in."""
    try:
        starts = entry["DTSTART"].dt
        when = _when(starts, _ends(entry, starts))
    except BROKEN as error:
        raise _LeftOut(_("The day or hour cannot be read.")) from error
    if unknown := _unknown_zone(entry):
        raise _LeftOut(_("Nobody here knows its time zone “%(zone)s”: enter it by hand.") % {"zone": unknown})
    return when, _zone(starts)


def _repetition(entry: Any, zone: str) -> tuple[str, tuple[date, ...], date | None]:
    """Return the rule, the days it skips, and which occurrence of a series an entry stands for."""
    rule = entry["RRULE"].to_ical().decode() if _is_there(entry, "RRULE") else ""
    try:
        if "RDATE" in entry:
            raise ValueError("RDATE")
        rule = recurrence.understood(rule, zone) if rule else ""
        again: date | None = entry["RECURRENCE-ID"].dt if "RECURRENCE-ID" in entry else None
        return rule, _skipped(entry), again
    except BROKEN as error:
        raise _LeftOut(_("It repeats in a way that cannot be taken over: enter it by hand.")) from error


def _is_there(entry: Any, name: str) -> bool:
    return name in entry and not isinstance(entry[name], list)


def _ends(entry: Any, starts: date) -> date | None:
    """Return the end of an entry: DTEND, else DTSTART + DURATION; None where neither is given."""
    if "DTEND" in entry:
        ends: date = entry["DTEND"].dt
        return ends
    if "DURATION" in entry:
        lasts: timedelta = entry["DURATION"].dt
        return starts + lasts
    return None


def _when(starts: date, ends: date | None) -> When:
    """Return whole days as dates, exactly as they stand in the file; hours as instants."""
    if not isinstance(starts, datetime):
        until = _day(ends) if ends is not None else starts + DAY
        return When(starts, until if until > starts else starts + DAY)
    begins = _instant(starts)
    if ends is None:
        return hours(begins, begins)
    finishes = _instant(ends) if isinstance(ends, datetime) else _instant(datetime.combine(ends, starts.timetz()))
    return hours(begins, finishes)


def _instant(at: datetime) -> datetime:
    """Return an instant in UTC; an hour without a zone is one of Việt Nam."""
    return (at if at.tzinfo else at.replace(tzinfo=HO_CHI_MINH)).astimezone(UTC)


def _zone(starts: date) -> str:
    """Return where the hours are kept: the zone of the file if it has a name we know, else that of Việt Nam."""
    zone = getattr(starts, "tzinfo", None)
    return zone.key if isinstance(zone, ZoneInfo) and zone.key else HO_CHI_MINH.key


def _unknown_zone(entry: Any) -> str:
    """Return the name of a zone that says nothing to us: its hours taken for ours would be silently wrong."""
    for name in ("DTSTART", "DTEND"):
        said = entry.get(name)
        named = tidy_line(str(getattr(said, "params", {}).get("TZID", "")))[:60]
        at = getattr(said, "dt", None)
        if named and isinstance(at, datetime) and at.tzinfo is None:
            return named
    return ""


def _day(at: date) -> date:
    return local_date(_instant(at)) if isinstance(at, datetime) else at


def _skipped(entry: Any) -> tuple[date, ...]:
    found = entry.get("EXDATE", [])
    lists = found if isinstance(found, list) else [found]
    return tuple(sorted({_day(each.dt) for dates in lists for each in dates.dts}))


def _organiser(entry: Any) -> str:
    """Return the organiser's name; the address only where there is no name."""
    try:
        named = entry["ORGANIZER"]
        return tidy_line(str(named.params.get("CN") or str(named).removeprefix("mailto:")))
    except BROKEN:
        return ""


def _notes(entry: Any) -> str:
    try:
        return tidy_paragraph(str(entry.get("DESCRIPTION", "")))[:4000]
    except BROKEN:
        return ""


def _line(entry: Any, name: str) -> str:
    try:
        found = entry.get(name, "")
        return tidy_line(str(found[0] if isinstance(found, list) else found))
    except BROKEN:
        return ""


def _sequence(entry: Any) -> int:
    text = _line(entry, "SEQUENCE")
    return int(text[:9]) if text.isdecimal() else 0


def _without_moved(drafts: list[EventDraft]) -> tuple[EventDraft, ...]:
    """Take the occurrences that stand for themselves out of the series they belong to."""
    moved: dict[str, set[date]] = {}
    for each in drafts:
        if each.recurrence:
            moved.setdefault(each.uid, set()).add(datetime.strptime(each.recurrence, "%Y%m%d").date())  # noqa: DTZ007 - a day
    latest: dict[tuple[str, str], EventDraft] = {}
    for each in drafts:
        key = (each.uid, each.recurrence)
        if key not in latest or latest[key].sequence <= each.sequence:
            latest[key] = each
    return tuple(_skipping(each, moved.get(each.uid, set())) for each in latest.values())


def _skipping(draft: EventDraft, days: set[date]) -> EventDraft:
    if draft.recurrence or not days:
        return draft
    return EventDraft(**{**vars(draft), "skipped": tuple(sorted({*draft.skipped, *days}))})
