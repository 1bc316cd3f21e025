from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlanningConfig(AppConfig):
    name = "hoitu.production.planning"
    label = "planning"
    verbose_name = _("Planning")

    def ready(self) -> None:
        from hoitu.foundation.audit import actions, places
        from hoitu.production.planning import handlers
        from hoitu.production.planning.labels import ACTIONS
        from hoitu.production.planning.panels import offer_steps
        from hoitu.production.planning.queries.owners import OWNERS

        actions.register(ACTIONS)
        places.owned(OWNERS)
        handlers.register()
        offer_steps()
