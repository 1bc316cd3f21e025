from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.foundation.directory.queries import Person
from hoitu.production.approvals.queries import Subject
from hoitu.production.newsroom.forms.choices import InstantField

LONG = 4000


def _words(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, required=required, max_length=LONG, widget=area, help_text=help_text)


class RequestForm(forms.Form):
    """Whom to ask, for what, until when."""

    of_id = forms.TypedChoiceField(label=_("Whom to ask"), coerce=UUID)
    subject = forms.ChoiceField(label=_("Asked about"), choices=Subject.choices)
    question = _words(_("Question"), required=False, help_text=_("What they should look at above all."))
    due_at = InstantField(label=_("Answer until"), required=False)

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [("", "—"), *((str(person.pk), str(person)) for person in people)]
        self.fields["of_id"].choices = named  # type: ignore[attr-defined] # a choice field has choices


class WithdrawalForm(forms.Form):
    reason = _words(_("Reason"))


class AnswerForm(forms.Form):
    """Yes or no to exactly the content that was shown; which of the two is said by the button."""

    content_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)
    note = _words(_("Note"), required=False, help_text=_("Needed for an objection: what has to change."))
    agreed = forms.TypedChoiceField(
        choices=[("yes", _("Agree")), ("no", _("Disagree"))],
        coerce=lambda said: said == "yes",
        widget=forms.HiddenInput,
        error_messages={"required": _("Press one of the two buttons.")},
    )
