"""What the site does on events of the newsroom, and every hour."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from hoitu.audience.readers.events import AnswersChanged, DiscussionChanged, SectionChanged
from hoitu.delivery.site import operations
from hoitu.delivery.site.events import FrontEdited
from hoitu.delivery.site.freezing import run, run_live
from hoitu.foundation.outbox import queries as outbox
from hoitu.foundation.outbox import registry
from hoitu.foundation.outbox.registry import EventInfo
from hoitu.kernel import clock
from hoitu.production.liveblog.events import LiveEntryChanged, LiveTurned
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.events import ArchiveImported, OutputReleased, OutputWithdrawn
from hoitu.production.translation.events import PairShown


def on_released(payload: dict[str, Any], event: EventInfo) -> None:  # noqa: ARG001 - the same release is the same page
    """Freeze a release of kind web; an older one than the site has is left alone."""
    if payload["kind"] == "web":
        operations.freeze_release(content=newsroom.release_content(UUID(payload["release_id"])), now=clock.now())


def on_withdrawn(payload: dict[str, Any], event: EventInfo) -> None:
    """Take a withdrawn output of kind web off the site."""
    if payload["kind"] == "web":
        operations.withdraw_article(
            output_id=UUID(payload["output_id"]), public_note=payload["public_note"], now=event.happened_at
        )


def on_pair_shown(payload: dict[str, Any], event: EventInfo) -> None:  # noqa: ARG001 - the rows say how it is shown now
    """Place a translation again: with its label, held back, or whole, as its pair now is."""
    content = newsroom.latest_release_of(UUID(payload["output_id"]))
    if content is not None:
        operations.freeze_release(content=content, now=clock.now())


def on_imported(payload: dict[str, Any], event: EventInfo) -> None:  # noqa: ARG001 - all releases are read anyway
    """Place and freeze a whole archive at once instead of release by release; of several batches, with the last."""
    if not outbox.is_followed(event.id, ArchiveImported.name):
        operations.take_in_archive(now=clock.now())


def on_front_edited(payload: dict[str, Any], event: EventInfo) -> None:  # noqa: ARG001 - the rows say it all
    """Freeze a front the desk has edited."""
    operations.freeze_front(language=payload["language"], section=payload["section"], now=clock.now())


def on_discussion_changed(payload: dict[str, Any], event: EventInfo) -> None:  # noqa: ARG001 - the rows say it all
    """Freeze an article whose comments changed, and the pages of its comments."""
    run.after_comments(UUID(payload["output_id"]), now=clock.now())


def on_section_changed(payload: dict[str, Any], event: EventInfo) -> None:  # noqa: ARG001 - the rows say it all
    """Freeze the newest articles of a section that takes comments again, or no more."""
    run.after_closing(payload["language"], payload["section_code"], now=clock.now())


def on_answers_changed(payload: dict[str, Any], event: EventInfo) -> None:  # noqa: ARG001 - the rows say it all
    """Freeze an answer that came onto the public page or left it."""
    run.after_answering(payload["language"], payload["number"], now=clock.now())


def on_live_entry(payload: dict[str, Any], event: EventInfo) -> None:  # noqa: ARG001 - the rows say it all
    """Freeze the page of a live blog whose entry readers see anew."""
    run_live.after_entry(UUID(payload["output_id"]), payload["place"], now=clock.now())


def on_live_turned(payload: dict[str, Any], event: EventInfo) -> None:  # noqa: ARG001 - the rows say it all
    """Freeze the page of a live blog that began, paused or ended, and the lists that say so."""
    run_live.after_turn(UUID(payload["output_id"]), now=clock.now())


def every_minute(at: datetime) -> None:
    """End what is pinned past its time; tell feeds and search engines of live blogs that went on."""
    operations.end_due_pins(now=at)
    run_live.every_minute(now=at)


def every_quarter(at: datetime) -> None:
    """Count again what is read most."""
    operations.refresh_most_read(now=at)


def every_hour(at: datetime) -> None:
    """Freeze what grows old by itself."""
    operations.refresh(now=at)


def register() -> None:
    """Subscribe; the handlers write files and make pictures, hence are long-running."""
    registry.subscribe(OutputReleased.name, "site.freeze", on_released, long_running=True)
    registry.subscribe(OutputWithdrawn.name, "site.withdraw", on_withdrawn, long_running=True)
    registry.subscribe(PairShown.name, "site.pair_shown", on_pair_shown, long_running=True)
    registry.subscribe(ArchiveImported.name, "site.rebuild", on_imported, long_running=True)
    registry.subscribe(FrontEdited.name, "site.front", on_front_edited, long_running=True)
    registry.subscribe(DiscussionChanged.name, "site.comments", on_discussion_changed, long_running=True)
    registry.subscribe(AnswersChanged.name, "site.answers", on_answers_changed, long_running=True)
    registry.subscribe(SectionChanged.name, "site.closing", on_section_changed, long_running=True)
    registry.subscribe(LiveEntryChanged.name, "site.live_entry", on_live_entry, long_running=True)
    registry.subscribe(LiveTurned.name, "site.live_turn", on_live_turned, long_running=True)
    registry.sweep("site.pins", timedelta(minutes=1), every_minute)
    registry.sweep("site.most_read", timedelta(minutes=15), every_quarter)
    registry.sweep("site.refresh", timedelta(hours=1), every_hour)
