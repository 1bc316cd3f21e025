"""Forms of the vocabulary screens: they check shape, the operations decide."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

DAY = {"type": "date"}


class NewSectionForm(forms.Form):
    """A section to add."""

    code = forms.SlugField(
        label=_("Code"), max_length=50, help_text=_("Part of public addresses, e.g. thoi-su: it stays for ever.")
    )
    name = forms.CharField(label=_("Name"), max_length=80)
    name_km = forms.CharField(label=_("Name in Khmer"), max_length=80, required=False)
    from_date = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))


class NamesForm(forms.Form):
    """New names of a section."""

    name = forms.CharField(label=_("Name"), max_length=80)
    name_km = forms.CharField(label=_("Name in Khmer"), max_length=80, required=False)


class LabelsForm(forms.Form):
    """Labels of a topic."""

    name = forms.CharField(label=_("Vietnamese label"), max_length=160)
    name_km = forms.CharField(label=_("Khmer label"), max_length=160, required=False)


class ClosingForm(forms.Form):
    """The day from which a section is closed."""

    to_date = forms.DateField(
        label=_("Closed from"),
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        help_text=_("The first day without it."),
    )


class TopicFilterForm(forms.Form):
    """Which topics to show."""

    q = forms.CharField(label=_("Name"), max_length=100, required=False)
    untranslated = forms.BooleanField(label=_("Without Vietnamese label"), required=False)
    retired = forms.BooleanField(label=_("Retired ones too"), required=False)


class PlaceFilterForm(forms.Form):
    """Which places to show, on which day."""

    q = forms.CharField(label=_("Name or code"), max_length=100, required=False)
    day = forms.DateField(label=_("On the day"), required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__({**data.dict(), "day": data.get("day") or today.isoformat()})


class TieForm(forms.Form):
    """What a place went into."""

    code = forms.CharField(label=_("Code of the new place"), max_length=12)
    on_date = forms.DateField(label=_("On the day"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    source = forms.CharField(label=_("Source"), max_length=200, help_text=_("Number and day of the text that says so."))
    verified = forms.BooleanField(label=_("Read in an official text"), required=False)
