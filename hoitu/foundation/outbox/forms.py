from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.foundation.outbox.queries import Decision

MOST_AT_ONCE = 500


class FilterForm(forms.Form):
    """The filters of the dead letters; every field may stay empty."""

    handler = forms.ChoiceField(label=_("Task"), required=False)
    text = forms.CharField(label=_("Error or content"), max_length=200, required=False)

    def __init__(self, *args: Any, handlers: Sequence[str] = (), **options: Any) -> None:
        """Offer the handlers that have dead letters."""
        super().__init__(*args, **options)
        field = self.fields["handler"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("All tasks")), *((name, name) for name in handlers)]


class DecisionForm(forms.Form):
    """What to do with which dead letters; the reason is asked for when they are given up."""

    act = forms.ChoiceField(choices=Decision.Act.choices)
    task = forms.TypedMultipleChoiceField(coerce=int, required=False)
    reason = forms.CharField(label=_("Reason"), max_length=1000, required=False)

    def __init__(self, *args: Any, chosen: Sequence[str] = (), **options: Any) -> None:
        """Take whatever whole numbers were chosen; the operation judges whether they are dead letters."""
        super().__init__(*args, **options)
        field = self.fields["task"]
        if isinstance(field, forms.TypedMultipleChoiceField):
            numbers = [one for one in chosen if one.isascii() and one.isdigit() and len(one) <= 18]  # noqa: PLR2004 - 64 bits
            field.choices = [(one, one) for one in numbers[:MOST_AT_ONCE]]
