"""Opening, describing and filtering stories."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hoitu.foundation.vocabulary import queries as vocabulary
from hoitu.kernel.text import fold
from hoitu.production.newsroom.forms.choices import DateField, Desks
from hoitu.production.newsroom.queries import Kind, Language
from hoitu.production.newsroom.words import STATES


class OpeningForm(forms.Form):
    """A new story file."""

    title = forms.CharField(label=_("Working title"), max_length=200)
    unit_id = forms.TypedChoiceField(label=_("Desk"), coerce=UUID)
    planned_date = DateField(label=_("Planned for"), required=False)

    def __init__(self, *args: Any, desks: Desks, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = desks  # type: ignore[attr-defined] # a choice field has choices


class TermsField(forms.MultipleChoiceField):
    """Terms chosen so far, each with a box to take it away again."""

    widget = forms.CheckboxSelectMultiple


class DescriptionForm(forms.Form):
    """What a story is about: section, topics, places, duty. New terms are typed, several parted by semicolons."""

    title = forms.CharField(label=_("Working title"), max_length=200)
    section_code = forms.ChoiceField(label=_("Section"), required=False)
    topic_codes = TermsField(label=_("Topics"), required=False)
    add_topics = forms.CharField(
        label=_("Add topics"),
        required=False,
        max_length=400,
        widget=forms.TextInput(attrs={"list": "all-topics"}),
        help_text=_("Names as in the list, several parted by semicolons."),
    )
    place_ids = TermsField(label=_("Places"), required=False)
    add_places = forms.CharField(
        label=_("Add places"),
        required=False,
        max_length=400,
        widget=forms.TextInput(attrs={"list": "all-places"}),
        help_text=_("Names as in the list, several parted by semicolons."),
    )
    planned_date = DateField(label=_("Planned for"), required=False)
    is_political_or_essential = forms.BooleanField(
        label=_("Serves political duty or essential information"), required=False
    )

    def __init__(self, *args: Any, story: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        sections = [(section.code, section.name) for section in vocabulary.sections_on(on)]
        self._offer("section_code", [("", "—"), *sections])
        self._offer("topic_codes", [(topic.code, str(topic)) for topic in story.topics.all()])
        self._offer("place_ids", [(str(place.pk), str(place)) for place in story.places.all()])

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        """Let a field offer these; one with nothing to offer is not shown."""
        if choices:
            self.fields[name].choices = choices  # type: ignore[attr-defined] # a choice field has choices
        else:
            del self.fields[name]

    def clean_add_topics(self) -> list[str]:
        names = _names(self.cleaned_data["add_topics"])
        return [str(_one(name, vocabulary.topics(search=name)).code) for name in names]

    def clean_add_places(self) -> list[int]:
        names = _names(self.cleaned_data["add_places"])
        return [int(_one(name, vocabulary.places_on(self.on, search=name)).pk) for name in names]

    @property
    def values(self) -> dict[str, Any]:
        """What was described, terms as codes and ids."""
        data = dict(self.cleaned_data)
        data["topic_codes"] = sorted({*data.get("topic_codes", ()), *data.pop("add_topics")})
        data["place_ids"] = sorted({*map(int, data.get("place_ids", ())), *data.pop("add_places")})
        return data


class StoryFilters(forms.Form):
    """What of the stories to show."""

    text = forms.CharField(label=_("Find words"), required=False, max_length=100)
    unit_id = forms.TypedChoiceField(label=_("Desk"), required=False, coerce=UUID)
    mine = forms.BooleanField(label=_("Mine only"), required=False)

    def __init__(self, *args: Any, desks: Desks, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = [("", _("all desks")), *desks]  # type: ignore[attr-defined] # as above


class OutputFilters(StoryFilters):
    """What of the outputs to show."""

    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("all states")), *((key, STATES[key][0]) for key in STATES)]
    )
    kind = forms.ChoiceField(label=_("Medium"), required=False, choices=[("", _("all media")), *Kind.choices])
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("all languages")), *Language.choices]
    )
    late = forms.BooleanField(label=_("Late only"), required=False)

    field_order = ("text", "state", "unit_id", "kind", "language", "mine", "late")


def _names(typed: str) -> list[str]:
    return [name.strip() for name in typed.split(";") if name.strip()]


def _one(name: str, found: Any) -> Any:
    """Return the one term of this name; near ones are named in the error."""
    near = list(found[:8])
    exact = [term for term in near if fold(str(term)) == fold(name)] or (near if len(near) == 1 else [])
    if not exact:
        hint = "; ".join(map(str, near)) or "—"
        raise ValidationError(_("“%(name)s” is not in the list. Near: %(near)s") % {"name": name, "near": hint})
    return exact[0]
