"""Making pairs."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import queries as people
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady
from hoitu.production.newsroom import operations as newsroom_operations
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.queries import Output
from hoitu.production.translation.models import Pair
from hoitu.production.translation.operations.following import follow
from hoitu.production.translation.rules import standing


@audited("translation.pair.make", target="source_id")
def make_pair(*, by: Person, source_id: UUID, due_at: datetime | None = None, now: datetime) -> Pair:
    """Pair a Vietnamese output with the Khmer output of its kind; where the story has none yet, add it.

    A Khmer text that is there already stands beside its source, paragraph by paragraph, where it is built like it;
    somebody who reads Khmer still has to say that it fits. A pair that is there is returned as it is.
    """
    source = newsroom.outputs(by, now).filter(pk=source_id, language="vi").first()
    if source is None:
        raise NotFound(_("There is no such Vietnamese output, or it belongs to another newsroom."))
    if not standing.pairs(people.standing(by, local_date(now)), source.story.agency_id):
        raise NotAllowed(_("Pairs are made by the agency's translators, editors and secretariat: ask one of them."))
    target = _khmer_of(by, source, due_at, now)
    there = Pair.objects.filter(target=target).first()
    return there or _pair(source, target, by=by, now=now)


def pair_story(*, output_id: UUID, now: datetime) -> Pair | None:
    """Pair an output that was handed in with its other half, where that is there: the house does it by itself.

    In the name of whoever added the Khmer output; inside a transaction.
    """
    outputs = newsroom.siblings(output_id)
    halves = {each.language: each for each in outputs}
    if not {"vi", "km"} <= halves.keys() or Pair.objects.filter(target=halves["km"]).exists():
        return None
    return _pair(halves["vi"], halves["km"], by=halves["km"].created_by, now=now)


def _pair(source: Output, target: Output, *, by: Person, now: datetime) -> Pair:
    if source.story_id != target.story_id or source.kind != target.kind:
        raise NotReady(_("A pair is two outputs of one story and one kind."), code="no_pair")
    pair, made = Pair.objects.get_or_create(target=target, defaults={"source": source, "made_by": by, "made_at": now})
    if not made:  # somebody else, or the house itself, was a moment earlier
        return pair
    detail = {"source": str(source.pk), "target": str(target.pk)}
    audit.record(by=by, action="translation.pair.make", target=pair, detail=detail, now=now)
    return follow(pair_id=pair.pk, now=now)


def _khmer_of(by: Person, source: Output, due_at: datetime | None, now: datetime) -> Output:
    rows = newsroom.outputs(by, now).filter(story_id=source.story_id, kind=source.kind, language="km")
    return rows.first() or newsroom_operations.add_output(
        by=by, story_id=source.story_id, kind=source.kind, language="km", due_at=due_at, now=now
    )
