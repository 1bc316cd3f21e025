from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WritingConfig(AppConfig):
    name = "hoitu.production.writing"
    label = "writing"
    verbose_name = _("Writing together")

    def ready(self) -> None:
        from hoitu.foundation.audit import actions
        from hoitu.foundation.outbox import registry
        from hoitu.production.newsroom import output_panels, save_gates, story_panels
        from hoitu.production.writing import handlers, labels, panels
        from hoitu.production.writing.operations import forget_the_gone
        from hoitu.production.writing.operations.locks import held_by_another

        actions.register(labels.ACTIONS)
        handlers.register()
        save_gates.register("writing.lock", held_by_another)
        output_panels.register("writing.presence", panels.presence)
        output_panels.register("writing.notes", panels.notes)
        story_panels.register("writing.notes", panels.story_notes)
        registry.sweep("writing.forget_the_gone", timedelta(minutes=5), forget_the_gone)
