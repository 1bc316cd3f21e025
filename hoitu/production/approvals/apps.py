from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApprovalsConfig(AppConfig):
    name = "hoitu.production.approvals"
    label = "approvals"
    verbose_name = _("Sign-offs and due times")

    def ready(self) -> None:
        """Hold releases back, name the acts for the audit, and look every minute for levels that are late."""
        from hoitu.foundation.audit import actions
        from hoitu.foundation.outbox import registry
        from hoitu.production.approvals import gate, handlers, labels, operations, panels
        from hoitu.production.newsroom import output_panels, release_gates

        actions.register(labels.ACTIONS)
        handlers.register()
        release_gates.register("approvals.sign_offs", gate.signed_off)
        release_gates.remark("sign_offs", gate.kept_with_the_release)
        output_panels.register("approvals.sign_offs", panels.sign_offs, panels.reads)
        registry.sweep("approvals.escalate", timedelta(minutes=1), operations.escalate)
