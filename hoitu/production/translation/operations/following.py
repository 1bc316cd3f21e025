"""Marks follow the texts: what is behind gets an open mark, what no longer is has its mark settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.translation.events import PairFellBehind, PairShown
from hoitu.production.translation.models import Mark, Pair
from hoitu.production.translation.public import shown_of
from hoitu.production.translation.reading import Reading, read
from hoitu.production.translation.rules.segments import cut
from hoitu.production.translation.rules.sides import Side
from hoitu.production.translation.ruling import rule_of

STEPS_BACK = 40  # versions that are read to say who changed a paragraph; beyond that it is who saved the newest
Name = tuple[str, str, str]


@dataclass(frozen=True)
class Change:
    """Who changed a paragraph of the source, when, in which version."""

    by_id: UUID
    at: datetime
    version: int


def follow(*, pair_id: UUID, by: Person | None = None, now: datetime) -> Pair:
    """Bring the marks of a pair in line with its texts, and what readers are told; inside a transaction.

    `by` is the translator whose work settled marks; without one they were overtaken by other changes. Doing it again
    changes nothing.
    """
    rows = Pair.objects.select_for_update(of=("self",), no_key=True).select_related("source__story", "target__story")
    pair = rows.get(pk=pair_id)
    found = read(pair)
    wanted = {_name(side): side for side in found.sides.open}
    there = {(mark.what, mark.key, mark.digest): mark for mark in pair.marks.filter(settled_at=None)}
    _settle([mark for name, mark in there.items() if name not in wanted], by, now)
    fresh = [side for name, side in wanted.items() if name not in there]
    Mark.objects.bulk_create(_marks(found, fresh))
    pair.open_marks = len(wanted) + found.is_orphan
    pair.source_version = found.source.version if found.source else 0
    pair.follow_by = _follow_by(pair, fresh, now)
    pair.save(update_fields=["open_marks", "source_version", "follow_by"])
    if fresh:
        outbox.publish(event=PairFellBehind(str(pair.pk), len(fresh)), now=now)
    show(pair, now=now)
    return pair


def show(pair: Pair, *, now: datetime) -> None:
    """Note what readers are to be told, and tell the floors above where that changed."""
    shown = shown_of(pair)
    if shown != pair.shown:
        pair.shown = shown
        pair.save(update_fields=["shown"])
        outbox.publish(event=PairShown(str(pair.target_id), str(shown)), now=now)


def _name(side: Side) -> Name:
    return (side.what, side.key[:60], side.digest)


def _settle(marks: Iterable[Mark], by: Person | None, now: datetime) -> None:
    for mark in marks:
        mark.settled_at, mark.settled_by = now, by
        mark.settled_as = Mark.Settled.DONE if by else Mark.Settled.OVERTAKEN
        mark.save(update_fields=["settled_at", "settled_by", "settled_as"])


def _marks(found: Reading, sides: list[Side]) -> list[Mark]:
    changes = _changes(found, sides) if sides else {}
    out = newsroom.latest_release_of(found.pair.target_id) is not None if sides else False
    return [
        Mark(
            pair=found.pair,
            what=side.what,
            key=side.key[:60],
            digest=side.digest,
            words=side.words[:200],
            source_version=changes[_name(side)].version,
            changed_by_id=changes[_name(side)].by_id,
            changed_at=changes[_name(side)].at,
            after_release=out,
        )
        for side in sides
    ]


def _changes(found: Reading, sides: list[Side]) -> dict[Name, Change]:
    """Return who made each change: the first version since the last look that has the new words, or lacks the old."""
    handed = found.source
    if handed is None:
        newest = Change(found.pair.source.saved_by_id, found.pair.source.saved_at, found.pair.source.version)
        return dict.fromkeys(map(_name, sides), newest)
    newest = Change(handed.by_id, handed.at, handed.version)
    changes = dict.fromkeys(map(_name, sides), newest)
    since = max(found.pair.source_version, handed.version - STEPS_BACK)
    if found.pair.source_version == 0 or handed.version - since < 2:  # noqa: PLR2004 - one version: its saver did it
        return changes
    waiting = {_name(side): side for side in sides if side.what != "moved"}
    steps = newsroom.versions(found.pair.source_id).filter(version__gt=since, version__lte=handed.version)
    for step in steps.order_by("version"):
        says = {each.digest for each in cut(newsroom.version_content(found.pair.source_id, step.version))}
        for name, side in list(waiting.items()):
            if (side.digest in says) == (side.what != "removed"):
                changes[name] = Change(step.saved_by_id, step.saved_at, step.version)
                del waiting[name]
    return changes


def _follow_by(pair: Pair, fresh: list[Side], now: datetime) -> datetime | None:
    """Return by when a released translation has to follow; the hour that runs already stays."""
    if not pair.open_marks:
        return None
    if not fresh or newsroom.latest_release_of(pair.target_id) is None:
        return pair.follow_by
    due = now + timedelta(hours=rule_of(pair.source.story.agency_id).hours)
    return min(pair.follow_by, due) if pair.follow_by else due


def follow_output(*, output_id: UUID, now: datetime) -> int:
    """Bring every pair of an output, as source or as translation, in line; return how many. Inside a transaction."""
    pairs = Pair.objects.filter(Q(source_id=output_id) | Q(target_id=output_id)).order_by("pk")
    ids = list(pairs.values_list("pk", flat=True))
    for pair_id in ids:
        follow(pair_id=pair_id, now=now)
    return len(ids)
