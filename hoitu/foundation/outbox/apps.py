from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "hoitu.foundation.outbox"
    label = "outbox"
    verbose_name = _("Outbox")

    def ready(self) -> None:
        from hoitu.foundation.outbox import registry, retention

        registry.sweep("outbox.prune", timedelta(hours=1), retention.prune)
