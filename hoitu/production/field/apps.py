from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FieldConfig(AppConfig):
    name = "hoitu.production.field"
    label = "field"
    verbose_name = _("Field work")

    def ready(self) -> None:
        from hoitu.foundation.audit import actions
        from hoitu.foundation.outbox import registry
        from hoitu.production.field import material
        from hoitu.production.field.actions import NAMES
        from hoitu.production.field.operations import reap
        from hoitu.production.newsroom import story_panels

        actions.register(NAMES)
        registry.sweep("field.reap", timedelta(hours=1), reap)
        story_panels.register("field", material.panel, material.reads)
