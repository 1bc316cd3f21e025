"""Planning a coverage: what, whom, when, with which vehicle, at what cost."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.production.newsroom.forms.choices import DateField, Desks, InstantField
from hoitu.production.planning.queries import Coverage, Resource, Task

People = list[tuple[str, str]]


class CoverageForm(forms.Form):
    """A coverage of an event, or of an approved idea."""

    title = forms.CharField(label=_("Title of the story"), max_length=200)
    unit_id = forms.TypedChoiceField(label=_("Desk"), coerce=UUID)
    day = DateField(label=_("For which day"))
    notes = forms.CharField(label=_("Notes"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    cost_estimate = forms.IntegerField(label=_("Estimated cost (đồng)"), required=False, min_value=0)

    def __init__(self, *args: Any, desks: Desks, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = desks  # type: ignore[attr-defined] # a choice field has choices


class CoverageChangeForm(forms.Form):
    """Another day, other notes, another cost."""

    day = DateField(label=_("For which day"))
    notes = forms.CharField(label=_("Notes"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    cost_estimate = forms.IntegerField(label=_("Estimated cost (đồng)"), required=False, min_value=0)


class DropForm(forms.Form):
    """Why a coverage is given up."""

    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


class TaskForm(forms.Form):
    """One part of a coverage, for one person or several."""

    kind = forms.ChoiceField(label=_("What"), choices=Task.Kind.choices)
    assignee_ids = forms.TypedMultipleChoiceField(
        label=_("Who"), coerce=UUID, widget=forms.SelectMultiple(attrs={"size": 6}), help_text=_("Ctrl for several")
    )
    due_at = InstantField(label=_("Due"), required=False)
    brief = forms.CharField(label=_("Brief"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, people: People, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assignee_ids"].choices = people  # type: ignore[attr-defined] # a choice field has choices


class AnswerForm(forms.Form):
    """Accept or decline; which, says the button."""

    answer = forms.ChoiceField(choices=[("accepted", ""), ("declined", "")], widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Reason"), required=False, max_length=2000)


class BookingForm(forms.Form):
    """A vehicle or equipment for a coverage."""

    resource_id = forms.TypedChoiceField(label=_("Vehicle or equipment"), coerce=UUID)
    starts_at = InstantField(label=_("From when"))
    ends_at = InstantField(label=_("Until when"))

    def __init__(self, *args: Any, resources: list[Resource], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(each.pk), f"{each.name} ({each.get_kind_display()})") for each in resources]
        self.fields["resource_id"].choices = [("", "—"), *named]  # type: ignore[attr-defined] # a choice field has choices


class ResourceForm(forms.Form):
    """A vehicle or a piece of equipment of the newsroom."""

    kind = forms.ChoiceField(label=_("Kind of resource"), choices=Resource.Kind.choices)
    name = forms.CharField(label=_("Called"), max_length=100)
    detail = forms.CharField(label=_("Number plate, serial number, driver"), required=False, max_length=200)


class CoverageFilters(forms.Form):
    """Which coverages to list."""

    since = DateField(label=_("From"), required=False)
    unit_id = forms.TypedChoiceField(label=_("Desk"), required=False, coerce=UUID)

    def __init__(self, *args: Any, desks: Desks, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = [("", _("all desks")), *desks]  # type: ignore[attr-defined] # a choice field has choices


def initial_hours(coverage: Coverage) -> dict[str, Any]:
    """Return the hours of a coverage as a booking starts with them."""
    return {"starts_at": coverage.starts_at, "ends_at": coverage.ends_at} if coverage.starts_at else {}


def initial_of(coverage: Coverage) -> dict[str, date | str | int | None]:
    """Return a coverage as its form shows it."""
    return {"day": coverage.day, "notes": coverage.notes, "cost_estimate": coverage.cost_estimate}
