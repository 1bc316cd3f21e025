"""What every form for readers has: a signed token, a trap for machines, the consent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.audience.readers import store
from hoitu.audience.readers.values import (
    LONGEST_COMMENT,
    LONGEST_CONTACT,
    LONGEST_LETTER,
    LONGEST_NAME,
    LONGEST_SUBJECT,
)
from hoitu.delivery.site.wording import TOO_MANY_FILES


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


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files in one field; its value is a list."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(each, initial) for each in given if each]


class TipForm(Letter):
    """News from a reader, with photos, sounds or films."""

    chuyen = forms.CharField(
        label=_("What is the matter?"),
        max_length=LONGEST_SUBJECT,
        error_messages={"required": _("Say in a few words what it is about.")},
    )
    loi = forms.CharField(
        label=_("What happened, when, who saw it?"),
        max_length=LONGEST_LETTER,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write what happened.")},
    )
    noi = forms.CharField(label=_("Where?"), max_length=160, required=False)
    tep = FilesField(
        label=_("Photos, sound or films"),
        required=False,
        widget=SeveralFiles(
            attrs={
                "accept": "image/*,audio/*,video/*",
                "data-most-files": store.MOST_FILES,
                "data-most-bytes": store.ALL_BYTES,
                "data-too-large": TOO_MANY_FILES,
            }
        ),
        help_text=_("At most four files, 100 MB in all. Place and time inside them are erased."),
    )
    nhuan_but = forms.BooleanField(label=_("I ask for a fee if this is used."), required=False)
    field_order = ("chuyen", "loi", "noi", "tep", "ten", "lien_he", "nhuan_but", "dong_y")


class QuestionForm(Letter):
    """A question to the newsroom, or a complaint about what it published."""

    loai = forms.ChoiceField(
        label=_("What do you send?"),
        choices=[("question", _("A question")), ("complaint", _("A complaint, or a reply to an article"))],
    )
    chuyen = forms.CharField(
        label=_("What is the matter?"),
        max_length=LONGEST_SUBJECT,
        error_messages={"required": _("Say in a few words what it is about.")},
    )
    loi = forms.CharField(
        label=_("Your question or complaint"),
        max_length=LONGEST_LETTER,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write something first.")},
    )
    noi = forms.CharField(label=_("Where?"), max_length=160, required=False)
    field_order = ("loai", "chuyen", "loi", "noi", "ten", "lien_he", "dong_y")


class ReplyForm(Plain):
    """The reader's answer to what the newsroom asked."""

    phieu = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)
    loi = forms.CharField(
        label=_("Your answer"),
        max_length=LONGEST_LETTER,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write your answer first.")},
    )

    @property
    def shown(self) -> list[Any]:
        """The fields people see."""
        return [self["loi"]]


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
