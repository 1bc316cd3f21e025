from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "hoitu.production.newsroom"
    label = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from hoitu.foundation.audit import places
        from hoitu.foundation.media import uses
        from hoitu.foundation.outbox import registry
        from hoitu.production.newsroom import handlers
        from hoitu.production.newsroom.operations import release_due, thin_versions
        from hoitu.production.newsroom.queries.owners import OWNERS
        from hoitu.production.newsroom.queries.uses import shows

        uses.told_by("newsroom", shows)
        places.owned(OWNERS)
        handlers.register()
        registry.sweep("newsroom.release_due", timedelta(seconds=5), release_due)
        registry.sweep("newsroom.thin_versions", timedelta(hours=6), thin_versions)
