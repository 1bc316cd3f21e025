"""The file fields of every upload form: our checks first, in our words, then Wagtail's."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.images.fields import WagtailImageField

from hoitu.foundation.media import checks
from hoitu.foundation.media.intake import PASSED


class PhotoFileField(WagtailImageField):
    """A photo that comes in."""

    default_error_messages = {"required": _("Choose a photo."), "empty": _("The file is empty: choose it again.")}

    def to_python(self, data: Any) -> Any:
        file = forms.FileField.to_python(self, data)
        if file is None:
            return None
        checks.check_photo(file, str(file.name))
        file = super().to_python(data)
        setattr(file, PASSED, True)
        return file


class AttachmentFileField(WagtailDocumentField):
    """A document that comes in."""

    default_error_messages = {"required": _("Choose a document."), "empty": _("The file is empty: choose it again.")}

    def to_python(self, data: Any) -> Any:
        file = super().to_python(data)
        if file is None:
            return None
        checks.check_attachment(file, file.name)
        setattr(file, PASSED, True)
        return file


class RecordingFileField(forms.FileField):
    """A recording that comes in."""

    default_error_messages = {"required": _("Choose a recording."), "empty": _("The file is empty: choose it again.")}

    def to_python(self, data: Any) -> Any:
        file = super().to_python(data)
        if file is not None:
            setattr(file, PASSED, checks.check_recording(file, str(file.name)))
        return file
