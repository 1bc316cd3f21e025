"""What a work may be used for: the output kinds of the newsroom, named here for licences and consents."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Purpose(TextChoices):
    """One output kind."""

    WEB = "web", pgettext_lazy("output kind", "Web")
    PRINT = "print", _("Print")
    RADIO = "radio", _("Radio")
    TV = "tv", _("Television")
    SOCIAL = "social", _("Social post")
    LOUDSPEAKER = "loudspeaker", _("Loudspeaker")
    LED = "led", _("LED board")
