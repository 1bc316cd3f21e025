"""What every form for readers has: a signed token, a trap for machines, the consent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.audience.readers.values import LONGEST_COMMENT, LONGEST_CONTACT, LONGEST_NAME


class Plain(forms.Form):
    """A form whose labels end without a colon."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class Letter(Plain):
    """The common part; `trang_web` is hidden from people, whatever fills it in is no person."""

    phieu = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)
    trang_web = forms.CharField(required=False, max_length=200)
    ten = forms.CharField(
        label=_("Your name, as you like it"),
        max_length=LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    lien_he = forms.CharField(
        label=_("Telephone or e-mail"),
        max_length=LONGEST_CONTACT,
        required=False,
        help_text=_("If you like. Never shown; kept sealed and erased after a set time."),
    )
    dong_y = forms.BooleanField(
        label=_("I agree that the newsroom keeps what I send, may shorten it, and publishes it under the name I gave."),
        error_messages={"required": _("Tick this if you agree: without it we may not keep what you wrote.")},
    )

    @property
    def shown(self) -> list[Any]:
        """The fields people see, in their order."""
        return [self[name] for name in self.fields if name not in {"phieu", "trang_web"}]

    @property
    def is_trapped(self) -> bool:
        """Tell whether a machine filled in what people do not see."""
        return bool(self.data.get("trang_web"))


class CommentForm(Letter):
    loi = forms.CharField(
        label=_("Your comment"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write your comment first.")},
    )
    field_order = ("loi", "ten", "lien_he", "dong_y")


class ReportForm(Plain):
    """Why a comment should not stand there."""

    phieu = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)
    ly_do = forms.CharField(
        label=_("What is wrong with this comment?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what is wrong with the comment.")},
    )

    @property
    def shown(self) -> list[Any]:
        """The fields people see."""
        return [self["ly_do"]]
