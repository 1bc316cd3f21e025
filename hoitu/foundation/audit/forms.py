from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.foundation.audit.queries import Entry, Filters


class FilterForm(forms.Form):
    """The filters of the list; every field may stay empty."""

    actor = forms.CharField(label=_("Who"), max_length=160, required=False)
    action = forms.CharField(
        label=_("What was done"),
        max_length=80,
        required=False,
        widget=forms.TextInput({"list": "audit-actions"}),
    )
    target = forms.CharField(label=_("Object (name, kind or id)"), max_length=240, required=False)
    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=[("", _("All outcomes")), *Entry.Outcome.choices], required=False
    )
    from_date = forms.DateField(
        label=_("From day"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    to_date = forms.DateField(label=_("To day"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        given = super().clean() or {}
        begin, end = given.get("from_date"), given.get("to_date")
        if begin and end and end < begin:
            self.add_error("to_date", _("The last day is before the first: choose a later one."))
        return given

    def filters(self) -> Filters:
        """Return what was chosen; ask after `is_valid()`."""
        return Filters(**{name: value for name, value in self.cleaned_data.items() if value})
