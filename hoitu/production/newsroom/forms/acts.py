"""What a person fills in for each act; the fields are named as the operation's arguments."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONG = 4000


def _words(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=LONG,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ActForm(forms.Form):
    """An act that asks for nothing."""


class NoteForm(ActForm):
    note = _words(_("Note"), required=False)


class ReasonForm(ActForm):
    reason = _words(_("Reason"))


class CodeField(forms.CharField):
    """A code of the second factor: six digits, or a recovery code."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false"})
        super().__init__(
            label=_("Code from your authenticator app"),
            max_length=32,
            widget=widget,
            help_text=_("Six digits, or one of your recovery codes. It is used up by this act."),
            **kwargs,
        )


class ApprovalForm(ActForm):
    """A level's yes to exactly the content that was shown."""

    level = forms.CharField(widget=forms.HiddenInput, max_length=16)
    content_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)
    note = _words(_("Note for the record"), required=False)
    code = CodeField(required=False)

    def __init__(self, *args: Any, needs_code: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if needs_code:
            self.fields["code"].required = True
        else:
            del self.fields["code"]


class ScheduleForm(ActForm):
    at = forms.DateTimeField(
        label=_("Release at (Việt Nam time)"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M", "%H:%M %d/%m/%Y"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "data-weekday": ""}, format="%Y-%m-%dT%H:%M"),
    )


class CorrectionForm(ActForm):
    reason = _words(_("Reason"), help_text=_("For the newsroom; readers do not see it."))
    false_information = _words(_("The false information"), help_text=_("What was wrong, as it stood in the article."))
    public_note = _words(_("Public note"), help_text=_("Readers see this with the corrected article."))


class WithdrawalForm(ActForm):
    reason = _words(_("Reason"), help_text=_("For the newsroom; readers do not see it."))
    public_note = _words(_("Public note"), required=False, help_text=_("Readers who come to the old address see this."))
    code = CodeField()
