from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "hoitu.foundation.directory"
    label = "directory"
    verbose_name = _("Directory")

    def ready(self) -> None:
        """Listen to sign-ins, and have the worker look after accounts."""
        from hoitu.foundation.audit import actions, places
        from hoitu.foundation.directory import audit_places, handlers, operations
        from hoitu.foundation.directory.action_names import NAMES
        from hoitu.foundation.outbox.registry import sweep

        handlers.connect()
        actions.register(NAMES)
        places.ask(audit_places)
        places.owned(audit_places.OWNERS)
        sweep("directory.disable_inactive", timedelta(hours=6), operations.disable_inactive)
        sweep("directory.sync_groups", timedelta(hours=1), operations.sync_everybody)
