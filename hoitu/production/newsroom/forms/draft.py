"""The writing form: an output's content, lenient as a draft is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.production.newsroom.blocks.fields import (
    Body,
    body_field,
    long_line,
    long_text,
    photo,
    photo_field,
    stored,
    to_write_in,
)

WITH_LEAD = {"web", "print"}
WITH_COVER = {"web", "print", "social"}


class DraftForm(forms.Form):
    """Headline, lead, body, cover and use of AI, as far as the kind has them."""

    base_version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    headline = forms.CharField(label=_("Headline"), max_length=200, required=False, widget=long_line())
    lead = forms.CharField(label=_("Lead"), max_length=1000, required=False, widget=long_text(2))
    ai_use = forms.CharField(
        label=_("Use of AI"),
        max_length=300,
        required=False,
        help_text=_("Which tool did what, e.g. “machine translation, checked by a person”. Empty: none was used."),
    )

    def __init__(self, *args: Any, kind: str, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"] = body_field(kind, body)
        self.fields["body"].label = _("Body text")
        if kind in WITH_COVER:
            self.fields["cover"] = photo_field(_("Cover photo"))
        if kind not in WITH_LEAD:
            del self.fields["lead"]

    @classmethod
    def initial_of(cls, content: Any, version: int, kind: str) -> dict[str, Any]:
        """Return the initial values for a content (headline, lead, body, cover_id, ai_use) at a version."""
        return {
            "base_version": version,
            "headline": content.headline,
            "lead": content.lead,
            "ai_use": content.ai_use,
            "body": to_write_in(kind, content.body),
            "cover": photo(content.cover_id),
        }

    def content(self) -> dict[str, Any]:
        """Return what was written, as the parts of a draft's content."""
        data = self.cleaned_data
        cover = data.get("cover")
        return {
            "headline": data["headline"],
            "lead": data.get("lead", ""),
            "body": stored(data["body"]),
            "cover_id": cover.pk if cover else None,
            "ai_use": data["ai_use"],
        }

    def plain_errors(self) -> list[str]:
        """Return every error as a line; a body's are told apart by its blocks on the screen only."""
        found: list[str] = []
        for name, errors in self.errors.items():
            label = self.fields[name].label if name in self.fields else ""
            said = [_("one of its blocks is not in order")] if name == "body" else list(errors)
            found.extend(f"{label}: {message}" for message in said)
        return found
