"""Dates that are none, and weekdays that are not those of their dates. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from hoitu.production.writing.rules.style.finding import Hit, House, point, swap

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_NAMES = {name.lower(): at for at, name in enumerate(_WEEKDAYS)} | {f"thứ {at + 2}": at for at in range(6)}
_DATE = r"(?:(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}))?|(\d{1,2}) tháng (\d{1,2})(?: năm (\d{4}))?)(?![\d/-]|[.,]\d)"
_SAID = re.compile(rf"(?<!\w)(?:ngày|sáng|trưa|chiều|tối|đêm|hôm) {_DATE}", re.IGNORECASE)
_FULL = re.compile(r"(?<![\w/.,-])(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?![\w/-])")
_WEEKDAY = re.compile(
    rf"(?<!\w)(thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)(?:,? ngày |, | ?\(){_DATE}", re.IGNORECASE
)
_DASH = re.compile(r"(?<=\bngày )(\d{1,2})-(\d{1,2})(?![\d/.-])")


def impossible_dates(text: str, house: House) -> Iterator[Hit]:
    """Find days the calendar does not have, weekdays that do not fit their date, and 5-9 where the house writes 5/9."""
    seen: set[int] = set()
    for found in _SAID.finditer(text):
        day, month, year = _parts(found.groups())
        at = found.start() + found[0].index(" ") + 1
        seen.add(at)
        if not _exists(day, month, year):
            yield point(at, found.end(), "no_such_day")
    for found in _FULL.finditer(text):
        if found.start() not in seen and not _exists(*map(int, found.groups())):
            yield point(*found.span(), "no_such_day")
    yield from _weekdays(text, house)
    yield from _dashes(text, house)


def _weekdays(text: str, house: House) -> Iterator[Hit]:
    for found in _WEEKDAY.finditer(text):
        day, month, year = _parts(found.groups()[1:])
        meant = _meant(day, month, year, house.day)
        said = _NAMES[found[1].lower()]
        if meant is not None and meant.weekday() != said:
            right = _WEEKDAYS[meant.weekday()]
            if found[1][0].isupper():
                right = right[0].upper() + right[1:]
            yield swap(*found.span(1), right, "wrong_weekday", {"date": f"{meant:%d/%m/%Y}"})


def _dashes(text: str, house: House) -> Iterator[Hit]:
    """Find 5-9 for 5/9; from 5 to 9 September is 5-9/9 and stays."""
    if house.asked.get("dates") == "-":
        return
    for found in _DASH.finditer(text):
        if _exists(int(found[1]), int(found[2]), None):
            yield swap(*found.span(), f"{found[1]}/{found[2]}", "date_dash")


def _parts(groups: tuple[str | None, ...]) -> tuple[int, int, int | None]:
    day, month, year = groups[:3] if groups[0] else groups[3:6]
    return int(day or 0), int(month or 0), int(year) if year else None


def _exists(day: int, month: int, year: int | None) -> bool:
    """Say whether there is such a day; without its year, in any year."""
    try:
        date(year or 2024, month, day)
    except ValueError:
        return False
    return True


def _meant(day: int, month: int, year: int | None, near: date) -> date | None:
    """Return the date; without its year, the one nearest to the day of the story."""
    found: list[date] = []
    for each in (year,) if year else (near.year - 1, near.year, near.year + 1):
        with suppress(ValueError):
            found.append(date(each, month, day))
    return min(found, key=lambda one: abs((one - near).days), default=None)
