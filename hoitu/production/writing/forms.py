"""Forms of writing together."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.production.newsroom.forms.choices import DateField
from hoitu.production.newsroom.queries import Kind, Language
from hoitu.production.writing.queries import HouseWord


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


class ChoiceForm(forms.Form):
    """How one rule of the house style is to stand; the operation says what is possible."""

    rule = forms.CharField(max_length=16)
    standing = forms.CharField(max_length=8)
    way = forms.CharField(max_length=8, required=False)


class WordFilters(forms.Form):
    """Which words of the dictionary."""

    text = forms.CharField(label=_("Find words"), required=False, max_length=100)
    sort = forms.ChoiceField(label=_("Kind of word"), required=False, choices=[("", _("All")), *HouseWord.Sort.choices])
    dropped = forms.BooleanField(label=_("Taken out"), required=False)


class WordForm(forms.Form):
    """A word for the dictionary."""

    word = forms.CharField(label=_("Word"), max_length=120)
    better = forms.CharField(
        label=_("Written as"),
        max_length=200,
        required=False,
        help_text=_("Empty, and nothing below either: the word is right as it is."),
    )
    from_date = DateField(label=_("From the day"), required=False)
    note = forms.CharField(label=_("Why"), max_length=300, required=False)
    source = forms.CharField(label=_("Source"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["auto_id"] = "word-%s"  # the filters of the same page have fields of these names
        super().__init__(*args, **kwargs)


class TemplateFilters(forms.Form):
    """Which templates."""

    kind = forms.ChoiceField(label=_("Medium"), required=False, choices=[("", _("all media")), *Kind.choices])
    retired = forms.BooleanField(label=_("Out of use"), required=False)


class TemplateNameForm(forms.Form):
    """What a template is called."""

    name = forms.CharField(label=_("Name of the template"), max_length=120)


class TemplateForm(TemplateNameForm):
    """A new template."""

    kind = forms.ChoiceField(label=_("Medium"), choices=Kind.choices)
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["auto_id"] = "template-%s"  # the filters of the same page have a field of one of these names
        super().__init__(*args, **kwargs)


class KeepingForm(TemplateNameForm):
    """A text kept as a template."""

    of_desk = forms.BooleanField(label=_("Only for this story's desk"), required=False)


class SearchForm(forms.Form):
    """A name for the filters in use."""

    name = forms.CharField(label=_("Name of the search"), max_length=80)
    shared = forms.BooleanField(label=_("Share it with my desk"), required=False)
    told = forms.BooleanField(label=_("Tell me when something new comes"), required=False, initial=True)
    query = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["auto_id"] = "search-%s"  # the filters of the same page have fields of their own
        super().__init__(*args, **kwargs)
