from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "hoitu.foundation.audit"
    label = "audit"
    verbose_name = _("Audit")

    def ready(self) -> None:
        from hoitu.foundation.audit import actions, handlers, names
        from hoitu.foundation.outbox import registry
        from hoitu.foundation.outbox.events import DeadLetterDecided

        registry.subscribe(DeadLetterDecided.name, "audit.keep_decision", handlers.keep_decision)
        actions.register(names.NAMES)
