"""What translation does on events: pairs are made by themselves and follow their texts; translators are told."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoitu.foundation.notices import kinds
from hoitu.foundation.notices import operations as notices
from hoitu.foundation.outbox import registry
from hoitu.foundation.outbox.registry import EventInfo
from hoitu.kernel import clock
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.events import OutputReleased, OutputWithdrawn, TextHandedOn
from hoitu.production.translation import queries
from hoitu.production.translation.events import PairFellBehind
from hoitu.production.translation.operations.following import follow_output
from hoitu.production.translation.operations.pairs import pair_story


def on_handed_on(payload: dict[str, Any], event: EventInfo) -> None:
    """Pair what has become a pair, then mark what fell behind."""
    output_id = UUID(payload["output_id"])
    pair_story(output_id=output_id, now=event.happened_at)
    follow_output(output_id=output_id, now=event.happened_at)


def on_released(payload: dict[str, Any], event: EventInfo) -> None:
    """Mark what fell behind, and see what readers have to be told."""
    follow_output(output_id=UUID(payload["output_id"]), now=event.happened_at)


def on_behind(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell the translators of a pair that it waits for them, unless it was mended meanwhile."""
    pair = queries.pair_behind(UUID(payload["pair_id"]))
    if pair is None:
        return
    facts = {_("Paragraphs to do"): str(pair.open_marks)}
    if pair.follow_by:
        facts[_("Due")] = clock.moment(pair.follow_by)
    notices.notify(
        to=list(queries.translators_of(pair, clock.local_date(event.happened_at))),
        kind="translation.behind",
        subject=str(pair.source),
        link=reverse("translation:bench", args=[pair.pk]),
        about=notices.About(event.id, event.happened_at, facts, newsroom.matter_of(pair.source.story_id)),
        now=clock.now(),
    )


def register() -> None:
    """Name the kind of notice, and listen."""
    kinds.register("translation.behind", gettext_lazy("A Khmer text waits for its translator"), asks=True)
    registry.subscribe(PairFellBehind.name, "translation.tell_behind", on_behind)
    registry.subscribe(TextHandedOn.name, "translation.follow", on_handed_on)
    registry.subscribe(OutputReleased.name, "translation.follow", on_released)
    registry.subscribe(OutputWithdrawn.name, "translation.follow", on_released)
