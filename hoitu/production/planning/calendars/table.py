"""Reads the working calendar of the People's Committee as a table (CSV, or cells pasted from a web page or a sheet).

The head row names the columns, in any order: Ngày, Giờ, Nội dung, Địa điểm, Chủ trì, Thành phần, Ghi chú. A day that
is left empty is that of the row above, as such tables are written.
"""

from __future__ import annotations

import csv
import hashlib
import re
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from hoitu.kernel.clock import HO_CHI_MINH
from hoitu.kernel.refusal import NotReady
from hoitu.kernel.text import fold
from hoitu.production.newsroom.rules.tidying import tidy_line
from hoitu.production.planning.rules.draft import EventDraft, Reading, Unreadable
from hoitu.production.planning.rules.when import When, hours, whole_days

MOST_CHARACTERS = 500_000
MOST_ROWS = 1_000
USUAL_LENGTH = timedelta(hours=2)
COLUMNS = {
    "ngay": "day",
    "thu, ngay": "day",
    "thu ngay": "day",
    "gio": "hour",
    "thoi gian": "hour",
    "noi dung": "title",
    "noi dung cong viec": "title",
    "cong viec": "title",
    "dia diem": "place",
    "chu tri": "organiser",
    "lanh dao": "organiser",
    "thanh phan": "notes",
    "ghi chu": "contact",
}
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_HOUR = re.compile(r"(\d{1,2})\s*(?:[:hg]|giờ)\s*(\d{2})?", re.IGNORECASE)
_WHOLE_DAY = frozenset({"", "ca ngay", "cả ngày", "-"})


def read_table(text: str) -> Reading:
    """Return the events of a working calendar; raises NotReady where there is no head row that names its columns."""
    if len(text) > MOST_CHARACTERS:
        raise NotReady(_("The table is too long: hand in one month at a time."), code="too_big")
    rows = list(_rows(text))
    head = [COLUMNS.get(fold(tidy_line(cell)), "") for cell in rows[0]] if rows else []
    if not {"day", "title"} <= set(head):
        raise NotReady(
            _("The first row must name the columns, at least “Ngày” and “Nội dung”; also Giờ, Địa điểm, Chủ trì."),
            code="no_head",
        )
    if len(rows) > MOST_ROWS:
        raise NotReady(_("The table is too long: hand in one month at a time."), code="too_many")
    return _events([dict(zip(head, row, strict=False)) for row in rows[1:]])


def _rows(text: str) -> list[list[str]]:
    lines = text.lstrip("\ufeff").splitlines()
    first = lines[0] if lines else ""
    separator = max("\t;,", key=first.count)
    csv.field_size_limit(MOST_CHARACTERS)
    try:
        return [row for row in csv.reader(lines, delimiter=separator) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise NotReady(_("The table cannot be read: save it as CSV again."), code="bad_table") from error


def _events(rows: list[dict[str, str]]) -> Reading:
    drafts: dict[str, EventDraft] = {}
    unreadable: list[Unreadable] = []
    day: date | None = None
    for row in rows:
        title = tidy_line(row.get("title", ""))[:200]
        told = tidy_line(row.get("day", ""))
        day = _day(told) if told else day
        when = _when(day, tidy_line(row.get("hour", ""))) if day else None
        if day is None or when is None or not title:
            why = _("The day or hour cannot be read.") if title else _("It has no title.")
            unreadable.append(Unreadable(title or "—", why))
            continue
        draft = _draft(row, title, when)
        drafts[draft.uid] = draft
    return Reading(tuple(drafts.values()), tuple(unreadable))


def _draft(row: dict[str, str], title: str, when: When) -> EventDraft:
    number = hashlib.sha256(f"{when.first}|{fold(title)}".encode()).hexdigest()[:32]
    return EventDraft(
        title=title,
        when=when,
        place=_cell(row, "place"),
        organiser=_cell(row, "organiser"),
        contact=_cell(row, "contact"),
        notes=tidy_line(row.get("notes", ""))[:4000],
        uid=f"lich-cong-tac:{number}",
    )


def _cell(row: dict[str, str], name: str) -> str:
    return tidy_line(row.get(name, ""))[:200]


def _day(text: str) -> date | None:
    iso, usual = _ISO.search(text), _DAY.search(text)
    try:
        if iso:
            return date(*(int(each) for each in iso.groups()))
        return date(*(int(each) for each in reversed(usual.groups()))) if usual else None
    except ValueError:
        return None


def _when(day: date, text: str) -> When | None:
    if fold(text) in _WHOLE_DAY:
        return whole_days(day, day)
    told = [_at(day, found) for found in _HOUR.finditer(text)]
    if not told or None in told:
        return None
    starts_at = told[0]
    ends_at = told[1] if len(told) > 1 else None
    if starts_at is None:
        return None
    return hours(starts_at, ends_at if ends_at and ends_at > starts_at else starts_at + USUAL_LENGTH)


def _at(day: date, found: re.Match[str]) -> datetime | None:
    hour, minute = int(found[1]), int(found[2] or 0)
    try:
        return datetime.combine(day, time(hour, minute), HO_CHI_MINH)
    except ValueError:
        return None
