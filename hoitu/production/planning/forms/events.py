"""Entering an event, moving it, calling it off."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.clock import HO_CHI_MINH
from hoitu.production.newsroom.forms.choices import DateField, Desks
from hoitu.production.planning.forms.when import WhenForm, when_initial
from hoitu.production.planning.labels import REPEATS
from hoitu.production.planning.queries import Event
from hoitu.production.planning.rules.draft import EventDraft


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
            self.add_error("repeats_until", _("It would stop before it begins."))
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

    reach = forms.ChoiceField(
        label=_("Which days move"),
        choices=[
            ("one", _("only this day")),
            ("following", _("this day and all after it")),
            ("all", _("all days still to come")),
        ],
        initial="one",
        widget=forms.RadioSelect,
    )
    field_order = ("reach", "occurrence", "first_day", "last_day", "start", "end", "reason")

    def __init__(self, *args: Any, recurs: bool, **kwargs: Any) -> None:
        super().__init__(*args, recurs=recurs, **kwargs)
        self.fields["first_day"].label = _("New day")
        if recurs:
            self.fields["occurrence"].help_text = _("of all days still to come: the next one moves to the new day")
        else:
            del self.fields["reach"]

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if found.get("reach") in {"one", "following"} and not found.get("occurrence"):
            self.add_error("occurrence", _("Say which of its days."))
        return found

    @property
    def moves_series(self) -> bool:
        """Whether more than one day moves."""
        return self.cleaned_data.get("reach") in {"following", "all"}

    @property
    def values(self) -> dict[str, Any]:
        """What the operation takes."""
        given = self.cleaned_data
        day = None if given.get("reach") == "all" else given.get("occurrence")
        return {"to": self.when, "reason": given["reason"], "occurrence": day}


class EventFilters(forms.Form):
    """Which events to list."""

    text = forms.CharField(label=_("Search words"), required=False, max_length=100)
    unit_id = forms.TypedChoiceField(label=_("Desk"), required=False, coerce=UUID)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("all states")), *Event.State.choices])
    since = DateField(label=_("From"), required=False)

    def __init__(self, *args: Any, desks: Desks, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = [("", _("all desks")), *desks]  # type: ignore[attr-defined] # a choice field has choices
