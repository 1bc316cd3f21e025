"""Forms of writing together."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class NoteForm(forms.Form):
    """A note, or with better words a suggestion, to the whole or to words quoted from the text."""

    place = forms.CharField(max_length=36, required=False, widget=forms.HiddenInput)
    quote = forms.CharField(
        label=_("About these words"),
        max_length=500,
        required=False,
        help_text=_("Mark words in the text, then open the notes; or copy them in here. Empty: the whole text."),
    )
    text = forms.CharField(
        label=_("Note"),
        max_length=4000,
        required=False,
        help_text=_("@ names a colleague, who is told."),
        widget=forms.Textarea(attrs={"rows": 3, "data-mentions": "yes"}),
    )
    new = forms.CharField(
        label=_("Better words"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["auto_id"] = "note-%s"  # the writing form of the same page has a field of its own for everything
        super().__init__(*args, **kwargs)


class AnswerForm(forms.Form):
    """An answer to a note."""

    text = forms.CharField(label=_("Answer"), max_length=4000, required=False)


class AcceptanceForm(forms.Form):
    """The version that the one who accepts has before them."""

    base_version = forms.IntegerField(min_value=0, max_value=2**31 - 1)
