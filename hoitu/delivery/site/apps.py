from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    name = "hoitu.delivery.site"
    label = "site"
    verbose_name = _("Site")

    def ready(self) -> None:
        from hoitu.delivery.site import handlers, labels, most_read, panels
        from hoitu.foundation.audit import actions

        actions.register(labels.ACTIONS)
        handlers.register()
        panels.register()
        most_read.register()
