from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    name = "hoitu.production.translation"
    label = "translation"
    verbose_name = _("Khmer translation")

    def ready(self) -> None:
        from hoitu.foundation.audit import actions
        from hoitu.production.translation import gates, handlers, panels
        from hoitu.production.translation.action_names import NAMES

        actions.register(NAMES)
        gates.register()
        handlers.register()
        panels.register()
