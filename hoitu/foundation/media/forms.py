"""Forms of the library; Wagtail builds its own upload forms on the first two."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtail.log_actions import get_active_log_context

from hoitu.foundation.media import intake
from hoitu.foundation.media.fields import AttachmentFileField, PhotoFileField, RecordingFileField
from hoitu.foundation.media.models import Consent, Licence, Recording
from hoitu.foundation.media.ownership import ConsentPolicy
from hoitu.foundation.media.purposes import Purpose

HELP = {
    "description": _(
        "Alternative text: what is to be seen, for those who cannot see it. Needed before release. "
        "Say who does what and where; do not begin with “photo of”."
    ),
    "credit": _("Who took the photo, or the agency. Needed before release."),
    "caption": _("The line under the photo, unless a story gives its own."),
    "licence": _("Empty: a work of the house's own. Otherwise the licence decides where and until when."),
    "rights": _("What the file or its holder says of rights; for the desk only."),
    "ai_use": _("If AI made or changed the picture, say how: readers will be told."),
    "source": _("Who issued the document. Needed before release."),
}


def say_help(form: Any) -> None:
    """Put our help beside the fields that are there."""
    for name, text in HELP.items():
        if name in form.fields:
            form.fields[name].help_text = text


def _swap(form: Any, field: type[forms.Field]) -> None:
    """Take our checks to the file; a work that has one keeps it."""
    old = form.fields.get("file")
    if intake.has_file(form.instance):
        form.fields.pop("file", None)
    elif old is not None:
        form.fields["file"] = field(label=old.label, widget=old.widget, required=old.required)
        form.fields["file"].widget.attrs.update(old.widget.attrs)


class PhotoForm(BaseImageForm):
    """Every form that takes a photo in or changes one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _swap(self, PhotoFileField)
        if "description" in self.fields:
            self.fields["description"].label = _("Alternative text")
        say_help(self)


class AttachmentForm(BaseDocumentForm):
    """Every form that takes a document in or changes one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _swap(self, AttachmentFileField)
        say_help(self)


class RecordingForm(WagtailAdminModelForm):
    """A recording, in its own screen and in the chooser."""

    file = RecordingFileField(
        label=_("File"), help_text=_("MP3, M4A, OGG, MP4 or WebM."), widget=forms.FileInput, required=True
    )

    class Meta:
        model = Recording
        fields = ("title", "file", "transcript", "credit", "licence", "poster", "ai_use")
        widgets = {"transcript": forms.Textarea(attrs={"rows": 6})}
        help_texts = {
            "transcript": _("What is said and heard, for those who cannot hear it. Needed before release."),
            "credit": _("Who made the recording. Needed before release."),
            "licence": HELP["licence"],
            "poster": _("The picture shown before a video starts."),
            "ai_use": HELP["ai_use"],
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if intake.has_file(self.instance):
            del self.fields["file"]

    def save(self, commit: bool = True) -> Recording:  # noqa: FBT001, FBT002 - Django's signature
        if self.instance._state.adding:  # noqa: SLF001 - Django tells it no other way
            self.instance.uploaded_by = self.for_user or get_active_log_context().user
        saved: Recording = super().save(commit=commit)
        return saved


class LicenceForm(WagtailAdminModelForm):
    """A licence, with its purposes as boxes to tick."""

    purposes = forms.MultipleChoiceField(
        label=_("Purposes"),
        choices=Purpose.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing ticked: every kind of output."),
    )

    class Meta:
        model = Licence
        fields = ("name", "holder", "purposes", "from_date", "to_date", "needs_consent", "terms")
        help_texts = {"to_date": _("The first day on which the work may no longer be used.")}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        _check_period(self, cleaned)
        return cleaned


class ConsentForm(WagtailAdminModelForm):
    """One consent for one work."""

    purpose = forms.ChoiceField(
        label=_("Purpose"), choices=[("", _("Every kind of output")), *Purpose.choices], required=False
    )

    class Meta:
        model = Consent
        fields = ("photo", "recording", "given_by", "purpose", "from_date", "to_date", "evidence")
        help_texts = {"to_date": _("The first day on which the work may no longer be used.")}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        _check_period(self, cleaned)
        if bool(cleaned.get("photo")) == bool(cleaned.get("recording")):
            self.add_error("photo", _("Choose one work: a photo or a recording."))
            return cleaned
        self.instance.photo, self.instance.recording = cleaned.get("photo"), cleaned.get("recording")
        if self.for_user and not ConsentPolicy(Consent).user_has_permission_for_instance(
            self.for_user, "add", self.instance
        ):
            self.add_error(None, _("This work belongs to another agency: its people write down the consents for it."))
        return cleaned

    def save(self, commit: bool = True) -> Consent:  # noqa: FBT001, FBT002 - Django's signature
        if self.instance._state.adding:  # noqa: SLF001 - Django tells it no other way
            self.instance.recorded_by = self.for_user
        saved: Consent = super().save(commit=commit)
        return saved


def _check_period(form: Any, cleaned: dict[str, Any]) -> None:
    since, until = cleaned.get("from_date"), cleaned.get("to_date")
    if since and until and until <= since:
        form.add_error("to_date", _("The last day comes after the first."))
