from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    name = "hoitu.production.archive"
    label = "archive"
    verbose_name = _("Archive")

    def ready(self) -> None:
        from hoitu.foundation.audit import actions
        from hoitu.foundation.outbox import registry
        from hoitu.production.archive import handlers, labels, operations, panels

        actions.register(labels.ACTIONS)
        handlers.register()
        panels.register()
        registry.sweep("archive.complete", timedelta(hours=1), operations.complete)
