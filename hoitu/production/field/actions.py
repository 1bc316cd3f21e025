"""What the field's acts are called in the audit log."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

NAMES = {
    "field.upload.begin": _("Begin a file from the field"),
    "field.upload.receive": _("Receive a file from the field"),
    "field.upload.refuse": _("Refuse a file from the field"),
    "field.upload.discard": _("Take back a file from the field"),
    "field.tip.send": _("Send a quick tip"),
    "field.places.forget": _("Delete places and times told"),
}
