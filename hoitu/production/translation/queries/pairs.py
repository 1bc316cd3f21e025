"""One pair, as its screen shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from hoitu.foundation.directory import queries as people
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.queries import ActionOffer
from hoitu.production.translation.models import Mark, Pair
from hoitu.production.translation.reading import Reading, read
from hoitu.production.translation.rules import standing

PAST = 20
MOST_MARKS = 500


@dataclass(frozen=True)
class Bench:
    """A pair on the translator's bench: both texts, what the person may do, the rule, and what happened lately."""

    reading: Reading
    offers: list[ActionOffer]
    may_say_it_fits: bool
    marks: list[Mark]
    past: list[Mark]

    @property
    def may_save(self) -> bool:
        """Say whether the person may write the Khmer text now."""
        return any(offer.action == "save" for offer in self.offers)


def find(person: Person, pair_id: UUID, now: datetime) -> Pair:
    """Return a pair with both outputs; raises NotFound where the person may not know of them."""
    pair = _row(pair_id)
    if not newsroom.outputs(person, now).filter(pk=pair.target_id).exists():
        raise NotFound(_("There is no such pair, or it belongs to another newsroom."))
    return pair


def _row(pair_id: UUID) -> Pair:
    pair = Pair.objects.select_related("source__story", "target__story__section").filter(pk=pair_id).first()
    if pair is None:
        raise NotFound(_("There is no such pair, or it belongs to another newsroom."))
    return pair


def bench(person: Person, pair_id: UUID, now: datetime) -> Bench:
    """Return all that the screen of a pair shows; raises NotFound where the person may not know of it."""
    row = _row(pair_id)
    newsroom.readable_story(person, row.source.story_id, now)
    found = read(row)
    agency_id = found.pair.source.story.agency_id
    rows = found.pair.marks.select_related("changed_by", "settled_by")
    marks = list(rows.order_by(F("settled_at").desc(nulls_first=True), "-pk")[:MOST_MARKS])
    return Bench(
        reading=found,
        offers=newsroom.actions_when_seen(person, found.pair.target, now),
        may_say_it_fits=standing.reads_khmer(people.standing(person, local_date(now)), agency_id),
        marks=[mark for mark in marks if mark.settled_at is None],
        past=[mark for mark in marks if mark.settled_at is not None][:PAST],
    )


def pairs_of_story(story_id: UUID) -> QuerySet[Pair]:
    """Return the pairs of a story, their texts left out."""
    return _with_halves(Pair.objects.filter(source__story_id=story_id)).select_related("source__story")


def pairs_of_output(output_id: UUID) -> QuerySet[Pair]:
    """Return the pairs an output is in, as source or as translation, their texts left out."""
    return _with_halves(Pair.objects.filter(Q(source_id=output_id) | Q(target_id=output_id)))


def _with_halves(rows: QuerySet[Pair]) -> QuerySet[Pair]:
    texts = [f"{half}__{name}" for half in ("source", "target") for name in ("body", "lead", "folded")]
    return rows.select_related("source", "target").defer(*texts).order_by("made_at", "pk")
