"""The parts of a story file: outputs, assignments, contributions, facts, sources."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.production.newsroom.forms.choices import DateField, InstantField
from hoitu.production.newsroom.queries import Contribution, Kind, Language

People = list[tuple[str, str]]
NOBODY = ("", "—")  # chosen at first: the first name of a list would be taken by mistake


class OutputForm(forms.Form):
    kind = forms.ChoiceField(label=_("Medium"), choices=Kind.choices)
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)
    due_at = InstantField(label=_("Due"), required=False)


class PlanForm(forms.Form):
    """For which day an output is planned, and when its text is due; neither schedules a release."""

    planned_date = DateField(label=_("Planned for"), required=False)
    due_at = InstantField(label=_("Due"), required=False)


class AssignmentForm(forms.Form):
    """Who makes what, by when."""

    assignee_id = forms.TypedChoiceField(label=_("Who"), coerce=UUID)
    kinds = forms.MultipleChoiceField(label=_("Outputs asked for"), required=False, widget=forms.CheckboxSelectMultiple)
    brief = forms.CharField(
        label=_("Brief"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Event, place, vehicle, camera, whom to meet."),
    )
    due_at = InstantField(label=_("Due"), required=False)

    def __init__(self, *args: Any, people: People, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = [
            (f"{kind}:{language}", f"{label}, {spoken}")
            for language, spoken in Language.choices
            for kind, label in Kind.choices
        ]
        self.fields["assignee_id"].choices = [NOBODY, *people]  # type: ignore[attr-defined] # a choice field has choices
        self.fields["kinds"].choices = wanted  # type: ignore[attr-defined] # as above


class ContributionForm(forms.Form):
    """Who made what part, and how much of it."""

    person_id = forms.TypedChoiceField(label=_("Who"), coerce=UUID)
    part = forms.ChoiceField(label=_("Part"), choices=Contribution.Part.choices)
    share_pct = forms.IntegerField(label=_("Share (%)"), min_value=1, max_value=100, initial=100)
    in_byline = forms.BooleanField(label=_("In the byline"), required=False, initial=True)

    def __init__(self, *args: Any, people: People, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person_id"].choices = [NOBODY, *people]  # type: ignore[attr-defined] # a choice field has choices


class SourceForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    detail = forms.CharField(label=_("Title, document number or address"), required=False, max_length=400)
    confidential = forms.BooleanField(
        label=_("Confidential"), required=False, help_text=_("Only those who work on the story see it.")
    )


class FactForm(forms.Form):
    text = forms.CharField(label=_("Fact"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    source_id = forms.TypedChoiceField(label=_("Source"), coerce=UUID, required=False, empty_value=None)

    def __init__(self, *args: Any, sources: People, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source_id"].choices = [("", "—"), *sources]  # type: ignore[attr-defined] # a choice field has choices
