from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AnalyticsConfig(AppConfig):
    name = "hoitu.audience.analytics"
    label = "analytics"
    verbose_name = _("Analytics")

    def ready(self) -> None:
        """Turn old hours into days, twice a day."""
        from hoitu.audience.analytics import operations
        from hoitu.foundation.outbox import registry

        registry.sweep("analytics.fold", timedelta(hours=12), operations.fold)
