"""Which output says which fact, and what there is to look at once a fact has changed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom import cases
from hoitu.production.newsroom.events import FactChanged
from hoitu.production.newsroom.models import FactChange, FactUse, Output, StoryFact
from hoitu.production.newsroom.operations.at_story import story_of
from hoitu.production.newsroom.rules.tidying import tidy_paragraph

GONE = ("withdrawn", "spiked")


@audited("newsroom.fact.use")
def use_facts(*, by: Person, output_id: UUID, fact_ids: Collection[UUID], now: datetime) -> list[FactUse]:
    """Say which facts of its story an output says, as they stand now; those not named it says no more."""
    output = cases.find(output_id)
    story_of(by=by, story_id=output.story_id, now=now)
    facts = list(StoryFact.objects.filter(pk__in=set(fact_ids), story_id=output.story_id, dropped_at=None))
    if len(facts) != len(set(fact_ids)):
        raise NotFound(_("There is no such fact in this story."))
    left = FactUse.objects.filter(output=output).exclude(fact__in=facts)
    _settle(FactChange.objects.filter(output=output, fact__in=left.values("fact_id")), by, now)
    left.delete()
    known = set(FactUse.objects.filter(output=output).values_list("fact_id", flat=True))
    note_uses(output, [fact for fact in facts if fact.pk not in known], by=by, now=now)
    detail = {"facts": sorted(str(fact.pk) for fact in facts)}
    audit.record(by=by, action="newsroom.fact.use", target=output, detail=detail, now=now)
    return list(FactUse.objects.filter(output=output).order_by("pk"))


def note_uses(output: Output, facts: Collection[StoryFact], *, by: Person, now: datetime) -> None:
    """Enter that an output says these facts, inside an operation that has asked who may."""
    FactUse.objects.bulk_create(
        FactUse(output=output, fact=fact, version=fact.version, by=by, at=now) for fact in facts
    )


def warn_users(fact: StoryFact, *, by: Person, now: datetime) -> int:
    """Open a change for every output that says a fact, or carry the open one on; return how many."""
    uses = list(FactUse.objects.filter(fact=fact).exclude(output__state__in=GONE))
    for use in uses:
        FactChange.objects.update_or_create(
            output_id=use.output_id,
            fact=fact,
            settled_at=None,
            defaults={
                "used_version": use.version,
                "version": fact.version,
                "dropped": fact.dropped_at is not None,
                "by": by,
                "at": now,
            },
        )
    if uses:
        ids = tuple(sorted(str(use.output_id) for use in uses))
        outbox.publish(event=FactChanged(str(fact.pk), str(fact.story_id), ids, str(by.pk)), now=now)
    return len(uses)


@audited("newsroom.fact_change.settle")
def settle_fact_change(*, by: Person, change_id: int, note: str = "", now: datetime) -> FactChange:
    """Say that an output was looked at after a fact of it changed: it says the new words now, or need not."""
    found = FactChange.objects.filter(pk=change_id).first()
    if found is None:
        raise NotFound(_("There is no such change."))
    output = cases.find(found.output_id)
    story_of(by=by, story_id=output.story_id, now=now)
    found = FactChange.objects.select_for_update(no_key=True).get(pk=change_id)
    if found.settled_at is None:
        FactChange.objects.filter(pk=change_id).update(settled_by=by, settled_at=now, note=tidy_paragraph(note))
        use = FactUse.objects.filter(output=output, fact_id=found.fact_id)
        if found.dropped:
            use.delete()
        else:
            use.update(version=found.version)
        detail = {"fact": str(found.fact_id), "version": found.version, "dropped": found.dropped}
        audit.record(by=by, action="newsroom.fact_change.settle", target=output, detail=detail, now=now)
        found.refresh_from_db()
    return found


def _settle(changes: QuerySet[FactChange], by: Person, now: datetime) -> None:
    changes.filter(settled_at=None).update(settled_by=by, settled_at=now)
