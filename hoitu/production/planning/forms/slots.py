"""Slots, and what is placed in them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.production.newsroom.queries import Kind, Output
from hoitu.production.planning.forms.when import TimeField
from hoitu.production.planning.queries import Slot

WEEKDAYS = [(0, _("Mo")), (1, _("Tu")), (2, _("We")), (3, _("Th")), (4, _("Fr")), (5, _("Sa")), (6, _("Su"))]


class SlotForm(forms.Form):
    """A slot: what it takes, how much, on which weekdays, closing when."""

    name = forms.CharField(label=_("Called"), max_length=100)
    form = forms.ChoiceField(label=_("Form"), choices=Slot.Form.choices)
    kind = forms.ChoiceField(label=_("Takes outputs of"), choices=Kind.choices)
    unit = forms.ChoiceField(label=_("Counted in"), choices=Slot.Unit.choices)
    capacity = forms.IntegerField(label=_("Holds"), min_value=1, max_value=1_000_000)
    characters_per_page = forms.IntegerField(
        label=_("Characters per page"), min_value=1, max_value=1_000_000, initial=4000
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Weekdays"), choices=WEEKDAYS, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    goes_at = TimeField(label=_("Goes out at"))
    closes_before = forms.IntegerField(
        label=_("Closes so many minutes before"), min_value=0, max_value=14 * 24 * 60, initial=60
    )


class PlaceForm(forms.Form):
    """An output and the length planned for it; pages may have a fraction."""

    output_id = forms.TypedChoiceField(label=_("Output"), coerce=UUID)
    length = forms.DecimalField(label=_("Planned length"), min_value=0, max_value=1_000_000, decimal_places=2)

    def __init__(self, *args: Any, outputs: list[Output], unit: str, **kwargs: Any) -> None:
        self.unit = unit
        super().__init__(*args, **kwargs)
        named = [
            (str(each.pk), f"{each.headline or each.story.title} ({each.get_language_display()})") for each in outputs
        ]
        self.fields["output_id"].choices = [("", "—"), *named]  # type: ignore[attr-defined] # a choice field has choices

    @property
    def values(self) -> dict[str, Any]:
        """What the operation takes: pages in hundredths."""
        length = self.cleaned_data["length"]
        return {
            "output_id": self.cleaned_data["output_id"],
            "planned_length": round(length * 100) if self.unit == "pages" else round(length),
        }
