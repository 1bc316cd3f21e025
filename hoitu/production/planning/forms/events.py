"""Entering an event, moving it, calling it off."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.clock import HO_CHI_MINH
from hoitu.production.newsroom.forms.choices import DateField, Desks
from hoitu.production.planning.labels import REPEATS
from hoitu.production.planning.queries import Event
from hoitu.production.planning.rules.draft import EventDraft
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
            self.add_error("first_day", _now("Check the year."))
        elif first and last and last < first:
            self.add_error("last_day", _now("The last day is before the first."))
        elif found.get("end") and not found.get("start"):
            self.add_error("start", _now("Say also when it begins."))
        elif first and _ends(found) < _starts(found):
            self.add_error("end", _now("It ends before it begins."))
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


class EventForm(WhenForm):
    """An event of the newsroom's plan."""

    title = forms.CharField(label=_("What takes place?"), max_length=200)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    organiser = forms.CharField(label=_("Organiser"), max_length=200, required=False)
    contact = forms.CharField(
        label=_("Contact"), max_length=200, required=False, help_text=_("whom to call, and the number")
    )
    unit_id = forms.TypedChoiceField(label=_("Desk"), required=False, coerce=UUID, empty_value=None)
    repeats = forms.ChoiceField(label=_("Repeats"), required=False)
    repeats_until = DateField(label=_("Repeats until"), required=False)
    notes = forms.CharField(label=_("Notes"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = (
        "title",
        "first_day",
        "last_day",
        "start",
        "end",
        "place",
        "organiser",
        "contact",
        "unit_id",
        "repeats",
        "repeats_until",
        "notes",
    )

    def __init__(self, *args: Any, desks: Desks, event: Event | None = None, **kwargs: Any) -> None:
        self.event = event
        if event:
            kwargs["initial"] = initial_of(event)
        super().__init__(*args, **kwargs)
        rules = list(REPEATS.items())
        if event and _split(event.rule)[0] not in REPEATS:
            rules.append((_split(event.rule)[0], _("as in its calendar")))
        self.fields["unit_id"].choices = [("", _("the whole newsroom")), *desks]  # type: ignore[attr-defined] # a choice field has choices
        self.fields["repeats"].choices = rules  # type: ignore[attr-defined] # as above

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        until, first = found.get("repeats_until"), found.get("first_day")
        if until and first and until < first:
            self.add_error("repeats_until", _now("It would stop before it begins."))
        return found

    @property
    def values(self) -> dict[str, Any]:
        """What the operations take: the desk, and the draft."""
        given = self.cleaned_data
        rule = given["repeats"]
        if rule and given.get("repeats_until"):
            kept = ";".join(part for part in rule.split(";") if not part.startswith("COUNT="))
            rule = f"{kept};UNTIL={given['repeats_until']:%Y%m%d}"
        draft = EventDraft(
            title=given["title"],
            when=self.when,
            place=given["place"],
            organiser=given["organiser"],
            contact=given["contact"],
            notes=given["notes"],
            rule=rule,
            zone=self.event.zone if self.event else HO_CHI_MINH.key,
            skipped=tuple(date.fromisoformat(day) for day in self.event.skipped) if self.event else (),
        )
        return {"unit_id": given["unit_id"], "draft": draft}


def initial_of(event: Event) -> dict[str, Any]:
    """Return an event as its form shows it."""
    rule, until = _split(event.rule)
    return {
        **when_initial(event.when),
        "title": event.title,
        "place": event.place,
        "organiser": event.organiser,
        "contact": event.contact,
        "unit_id": str(event.unit_id or ""),
        "repeats": rule,
        "repeats_until": until,
        "notes": event.notes,
    }


def when_initial(when: When) -> dict[str, Any]:
    """Return days and hours as their fields show them."""
    shown: dict[str, Any] = {"first_day": when.first, "last_day": when.last if when.last != when.first else None}
    if when.starts_at and when.ends_at:
        begins, finishes = when.starts_at.astimezone(HO_CHI_MINH), when.ends_at.astimezone(HO_CHI_MINH)
        last = finishes.date() if finishes.date() != when.first else None
        shown |= {"start": begins.time(), "end": finishes.time(), "last_day": last}
    return shown


def _split(rule: str) -> tuple[str, date | None]:
    """Return a rule without its end, and the day it ends on."""
    parts = rule.split(";") if rule else []
    ends = next((part.removeprefix("UNTIL=") for part in parts if part.startswith("UNTIL=")), "")
    rest = ";".join(part for part in parts if not part.startswith("UNTIL="))
    return rest, datetime.strptime(ends[:8], "%Y%m%d").date() if ends else None  # noqa: DTZ007 - a day


class ReasonForm(forms.Form):
    """Why something is called off, or held after all; of a recurring event, which day."""

    occurrence = DateField(
        label=_("Which day"), required=False, help_text=_("leave empty: the event as a whole, with all its days")
    )
    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, recurs: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not recurs:
            del self.fields["occurrence"]


class PostponeForm(WhenForm, ReasonForm):
    """To when, and why."""

    field_order = ("occurrence", "first_day", "last_day", "start", "end", "reason")

    def __init__(self, *args: Any, recurs: bool, **kwargs: Any) -> None:
        super().__init__(*args, recurs=recurs, **kwargs)
        self.fields["first_day"].label = _("New day")
        if recurs:
            self.fields["occurrence"].required = True
            self.fields["occurrence"].help_text = ""

    @property
    def values(self) -> dict[str, Any]:
        """What the operation takes."""
        given = self.cleaned_data
        return {"to": self.when, "reason": given["reason"], "occurrence": given.get("occurrence")}


class EventFilters(forms.Form):
    """Which events to list."""

    text = forms.CharField(label=_("Search words"), required=False, max_length=100)
    unit_id = forms.TypedChoiceField(label=_("Desk"), required=False, coerce=UUID)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("all states")), *Event.State.choices])
    since = DateField(label=_("From"), required=False)

    def __init__(self, *args: Any, desks: Desks, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = [("", _("all desks")), *desks]  # type: ignore[attr-defined] # a choice field has choices


class CalendarFileForm(forms.Form):
    """A calendar as a file, or pasted."""

    file = forms.FileField(label=_("Calendar file (.ics) or table (.csv)"), required=False, max_length=200)
    pasted = forms.CharField(
        label=_("Or paste the working calendar"),
        required=False,
        max_length=500_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "From a web page or a sheet; the first row names the columns: Ngày, Giờ, Nội dung, Địa điểm, Chủ trì."
        ),
    )
    unit_id = forms.TypedChoiceField(label=_("Desk"), required=False, coerce=UUID, empty_value=None)

    def __init__(self, *args: Any, desks: Desks, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = [("", _("the whole newsroom")), *desks]  # type: ignore[attr-defined] # a choice field has choices

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        upload = found.get("file")
        if upload and upload.size > BIGGEST:
            self.add_error("file", _now("The file is larger than 1 MB: export a shorter time."))
        elif not upload and not (found.get("pasted") or "").strip() and not self.errors:
            self.add_error("file", _now("Choose a file, or paste the calendar."))
        return found

    @property
    def values(self) -> dict[str, Any]:
        """What the operation takes: the words of the file, read as UTF-8 (else as the Windows of old)."""
        given = self.cleaned_data
        upload = given.get("file")
        if not upload:
            return {"name": "", "content": given["pasted"], "unit_id": given["unit_id"]}
        raw = upload.read()
        try:
            content = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            content = raw.decode("utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "cp1258", "replace")
        return {"name": upload.name, "content": content, "unit_id": given["unit_id"]}


BIGGEST = 1_000_000
