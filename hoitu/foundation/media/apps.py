from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "hoitu.foundation.media"
    label = "media"
    verbose_name = _("Media")

    def ready(self) -> None:
        from hoitu.foundation.media import handlers, ownership

        handlers.connect()
        ownership.take_over()
