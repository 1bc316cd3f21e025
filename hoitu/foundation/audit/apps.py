from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "hoitu.foundation.audit"
    label = "audit"
    verbose_name = _("Audit")

    def ready(self) -> None:
        from hoitu.foundation.audit import actions, handlers
        from hoitu.foundation.outbox import registry
        from hoitu.foundation.outbox.events import DeadLetterDecided

        registry.subscribe(DeadLetterDecided.name, "audit.keep_decision", handlers.keep_decision)
        actions.register(
            {
                "login": _("Sign in"),
                "login.lock_out": _("Lock-out after failed sign-ins"),
                "logout": _("Sign out"),
                "audit.entries.view": _("Look at the audit log"),
                "audit.entry.view": _("Look at an audit entry"),
                "audit.entries.export": _("Export the audit log"),
                "outbox.dead_letter.retry": _("Retry a failed background task"),
                "outbox.dead_letter.give_up": _("Give up a failed background task"),
            }
        )
