"""The one place that reads the wall clock; everything else is handed an instant."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

HO_CHI_MINH = ZoneInfo("Asia/Ho_Chi_Minh")
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
NEAR = {-1: "hôm qua", 0: "hôm nay", 1: "ngày mai"}  # days from today


def now() -> datetime:
    """Return the present instant, in UTC."""
    return datetime.now(UTC)


def local_date(at: datetime) -> date:
    """Return the calendar day of an instant in Việt Nam."""
    return at.astimezone(HO_CHI_MINH).date()


def moment(at: datetime | None, *, seconds: bool = False) -> str:
    """Return an instant as staff read it, in the hours of Việt Nam: 22:15, thứ Ba 24/11/2026."""
    if not at:  # None, or what a template makes of a row that is not there
        return "—"
    local = at.astimezone(HO_CHI_MINH)
    return f"{local:%H:%M:%S}, {day(local)}" if seconds else f"{local:%H:%M}, {day(local)}"


def near(at: datetime | None) -> str:
    """Return an instant as lists say it: 22:15 hôm nay, and in full when it is further than a day away."""
    if not at:  # None, or what a template makes of a row that is not there
        return "—"
    local = at.astimezone(HO_CHI_MINH)
    named = NEAR.get((local.date() - local_date(now())).days)
    return f"{local:%H:%M} {named}" if named else moment(at)


def day(on: date) -> str:
    """Return a day with its weekday: thứ Ba 24/11/2026."""
    return f"{WEEKDAYS[on.weekday()]} {plain_day(on)}"


def plain_day(on: date | None) -> str:
    """Return a day in figures, 24/11/2026 (of an instant: the day it was in Việt Nam); nothing for None."""
    if not on:
        return ""
    at = on.astimezone(HO_CHI_MINH) if isinstance(on, datetime) and on.tzinfo else on
    return f"{at.day:02d}/{at.month:02d}/{at.year:04d}"
