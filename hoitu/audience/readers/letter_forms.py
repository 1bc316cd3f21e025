"""The forms with which the newsroom handles letters."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.audience.readers.queries import Kind, Stage
from hoitu.audience.readers.values import LONGEST_LETTER
from hoitu.production.newsroom.forms.choices import DateField

STAGES = [("", _("Open")), ("overdue", _("Overdue")), *Stage.choices, ("all", _("All"))]
ORDERS = [("", _("Newest first")), ("oldest", _("Oldest first")), ("due", _("Due first"))]


class LetterFilters(forms.Form):
    """What to show of the letters."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("All")), *Kind.choices], required=False)
    stage = forms.ChoiceField(label=_("Stage"), choices=STAGES, required=False)
    order = forms.ChoiceField(label=_("Order"), choices=ORDERS, required=False)
    text = forms.CharField(label=_("Words, name or place"), max_length=100, required=False)


class TellForm(forms.Form):
    """Words that the reader reads on the private page of the letter."""

    text = forms.CharField(
        label=_("To the reader"),
        max_length=LONGEST_LETTER,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The reader finds this on the private page of the letter."),
    )


class IdeaForm(forms.Form):
    """To which desk, under which title."""

    title = forms.CharField(label=_("Title of the idea"), max_length=200)
    unit_id = forms.TypedChoiceField(label=_("Desk"), coerce=UUID)

    def __init__(self, *args: Any, desks: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = desks  # type: ignore[attr-defined] # a choice field has choices


class SourceForm(forms.Form):
    """To which story, and whether the sender is to be protected."""

    story_id = forms.TypedChoiceField(label=_("Story"), coerce=UUID)
    confidential = forms.BooleanField(label=_("Confidential: shown to the story's people alone"), required=False)

    def __init__(self, *args: Any, stories: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["story_id"].choices = stories  # type: ignore[attr-defined] # a choice field has choices


class AssignForm(forms.Form):
    """To which desk."""

    unit_id = forms.TypedChoiceField(label=_("Desk"), coerce=UUID)

    def __init__(self, *args: Any, desks: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = desks  # type: ignore[attr-defined] # a choice field has choices


class ForwardForm(TellForm):
    """To which organisation, and what the reader is told of it."""

    organisation = forms.CharField(label=_("Forwarded to"), max_length=160)
    field_order = ("organisation", "text")


class AnswerForm(forms.Form):
    """The question as readers will see it, and the answer."""

    question = forms.CharField(
        label=_("Question as readers will see it"), max_length=LONGEST_LETTER, widget=forms.Textarea(attrs={"rows": 3})
    )
    text = forms.CharField(label=_("Answer"), max_length=LONGEST_LETTER, widget=forms.Textarea(attrs={"rows": 8}))


class DayOffForm(forms.Form):
    """A day off, as it was announced for the year."""

    day = DateField(label=_("Day"))
    name = forms.CharField(label=_("Name"), max_length=80)
