from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReadersConfig(AppConfig):
    name = "hoitu.audience.readers"
    label = "readers"
    verbose_name = _("Readers")

    def ready(self) -> None:
        """Name the acts for the audit, tell moderators of reports, and forget contacts whose time is over."""
        from hoitu.audience.readers import handlers, labels, operations, owners
        from hoitu.foundation.audit import actions, places
        from hoitu.foundation.outbox import registry

        actions.register(labels.ACTIONS)
        places.owned(owners.OWNERS)
        handlers.register()
        registry.sweep("readers.forget_contacts", timedelta(hours=6), operations.forget_contacts)
        registry.sweep("readers.overdue", timedelta(hours=1), operations.tell_of_overdue)
        registry.sweep("readers.forget_enclosures", timedelta(hours=6), operations.forget_enclosures)
