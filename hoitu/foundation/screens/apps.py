from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScreensConfig(AppConfig):
    name = "hoitu.foundation.screens"
    label = "screens"
    verbose_name = _("Screens")
