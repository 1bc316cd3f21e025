from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id
from hoitu.production.liveblog.queries import Rule, Version
from hoitu.production.liveblog.rules.entries import LONGEST_CAPTION, LONGEST_HEADLINE, LONGEST_NOTE, LONGEST_TEXT
from hoitu.production.newsroom.blocks.fields import photo, photo_field


def _reason(*, required: bool = True) -> forms.CharField:
    return forms.CharField(label=_("Reason"), required=required, max_length=1000, widget=forms.Textarea({"rows": 2}))


class BeginForm(forms.Form):
    base_version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class TurnForm(forms.Form):
    """Which turn, and why; the reason is asked for only where it is needed."""

    act = forms.CharField(max_length=5, widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Reason (may stay empty)"), required=False, max_length=1000)


class WordsForm(forms.Form):
    """What an entry says: the text first, all else may stay empty."""

    text = forms.CharField(
        label=_("What is happening"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 4, "data-live-text": ""}),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Version.Kind.choices, initial=Version.Kind.UPDATE)
    headline = forms.CharField(label=_("Headline"), required=False, max_length=LONGEST_HEADLINE)
    caption = forms.CharField(label=_("Caption here"), required=False, max_length=LONGEST_CAPTION)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["photo"] = photo_field(_("Photo"))
        self.order_fields(["text", "kind", "headline", "photo", "caption"])

    @property
    def values(self) -> dict[str, Any]:
        """The fields as the operation takes them: the photo by its id."""
        given = dict(self.cleaned_data)
        chosen = given.pop("photo", None)
        return {**given, "photo_id": chosen.pk if chosen else None}

    @property
    def more(self) -> list[forms.BoundField]:
        """The fields that a quick entry does without."""
        return [self[name] for name in ("headline", "photo", "caption")]


class EntryForm(WordsForm):
    """A new entry; its id is made with the form, so that sending it twice makes one."""

    entry_id = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)


class CorrectionForm(WordsForm):
    """A new version of an entry, from the newest one that was shown."""

    base = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, with_note: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if with_note:
            self.fields["note"] = forms.CharField(
                label=_("Note to readers"),
                max_length=LONGEST_NOTE,
                help_text=_("Stands under the entry: what was wrong, e.g. “The number of boats is corrected.”"),
            )

    @classmethod
    def initial_of(cls, version: Version) -> dict[str, Any]:
        """Return the initial values for a version."""
        return {
            "base": version.number,
            "kind": version.kind,
            "text": version.text,
            "headline": version.headline,
            "photo": photo(version.photo_id),
            "caption": version.caption,
        }


class PublicationForm(forms.Form):
    entry_id = forms.UUIDField()
    base = forms.IntegerField(min_value=1)


class MarkForm(forms.Form):
    entry_id = forms.UUIDField()
    what = forms.CharField(max_length=3)


class ReturnForm(forms.Form):
    base = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    reason = _reason()


class RemovalForm(forms.Form):
    reason = _reason()


class RuleForm(forms.Form):
    way = forms.ChoiceField(
        label=_("Entries reach readers at once of"), choices=Rule.Way.choices, widget=forms.RadioSelect
    )
    reason = _reason()
