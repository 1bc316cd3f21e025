"""Forms of the archive: they check shape, the operations decide."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.vocabulary import queries as vocabulary
from hoitu.kernel.periods import is_thinkable
from hoitu.production.archive.rules.standing import State
from hoitu.production.newsroom.forms.choices import DateField, Desks
from hoitu.production.newsroom.queries import Kind, Language

ALL = ("", _("All"))
BODIES = (directory.AgencyKind.DEPARTMENT, directory.AgencyKind.PEOPLES_COMMITTEE)
"""Agencies that oversee and release nothing."""


class SearchForm(forms.Form):
    """What is looked for; what makes no sense does not narrow."""

    text = forms.CharField(label=_("Words"), max_length=200, required=False, widget=forms.TextInput({"type": "search"}))
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[ALL, *Kind.choices])
    language = forms.ChoiceField(label=_("Language"), required=False, choices=[ALL, *Language.choices])
    section = forms.ChoiceField(label=_("Section"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ALL,
            (State.STANDING.value, _("Stands")),
            ("update", _("Updates")),
            ("correct", _("Corrections")),
            (State.REPLACED.value, _("Replaced")),
            (State.WITHDRAWN.value, _("Taken off")),
            ("imported", _("Imported")),
        ],
    )
    since = DateField(label=_("From the day"), required=False)
    until = DateField(label=_("To the day"), required=False)
    byline = forms.CharField(label=_("Author"), max_length=100, required=False)
    topic = forms.CharField(label=_("Topic"), max_length=100, required=False)
    place = forms.CharField(label=_("Place"), max_length=100, required=False)
    agency_id = forms.TypedChoiceField(label=_("Agency"), required=False, coerce=UUID, empty_value=None)

    MORE = ("since", "until", "byline", "topic", "place", "agency_id")
    """Fields that are folded away while they are empty."""

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sections = [(section.code, section.name) for section in vocabulary.all_sections()]
        self._offer("section", sections)
        self._offer("agency_id", [(str(key), name) for key, name in _newsrooms(on)])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [ALL, *choices]  # type: ignore[attr-defined] # a choice field has choices

    def clean_since(self) -> date | None:
        return _thinkable(self.cleaned_data["since"])

    def clean_until(self) -> date | None:
        return _thinkable(self.cleaned_data["until"])

    @property
    def has_more(self) -> bool:
        """Tell whether any of the folded fields is used."""
        return any(self.data.get(name) for name in self.MORE)


def _newsrooms(on: date) -> list[tuple[UUID, str]]:
    """Return every newsroom there is or was, by name: what an old one released is here too."""
    press = directory.Agency.objects.exclude(kind__in=BODIES).values_list("pk", flat=True)
    return sorted(directory.agency_names(press, on).items(), key=lambda pair: pair[1])


def _thinkable(day: date | None) -> date | None:
    return day if day and is_thinkable(day) else None


class ReuseForm(forms.Form):
    """A new story from a release."""

    title = forms.CharField(label=_("Working title"), max_length=200)
    unit_id = forms.TypedChoiceField(label=_("Desk"), coerce=UUID)
    kind = forms.ChoiceField(label=_("Make"), choices=Kind.choices)

    def __init__(self, *args: Any, desks: Desks, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = desks  # type: ignore[attr-defined] # a choice field has choices


class ItemSearch(forms.Form):
    """Articles to put into a dossier."""

    text = forms.CharField(label=_("Words"), max_length=200, required=False, widget=forms.TextInput({"type": "search"}))


class PartForm(forms.Form):
    """One step of arranging, from the version that was seen."""

    base_version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


class ItemForm(PartForm):
    """An article to add."""

    release_id = forms.UUIDField(widget=forms.HiddenInput)
    note = forms.CharField(label=_("Note"), max_length=600, required=False)


class GroupForm(PartForm):
    """A heading that begins a group."""

    title = forms.CharField(label=_("Title of the group"), max_length=160)


class GrowthForm(PartForm):
    """What comes by itself."""

    source = forms.ChoiceField(label=_("Newest of"))
    most = forms.IntegerField(label=_("At most"), min_value=1, max_value=50, initial=12)
    until = DateField(label=_("Until the day"), required=False, help_text=_("Empty: for good."))

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        terms = vocabulary.terms_on(on)
        self.fields["source"].choices = [  # type: ignore[attr-defined] # a choice field has choices
            (name, [(f"{kind}:{each.code}", str(each)) for each in terms[of]])
            for kind, of, name in (
                ("section", "sections", _("Section")),
                ("topic", "topics", _("Topic")),
                ("place", "places", _("Place")),
            )
        ]


class MoveForm(PartForm):
    """A part to move up (-1) or down (1)."""

    block_id = forms.CharField(max_length=40)
    steps = forms.TypedChoiceField(choices=[("-1", "↑"), ("1", "↓")], coerce=int)


class OrderForm(PartForm):
    """All parts in the order they were dragged into, by the ids of their blocks."""

    order = forms.CharField(max_length=40 * 500)

    def clean_order(self) -> list[str]:
        return [each for each in str(self.cleaned_data["order"]).split(",") if each]


class RemovalForm(PartForm):
    """A part to take out."""

    block_id = forms.CharField(max_length=40)


class HighlightForm(forms.Form):
    """The rule of a bulletin; what makes no sense is as at first."""

    since = DateField(label=_("From the day"), required=False)
    until = DateField(label=_("To the day"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False, choices=Language.choices)
    most = forms.IntegerField(label=_("At most"), required=False, min_value=1, max_value=30)
    per_section = forms.IntegerField(label=_("Of each section"), required=False, min_value=1, max_value=30)

    def __init__(self, given: Any, *, on: date, **kwargs: Any) -> None:
        self.first: dict[str, Any] = {"since": on, "until": on, "language": "vi", "most": 10, "per_section": 2}
        shown = {name: given.get(name) or first for name, first in self.first.items()}
        super().__init__(shown, **kwargs)

    @property
    def rule(self) -> dict[str, Any]:
        """Return the rule, each part as given or as at first."""
        self.is_valid()
        kept = {name: self.cleaned_data.get(name) or first for name, first in self.first.items()}
        days = [day if is_thinkable(day) else self.first["since"] for day in (kept["since"], kept["until"])]
        return {**kept, "since": days[0], "until": days[1]}


class BulletinForm(forms.Form):
    """A bulletin to make."""

    title = forms.CharField(label=_("Headline"), max_length=120)
    lead = forms.CharField(label=_("Lead"), max_length=400, required=False, widget=forms.Textarea({"rows": 2}))
    unit_id = forms.TypedChoiceField(label=_("Desk"), coerce=UUID)
    with_radio = forms.BooleanField(label=_("Make a radio script too"), required=False)

    def __init__(self, *args: Any, desks: Desks, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = desks  # type: ignore[attr-defined] # a choice field has choices
