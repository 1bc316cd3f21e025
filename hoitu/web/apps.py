from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "hoitu.web"
    label = "web"
    verbose_name = _("Web")

    def ready(self) -> None:
        from django.conf import settings
        from django.core.exceptions import ImproperlyConfigured

        from hoitu.kernel import addresses
        from hoitu.web import sqlite
        from hoitu.web.demo import reading
        from hoitu.web.shell import refusals

        refusals.take_over()
        reading.register()
        sqlite.settle_json()
        try:
            addresses.allow(addresses.Policy.of(*settings.ALLOWED_NETWORKS))
        except ValueError as error:
            message = f"HOITU_ALLOWED_NETWORKS: {error}: write networks such as 10.8.0.0/16,127.0.0.1/32."
            raise ImproperlyConfigured(message) from error
