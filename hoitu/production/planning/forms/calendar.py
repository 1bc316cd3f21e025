"""What of the calendar to show."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.production.newsroom.forms.choices import DateField, Desks


class CalendarFilters(forms.Form):
    """Which month or week, of which desk."""

    xem = forms.ChoiceField(
        label=_("Time shown"), required=False, choices=[("thang", _("a month")), ("tuan", _("a week"))]
    )
    ngay = DateField(label=_("with the day"), required=False)
    unit_id = forms.TypedChoiceField(label=_("Desk"), required=False, coerce=UUID)

    def __init__(self, *args: Any, desks: Desks, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = [("", _("all desks")), *desks]  # type: ignore[attr-defined] # a choice field has choices
