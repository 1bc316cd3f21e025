from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NormsConfig(AppConfig):
    name = "hoitu.foundation.norms"
    label = "norms"
    verbose_name = _("Norms")

    def ready(self) -> None:
        """Read the record now: a malformed norm stops the house at its door, not in the middle of a release."""
        from hoitu.foundation.norms import loader

        loader.topics()
