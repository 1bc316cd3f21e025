"""The days and hours of something planned, as fields."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.clock import HO_CHI_MINH
from hoitu.production.newsroom.forms.choices import DateField
from hoitu.production.planning.rules.when import When, hours, whole_days

HOUR = timedelta(hours=1)
YEARS = range(1900, 2200)


class TimeField(forms.TimeField):
    """An hour of the day, chosen with the browser's own clock."""

    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class WhenForm(forms.Form):
    """Days, and hours unless it is all day; an end that is left out is the same day, or an hour later."""

    first_day = DateField(label=_("Day"))
    last_day = DateField(label=_("Last day"), required=False, help_text=_("only if it lasts more than one day"))
    start = TimeField(label=_("From (hour)"), required=False, help_text=_("leave empty: all day"))
    end = TimeField(label=_("To (hour)"), required=False)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        first, last = found.get("first_day"), found.get("last_day")
        if any(day and day.year not in YEARS for day in (first, last)):
            self.add_error("first_day", _("Check the year."))
        elif first and last and last < first:
            self.add_error("last_day", _("The last day is before the first."))
        elif found.get("end") and not found.get("start"):
            self.add_error("start", _("Say also when it begins."))
        elif first and _ends(found) < _starts(found):
            self.add_error("end", _("It ends before it begins."))
        return found

    @property
    def when(self) -> When:
        """The days or hours given."""
        given = self.cleaned_data
        if not given.get("start"):
            return whole_days(given["first_day"], given.get("last_day") or given["first_day"])
        return hours(_starts(given), _ends(given))


def _starts(given: dict[str, Any]) -> datetime:
    return datetime.combine(given["first_day"], given.get("start") or time(), HO_CHI_MINH)


def _ends(given: dict[str, Any]) -> datetime:
    day: date = given.get("last_day") or given["first_day"]
    if given.get("end"):
        return datetime.combine(day, given["end"], HO_CHI_MINH)
    return max(_starts(given) + HOUR, datetime.combine(day, given.get("start") or time(), HO_CHI_MINH))


def when_initial(when: When) -> dict[str, Any]:
    """Return days and hours as their fields show them."""
    shown: dict[str, Any] = {"first_day": when.first, "last_day": when.last if when.last != when.first else None}
    if when.starts_at and when.ends_at:
        begins, finishes = when.starts_at.astimezone(HO_CHI_MINH), when.ends_at.astimezone(HO_CHI_MINH)
        last = finishes.date() if finishes.date() != when.first else None
        shown |= {"start": begins.time(), "end": finishes.time(), "last_day": last}
    return shown
