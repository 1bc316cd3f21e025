from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WritingConfig(AppConfig):
    name = "hoitu.production.writing"
    label = "writing"
    verbose_name = _("Writing together")

    def ready(self) -> None:
        from hoitu.foundation.audit import actions, places
        from hoitu.foundation.outbox import registry
        from hoitu.production.newsroom import (
            act_remarks,
            list_panels,
            output_panels,
            release_gates,
            save_gates,
            story_panels,
        )
        from hoitu.production.writing import gates, handlers, labels, panels
        from hoitu.production.writing.operations import forget_the_gone, look_into_searches
        from hoitu.production.writing.operations.locks import held_by_another
        from hoitu.production.writing.queries.owners import OWNERS

        actions.register(labels.ACTIONS)
        places.owned(OWNERS)
        handlers.register()
        save_gates.register("writing.lock", held_by_another)
        output_panels.register("writing.presence", panels.presence, panels.reads_presence)
        output_panels.register("writing.notes", panels.notes, panels.reads_notes)
        output_panels.register("writing.style", panels.style)
        output_panels.register("writing.keeping", panels.keeping)
        list_panels.register("writing.searches", panels.searches)
        act_remarks.register("writing.style", gates.remark)
        release_gates.register("writing.style", gates.held)
        story_panels.register("writing.notes", panels.story_notes, panels.reads_story_notes)
        registry.sweep("writing.forget_the_gone", timedelta(minutes=5), forget_the_gone)
        registry.sweep("writing.look_into_searches", timedelta(minutes=1), look_into_searches)
