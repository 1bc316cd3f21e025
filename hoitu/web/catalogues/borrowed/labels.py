"""Labels that Wagtail's link dialogs take from the names of their fields, hence in English for everybody."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import choosers

LABELS = {
    "email_address": _("Email address"),
    "phone_number": _("Phone number"),
    "link_text": _("Link text"),
    "subject": _("Subject"),
    "body": _("Body"),
}
FORMS = (
    choosers.ExternalLinkChooserForm,
    choosers.AnchorLinkChooserForm,
    choosers.EmailLinkChooserForm,
    choosers.PhoneLinkChooserForm,
)


def put_labels() -> None:
    """Give each field of the link dialogs a label that can be translated."""
    for form in FORMS:
        for name in LABELS.keys() & form.base_fields.keys():
            form.base_fields[name].label = LABELS[name]
