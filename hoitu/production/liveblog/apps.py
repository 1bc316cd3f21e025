from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LiveblogConfig(AppConfig):
    name = "hoitu.production.liveblog"
    label = "liveblog"
    verbose_name = _("Live blogs")

    def ready(self) -> None:
        from hoitu.foundation.audit import actions, places
        from hoitu.production.liveblog import handlers, labels, owners, panels

        actions.register(labels.ACTIONS)
        places.owned(owners.OWNERS)
        panels.register()
        handlers.register()
