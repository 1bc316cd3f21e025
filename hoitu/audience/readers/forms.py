"""The forms of moderators."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.audience.readers.queries import State
from hoitu.audience.readers.values import LONGEST_COMMENT

ALL = "all"
STATES = [
    ("", _("Waiting")),
    ("reported", _("Reported by readers")),
    *((state.value, state.label) for state in State if state != State.WAITING),
    (ALL, _("All")),
]
ORDERS = [("", _("Newest first")), ("oldest", _("Oldest first"))]


class QueueFilters(forms.Form):
    """What to show of the queue."""

    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)
    order = forms.ChoiceField(label=_("Order"), choices=ORDERS, required=False)
    text = forms.CharField(label=_("Words, name or article"), max_length=100, required=False)


class BulkForm(forms.Form):
    """Which comments, and the reason that a refusal needs."""

    comment_ids = forms.TypedMultipleChoiceField(
        coerce=UUID, error_messages={"required": _("Choose at least one comment.")}
    )
    reason = forms.CharField(max_length=1000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.data.getlist("comment_ids") if hasattr(self.data, "getlist") else []
        known = [(each, each) for each in chosen if uuid_of(each)]
        self.fields["comment_ids"].choices = known  # type: ignore[attr-defined] # a choice field has choices


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}), help_text=_("Kept, never shown.")
    )


class ReplyForm(forms.Form):
    text = forms.CharField(
        label=_("Answer of the newsroom"), max_length=LONGEST_COMMENT, widget=forms.Textarea(attrs={"rows": 4})
    )


class SectionClosingForm(ReasonForm):
    """Which section of which edition of which agency is closed."""

    agency_id = forms.TypedChoiceField(label=_("Agency"), coerce=UUID)
    language = forms.ChoiceField(label=_("Edition"), choices=[("vi", _("Vietnamese")), ("km", _("Khmer"))])
    section_code = forms.ChoiceField(label=_("Section"))

    field_order = ("agency_id", "language", "section_code", "reason")

    def __init__(
        self, *args: Any, agencies: list[tuple[str, str]], sections: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency_id"].choices = agencies  # type: ignore[attr-defined] # a choice field has choices
        self.fields["section_code"].choices = sections  # type: ignore[attr-defined] # a choice field has choices


class RuleForm(forms.Form):
    """How an agency keeps its readers' words."""

    open_days = forms.IntegerField(
        label=_("Days comments stay open"),
        min_value=0,
        max_value=366,
        help_text=_("Counted from the day an article is published; 0 closes all."),
    )
    contact_days = forms.IntegerField(
        label=_("Days a contact is kept"),
        min_value=1,
        max_value=366,
        help_text=_("Then it is erased, whatever became of what the reader sent."),
    )
    words = forms.CharField(
        label=_("Words to look at"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One a line; accents and case aside."),
    )


def uuid_of(text: str) -> UUID | None:
    """Return the id somebody typed into an address, None for what is none."""
    try:
        return UUID(text)
    except ValueError:
        return None
