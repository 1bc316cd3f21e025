from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "hoitu.foundation.notices"
    label = "notices"
    verbose_name = _("Notices")

    def ready(self) -> None:
        """Name our acts and our one kind, let administrators see the log, and have the worker send."""
        from hoitu.foundation.audit import actions
        from hoitu.foundation.directory import permissions
        from hoitu.foundation.directory.roles import Role
        from hoitu.foundation.notices import access, handlers, kinds
        from hoitu.foundation.notices.operations.notifying import TRIAL

        actions.register(
            {
                "notices.preferences.set": _("Choose how notices arrive"),
                "notices.device.add": _("Let a browser show notices"),
                "notices.device.remove": _("Remove a browser from notices"),
                "notices.screen.open": _("Open a screen of notices"),
                "notices.try_out": _("Send oneself a trial notice"),
            }
        )
        kinds.register(TRIAL, _("Trial"), urgent=True)
        permissions.grant([Role.ADMINISTRATOR], "notices.view_delivery")
        handlers.register()
        access.register()
