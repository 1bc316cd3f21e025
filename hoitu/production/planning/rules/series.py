"""Moving a series: the rule that its later days follow from now on, and which old day becomes which new one. Pure.

A series is cut: what comes before keeps the old rule, what comes after gets one of its own, shifted so that the day
that was named falls on its new one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from hoitu.production.planning.rules.recurrence import occurrences
from hoitu.production.planning.rules.when import DAY, When

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LAST = 4  # a fifth weekday of a month is not there every month: it is called the last
_LOOKED_AHEAD = timedelta(days=200)


def ending_before(rule: str, day: date) -> str:
    """Return a rule that gives no occurrence from a day on."""
    kept = [part for part in rule.split(";") if not part.startswith(("COUNT=", "UNTIL="))]
    return ";".join([*kept, f"UNTIL={day - DAY:%Y%m%d}T235959"])


def shifted(when: When, rule: str, zone: str, *, day: date, to: When) -> str:
    """Return the rule of the days from `day` on, where that one falls on `to`; raises ValueError where there is none.

    Weekdays are shifted; “the second Monday” and “the 15th” become those of the new day. What only some rules can say
    (a fortnight with several weekdays, shifted beyond its week) is refused rather than bent.
    """
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    steps = (to.first - day).days
    if "BYSETPOS" in parts or any("," in parts.get(name, "") for name in ("BYMONTHDAY", "BYMONTH")):
        raise ValueError(rule)
    if parts["FREQ"] in {"DAILY", "WEEKLY"}:
        _shift_weekdays(parts, steps)
    else:
        _name_anew(parts, to.first)
    if "COUNT" in parts:
        gone = occurrences(when, rule, zone=zone, first=when.first, until=day)
        parts["COUNT"] = str(int(parts["COUNT"]) - sum(each.first < day for each in gone))
    if "UNTIL" in parts:
        ends = datetime.strptime(parts["UNTIL"][:8], "%Y%m%d") + timedelta(days=steps)  # noqa: DTZ007 - a local day
        parts["UNTIL"] = f"{ends:%Y%m%d}{parts['UNTIL'][8:]}"
    made = ";".join(f"{name}={value}" for name, value in parts.items())
    if parts["FREQ"] in {"DAILY", "WEEKLY"} and not _falls_alike(when, rule, made, zone, day, to):
        raise ValueError(rule)
    return made


def new_days(
    when: When, rule: str, zone: str, *, moved: When, moved_rule: str, days: Iterable[date]
) -> dict[date, When]:
    """Return when each of these old days takes place in the moved series: the first as the first, and so on.

    `when` is an occurrence of the old series, the one that was moved.
    """
    wanted = sorted(day for day in days if day >= when.first)
    if not wanted:
        return {}
    old = occurrences(when, rule, zone=zone, first=when.first, until=wanted[-1] + DAY)
    reach = wanted[-1] + DAY + abs(moved.first - when.first) + timedelta(days=62)
    new = occurrences(moved, moved_rule, zone=zone, first=moved.first, until=reach)
    pairs = {before.first: after for before, after in zip(old, new, strict=False)}
    return {day: pairs[day] for day in wanted if day in pairs}


def _shift_weekdays(parts: dict[str, str], steps: int) -> None:
    if "BYDAY" in parts:
        places = sorted((_WEEKDAYS.index(name) + steps) % 7 for name in parts["BYDAY"].split(","))
        parts["BYDAY"] = ",".join(_WEEKDAYS[place] for place in places)


def _name_anew(parts: dict[str, str], day: date) -> None:
    if "BYDAY" in parts:
        if "," in parts["BYDAY"] or parts["BYDAY"] in _WEEKDAYS:
            raise ValueError(parts["BYDAY"])
        number = (day.day - 1) // 7 + 1
        parts["BYDAY"] = f"{-1 if number > _LAST else number}{_WEEKDAYS[day.weekday()]}"
    if "BYMONTHDAY" in parts:
        parts["BYMONTHDAY"] = str(day.day)
    if "BYMONTH" in parts:
        parts["BYMONTH"] = str(day.month)


def _falls_alike(when: When, rule: str, made: str, zone: str, day: date, to: When) -> bool:
    steps = to.first - day
    old = occurrences(when, rule, zone=zone, first=day, until=day + _LOOKED_AHEAD)
    new = occurrences(to, made, zone=zone, first=to.first, until=to.first + _LOOKED_AHEAD)
    return [each.first + steps for each in old if each.first >= day] == [
        each.first for each in new if each.first >= to.first
    ]
