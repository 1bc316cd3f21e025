"""Proposing an idea and deciding on it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.production.newsroom.forms.choices import DateField, Desks


class IdeaForm(forms.Form):
    """An idea for a desk of one's own agency."""

    title = forms.CharField(label=_("What is it about?"), max_length=200)
    unit_id = forms.TypedChoiceField(label=_("For which desk?"), coerce=UUID)
    pitch = forms.CharField(
        label=_("Why, for whom, how?"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    planned_date = DateField(label=_("Planned for"), required=False)

    def __init__(self, *args: Any, desks: Desks, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = desks  # type: ignore[attr-defined] # a choice field has choices


class DecisionForm(forms.Form):
    """The answer to an idea; which answer, says the button."""

    verdict = forms.ChoiceField(
        choices=[("approved", _("Approve the idea")), ("declined", _("Decline it"))], widget=forms.HiddenInput
    )
    note = forms.CharField(
        label=_("Note for the proposer"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )


class IdeaFilters(forms.Form):
    """What of the ideas to show."""

    answer = forms.ChoiceField(
        label=_("Decision"),
        required=False,
        choices=[
            ("", _("all ideas")),
            ("open", _("waiting ideas")),
            ("approved", _("approved ideas")),
            ("declined", _("declined ideas")),
        ],
    )
    unit_id = forms.TypedChoiceField(label=_("Desk"), required=False, coerce=UUID)

    def __init__(self, *args: Any, desks: Desks, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = [("", _("all desks")), *desks]  # type: ignore[attr-defined] # as above
