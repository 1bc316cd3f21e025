"""Recurring events: the part of RFC 5545 offices use, checked before dateutil expands it. Pure.

dateutil looks for a next occurrence up to the year 9999; a rule that has none would cost seconds. `understood` lets
only rules through that come round often enough, so that an outside file cannot make a screen slow.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, date, datetime, time
from itertools import takewhile
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rrulestr

from hoitu.production.planning.rules.when import DAY, When, hours

MOST = 1000
_WEEKDAYS = "MO|TU|WE|TH|FR|SA|SU"
_PLAIN = re.compile(rf"(?:{_WEEKDAYS})(?:,(?:{_WEEKDAYS}))*")
_NUMBERED = re.compile(rf"[+-]?[1-4]?(?:{_WEEKDAYS})(?:,[+-]?[1-4]?(?:{_WEEKDAYS}))*")
_MONTH_DAYS = re.compile(r"-?(?:[1-9]|[12]\d|3[01])(?:,-?(?:[1-9]|[12]\d|3[01]))*")
_MONTHS = re.compile(r"(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2]))*")
_POSITIONS = re.compile(r"-?[1-4]")
_UNTIL = re.compile(r"\d{8}(?:T\d{6}Z?)?")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ALLOWED = {
    "DAILY": {"BYDAY": _PLAIN},
    "WEEKLY": {"BYDAY": _PLAIN},
    "MONTHLY": {"BYDAY": _NUMBERED, "BYMONTHDAY": _MONTH_DAYS, "BYSETPOS": _POSITIONS},
    "YEARLY": {"BYDAY": _NUMBERED, "BYMONTHDAY": _MONTH_DAYS, "BYMONTH": _MONTHS},
}


def understood(rule: str, zone: str) -> str:
    """Return a rule as we keep it (UNTIL in the event's own hours); raises ValueError for one we cannot repeat."""
    parts = _parts(rule)
    frequency = parts.get("FREQ", "")
    allowed = _ALLOWED.get(frequency)
    if allowed is None:
        raise ValueError(rule)
    for name, value in parts.items():
        if name == "FREQ" or (name == "WKST" and value in _WEEKDAYS.split("|")):
            continue
        if name in {"INTERVAL", "COUNT"} and value.isascii() and value.isdecimal() and 1 <= int(value[:5]) <= MOST:
            continue
        if name == "UNTIL" and _UNTIL.fullmatch(value):
            parts["UNTIL"] = _local_until(value, zone)
            continue
        if name not in allowed or not allowed[name].fullmatch(value):
            raise ValueError(rule)
    if not _comes_round(frequency, parts) or {"COUNT", "UNTIL"} <= set(parts):
        raise ValueError(rule)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _parts(rule: str) -> dict[str, str]:
    pairs = [piece.partition("=") for piece in rule.strip().upper().removeprefix("RRULE:").split(";") if piece]
    parts = {name: value for name, _sign, value in pairs}
    if len(parts) != len(pairs):
        raise ValueError(rule)
    return parts


def _local_until(value: str, zone: str) -> str:
    if not value.endswith("Z"):
        return datetime.strptime(value[:8], "%Y%m%d").strftime("%Y%m%d") + (value[8:] or "T235959")  # noqa: DTZ007 - a local hour
    at = datetime.strptime(value, "%Y%m%dT%H%M%S%z")
    return at.astimezone(ZoneInfo(zone)).strftime("%Y%m%dT%H%M%S")


def _comes_round(frequency: str, parts: dict[str, str]) -> bool:
    """Say whether the parts fit together so that there is a next time before long."""
    steps = int(parts.get("INTERVAL", "1"))
    if frequency == "DAILY":
        return "BYDAY" not in parts or steps == 1
    if "BYSETPOS" in parts:
        return _PLAIN.fullmatch(parts.get("BYDAY", "")) is not None and "BYMONTHDAY" not in parts
    if frequency != "YEARLY":
        return True
    if "BYDAY" in parts and ("BYMONTH" not in parts or "BYMONTHDAY" in parts):
        return False
    days = [abs(int(each)) for each in parts.get("BYMONTHDAY", "1").split(",")]
    months = [int(each) for each in parts.get("BYMONTH", "1").split(",")]
    return any(day <= _LENGTHS[month - 1] - (month == 2) for day in days for month in months)  # noqa: PLR2004 - February


def last_day(rule: str, when: When, zone: str) -> date | None:
    """Return the day up to which (not included) a rule goes on; None where it has no end."""
    parts = _parts(rule)
    if "UNTIL" in parts:
        return datetime.strptime(parts["UNTIL"][:8], "%Y%m%d").date() + (when.until - when.first) + DAY  # noqa: DTZ007 - a day
    if "COUNT" in parts:
        starts = list(_rule(rule, when, zone))
        return _placed(starts[-1], when, zone).until if starts else when.until
    return None


def occurrences(
    when: When, rule: str, *, zone: str, first: date, until: date, skipped: Collection[date] = ()
) -> list[When]:
    """Return every time an event comes round that touches a day of [first, until), in order, but the skipped ones.

    `when` is the first time, `zone` where its hours are kept: a weekly 9 o'clock stays at 9 o'clock there. A skipped
    day is the first day of an occurrence in Việt Nam.
    """
    if not rule:
        return [when] if when.touches(first, until) and when.first not in skipped else []
    reach = datetime.combine(until + DAY, time())
    starts = takewhile(lambda start: start < reach, _rule(rule, when, zone))
    found = [_placed(start, when, zone) for start in starts if start >= _reach_back(when, first)]
    return [each for each in found if each.touches(first, until) and each.first not in skipped]


def _reach_back(when: When, first: date) -> datetime:
    return datetime.combine(first, time()) - (when.until - when.first) - 2 * DAY


def _rule(rule: str, when: When, zone: str) -> rrule:
    made = rrulestr(rule, dtstart=_start(when, zone))
    if not isinstance(made, rrule):
        raise TypeError(rule)
    return made


def _start(when: When, zone: str) -> datetime:
    """Return the first start as a clock on the wall shows it: rules are about days and hours there."""
    if when.starts_at is None:
        return datetime.combine(when.first, time())
    return when.starts_at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def _placed(start: datetime, when: When, zone: str) -> When:
    if when.starts_at is None or when.ends_at is None:
        return When(start.date(), start.date() + (when.until - when.first))
    at = start.replace(tzinfo=ZoneInfo(zone))
    begins = when.starts_at if start == _start(when, zone) else at.astimezone(UTC)
    return hours(begins, begins + (when.ends_at - when.starts_at))
