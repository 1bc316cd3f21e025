"""Facts of a story, which of them an output says, and what an output is made from another with."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.production.newsroom.forms.story_parts import FactForm, People
from hoitu.production.newsroom.queries import Kind

PLATFORMS = {"facebook": "Facebook", "zalo": "Zalo", "tiktok": "TikTok", "youtube": "YouTube", "x": "X"}


class FactChangeForm(FactForm):
    """New words of a fact, from the version that was read."""

    base_version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    field_order = ("base_version", "text", "source_id")


class FactUseForm(forms.Form):
    """The facts an output says."""

    fact_ids = forms.TypedMultipleChoiceField(
        label=_("Facts this output says"), coerce=UUID, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, facts: People, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fact_ids"].choices = facts  # type: ignore[attr-defined] # a choice field has choices


class DerivingForm(forms.Form):
    """What to make from an output: the kind, who reads it, where it is posted."""

    kind = forms.ChoiceField(label=_("Medium"))
    presenter_id = forms.TypedChoiceField(
        label=_("Presenter"),
        coerce=UUID,
        required=False,
        empty_value=None,
        help_text=_("For radio, television and loudspeaker: the length is reckoned with this person's rate."),
    )
    platform = forms.ChoiceField(
        label=_("Platform"),
        required=False,
        choices=[("", _("any platform")), *PLATFORMS.items()],
        help_text=_("For a social post: the text is cut to what this platform shows, in whole sentences."),
    )

    def __init__(self, *args: Any, kinds: Collection[str], people: People, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [  # type: ignore[attr-defined] # a choice field has choices
            (kind, label) for kind, label in Kind.choices if kind in kinds
        ]
        self.fields["presenter_id"].choices = [("", _("the house's rate")), *people]  # type: ignore[attr-defined] # as above


class SpeakingRateForm(forms.Form):
    """How fast a presenter reads."""

    person_id = forms.TypedChoiceField(label=_("Presenter"), coerce=UUID)
    per_minute = forms.IntegerField(
        label=_("Syllables a minute"),
        min_value=100,
        max_value=400,
        help_text=_("Count the syllables of a page, stop the time of one reading: syllables × 60 ÷ seconds."),
    )

    def __init__(self, *args: Any, people: People, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person_id"].choices = [("", "—"), *people]  # type: ignore[attr-defined] # a choice field has choices
