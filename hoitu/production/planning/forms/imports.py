"""Handing in a calendar."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.production.newsroom.forms.choices import Desks

BIGGEST = 1_000_000


class CalendarFileForm(forms.Form):
    """A calendar as a file, or pasted."""

    file = forms.FileField(label=_("Calendar file (.ics) or table (.csv)"), required=False, max_length=200)
    pasted = forms.CharField(
        label=_("Or paste the working calendar"),
        required=False,
        max_length=500_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "From a web page or a sheet; the first row names the columns: Ngày, Giờ, Nội dung, Địa điểm, Chủ trì."
        ),
    )
    unit_id = forms.TypedChoiceField(label=_("Desk"), required=False, coerce=UUID, empty_value=None)

    def __init__(self, *args: Any, desks: Desks, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = [("", _("the whole newsroom")), *desks]  # type: ignore[attr-defined] # a choice field has choices

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        upload = found.get("file")
        if upload and upload.size > BIGGEST:
            self.add_error("file", _("The file is larger than 1 MB: export a shorter time."))
        elif not upload and not (found.get("pasted") or "").strip() and not self.errors:
            self.add_error("file", _("Choose a file, or paste the calendar."))
        return found

    @property
    def values(self) -> dict[str, Any]:
        """What the operation takes: the words of the file, read as UTF-8 (else as the Windows of old)."""
        given = self.cleaned_data
        upload = given.get("file")
        if not upload:
            return {"name": "", "content": given["pasted"], "unit_id": given["unit_id"]}
        raw = upload.read()
        try:
            content = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            content = raw.decode("utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "cp1258", "replace")
        return {"name": upload.name, "content": content, "unit_id": given["unit_id"]}
