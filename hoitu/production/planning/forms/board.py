"""What of the board to show, and moving a card without a mouse."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.production.newsroom.forms.choices import DateField, Desks
from hoitu.production.newsroom.queries import Kind

Choices = list[tuple[str, str]]


class BoardFilters(forms.Form):
    """By what the columns are, from which day, of which desk and medium."""

    theo = forms.ChoiceField(
        label=_("Columns"),
        required=False,
        choices=[("state", _("by stage")), ("person", _("by person")), ("day", _("by day"))],
    )
    ngay = DateField(label=_("From"), required=False)
    unit_id = forms.TypedChoiceField(label=_("Desk"), required=False, coerce=UUID)
    kind = forms.ChoiceField(label=_("Medium"), required=False, choices=[("", _("all media")), *Kind.choices])

    def __init__(self, *args: Any, desks: Desks, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = [("", _("all desks")), *desks]  # type: ignore[attr-defined] # a choice field has choices


class DayForm(forms.Form):
    """Another planned day, or none."""

    planned_date = DateField(label=_("Planned day"), required=False, help_text=_("a plan only: it schedules nothing"))


class PersonForm(forms.Form):
    """Who makes it from now on."""

    assignee_id = forms.TypedChoiceField(label=_("Who makes it"), coerce=UUID)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assignee_id"].choices = [("", "—"), *people]  # type: ignore[attr-defined] # a choice field has choices
