from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "hoitu.foundation.media"
    label = "media"
    verbose_name = _("Media")

    def ready(self) -> None:
        from hoitu.foundation.directory.permissions import LEADERS, MAKERS, grant
        from hoitu.foundation.directory.roles import Role
        from hoitu.foundation.media import handlers

        handlers.connect()
        grant(MAKERS, "media.view_licence", "media.view_consent", "media.add_consent")
        keepers = LEADERS | {Role.ADMINISTRATOR}
        grant(keepers, *(f"media.{act}_licence" for act in ("add", "change", "view")))
        grant(keepers, *(f"media.{act}_consent" for act in ("add", "change", "view")))
