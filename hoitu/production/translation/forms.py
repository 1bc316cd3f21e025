"""Forms of translation: they check shape, the operations decide."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.production.translation.queries import ReleaseRule

ALL = ("", _("All"))


class QueueFilters(forms.Form):
    """Which pairs of the queue."""

    text = forms.CharField(label=_("Words"), max_length=100, required=False)
    unit_id = forms.TypedChoiceField(label=_("Desk"), required=False, coerce=UUID, empty_value=None)
    what = forms.ChoiceField(
        label=_("Which"),
        required=False,
        choices=[ALL, ("late", _("Late")), ("released", _("Changed after release")), ("mine", _("Written by me"))],
    )

    def __init__(self, *args: Any, desks: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = [ALL, *desks]  # type: ignore[attr-defined] # a choice field has choices


class MatrixFilters(QueueFilters):
    """Which stories of the matrix."""

    def __init__(self, *args: Any, desks: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, desks=desks, **kwargs)
        self.fields["what"].choices = [  # type: ignore[attr-defined] # a choice field has choices
            ALL,
            ("behind", _("With paragraphs to do")),
            ("current", _("Up to date")),
            ("without", _("Without a Khmer version")),
        ]


class RuleForm(forms.Form):
    """What becomes of a translation behind its source."""

    way = forms.ChoiceField(
        label=_("A translation behind its source"), choices=ReleaseRule.Way.choices, widget=forms.RadioSelect
    )
    hours = forms.IntegerField(
        label=_("Hours to follow a change after release"), min_value=1, max_value=168,
        help_text=_("A released translation whose source has changed stands in the queue with this due time."),
    )  # fmt: skip
    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


class TermFilters(forms.Form):
    """Which terms, in which order."""

    text = forms.CharField(label=_("Words"), max_length=100, required=False)
    order = forms.ChoiceField(label=_("Sorted by"), required=False, choices=[("", _("Vietnamese")), ("km", _("Khmer"))])
    retired = forms.BooleanField(label=_("Out of use"), required=False)


class TermForm(forms.Form):
    """A term in both languages."""

    vi = forms.CharField(label=_("Vietnamese"), max_length=160)
    km = forms.CharField(label=_("Khmer"), max_length=200, widget=forms.TextInput(attrs={"lang": "km"}))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
