"""The story's hub beyond its file: facts and who says them, first texts, rights, what waits for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from hoitu.foundation.media import queries as media
from hoitu.foundation.reading.together import together
from hoitu.kernel.text import SPOKEN_PER_MINUTE
from hoitu.production.newsroom.cases import content_of
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.models import (
    Derivation,
    FactChange,
    FactUse,
    FactVerification,
    FactVersion,
    Output,
    SpeakingRate,
    StoryFact,
)
from hoitu.production.newsroom.rules.body import media_of
from hoitu.production.newsroom.rules.deriving import facts_in
from hoitu.production.newsroom.rules.measures import spoken_seconds_of

MEDIA = ("photo_ids", "recording_ids", "attachment_ids")
RELEASED = ("released", "withdrawn", "spiked")


@dataclass(frozen=True)
class Use:
    """That an output says a fact; `behind` where the fact has come further than it was when last looked at."""

    output_id: UUID
    version: int
    change_id: int | None


@dataclass(frozen=True)
class FactLine:
    """A fact with who verified it as it stands, who wrote its last version, and the outputs that say it.

    `hidden_source_id` where the person may not see the source it rests on.
    """

    fact: StoryFact
    written_by: str
    verified_by: str
    verified_at: object
    uses: list[Use] = field(default_factory=list)
    hidden_source_id: UUID | None = None


@dataclass(frozen=True)
class Origin:
    """What an output was made from, and its length as the presenter reads it (0: not spoken)."""

    derivation: Derivation
    seconds: int
    source_moved_on: bool
    source_label: str

    @property
    def presenter(self) -> str:
        """Who reads it: the presenter, or the house's rate."""
        return str(self.derivation.presenter or _("The house's rate"))


def facts_of(story_id: UUID) -> list[FactLine]:
    """Return the facts of a story in their order (one query)."""
    return fact_lines(together(**fact_sets(story_id)))


def fact_sets(story_id: UUID) -> dict[str, QuerySet[Any, Any]]:
    """Return what `fact_lines` is made of, to be read together with all else a screen shows."""
    checked = FactVerification.objects.filter(fact=OuterRef("pk"), version=OuterRef("version")).order_by("-at")
    written = FactVersion.objects.filter(fact=OuterRef("pk"), version=OuterRef("version"))
    rows = StoryFact.objects.filter(story_id=story_id, dropped_at=None).annotate(
        written_by=Subquery(written.values("by__full_name")[:1]),
        verified_by=Subquery(checked.values("by__full_name")[:1]),
        verified_at=Subquery(checked.values("at")[:1]),
    )
    change = FactChange.objects.filter(output=OuterRef("output"), fact=OuterRef("fact"), settled_at=None)
    uses = FactUse.objects.filter(fact__story_id=story_id, fact__dropped_at=None)
    return {
        "facts": rows.select_related("added_by", "source").order_by("added_at", "pk"),
        "fact_uses": uses.annotate(change_id=Subquery(change.values("pk")[:1])).order_by("pk"),
    }


def fact_lines(rows: dict[str, list[Any]]) -> list[FactLine]:
    """Return the facts of a story in their order, each with the outputs that say it."""
    lines = {
        fact.pk: FactLine(fact, fact.written_by or str(fact.added_by), fact.verified_by or "", fact.verified_at)
        for fact in rows["facts"]
    }
    for use in rows["fact_uses"]:
        lines[use.fact_id].uses.append(Use(use.output_id, use.version, use.change_id))
    return list(lines.values())


def fact_changes(output_ids: Iterable[UUID]) -> QuerySet[FactChange]:
    """Return what there is to look at: facts these outputs say that have changed, the oldest change first."""
    return _changes(FactChange.objects.filter(output__in=list(output_ids)))


def fact_changes_of_story(story_id: UUID) -> QuerySet[FactChange]:
    """Return what there is to look at in all the outputs of a story, the oldest change first."""
    return _changes(FactChange.objects.filter(output__story_id=story_id))


def _changes(rows: QuerySet[FactChange]) -> QuerySet[FactChange]:
    said = FactVersion.objects.filter(fact=OuterRef("fact"), version=OuterRef("used_version"))
    told = rows.filter(settled_at=None).select_related("fact", "by")
    return told.annotate(said=Subquery(said.values("text")[:1])).order_by("at", "pk")


def fact_versions(fact_id: UUID) -> QuerySet[FactVersion]:
    """Return what a fact said from version to version, newest first."""
    return FactVersion.objects.filter(fact_id=fact_id).select_related("by", "source").order_by("-version")


def used_facts(output_id: UUID) -> set[UUID]:
    """Return the facts an output says."""
    return set(FactUse.objects.filter(output_id=output_id).values_list("fact_id", flat=True))


def likely_facts(facts: Iterable[StoryFact], content: DraftContent) -> set[UUID]:
    """Return the facts a content seems to say: all their numbers stand in it."""
    found = facts_in({str(fact.pk): fact.text for fact in facts}, content)
    return {UUID(key) for key in found}


def origins_of(outputs: Iterable[Output]) -> dict[UUID, Origin]:
    """Return what outputs were made from, by output (no query where their `derivation` was selected with them)."""
    there = {output.pk: output for output in outputs}
    rows = (getattr(output, "derivation", None) for output in there.values())
    return {row.output_id: _origin(row, there) for row in rows if row is not None}


def _origin(row: Derivation, there: dict[UUID, Output]) -> Origin:
    output, source = there[row.output_id], there.get(row.source_id)
    seconds = spoken_seconds_of(content_of(output), row.per_minute) if row.per_minute else 0
    moved_on = source is not None and source.version > row.source_version
    label = f"{source.get_kind_display()} ({source.language})" if source else ""
    return Origin(row, seconds, source_moved_on=moved_on, source_label=label)


def speaking_rates(person_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Return the syllables a minute that were measured of these people; the house reckons with HOUSE_RATE."""
    return dict(SpeakingRate.objects.filter(person__in=list(person_ids)).values_list("person_id", "per_minute"))


HOUSE_RATE = SPOKEN_PER_MINUTE


def rights_problems(outputs: Iterable[Output], on: date) -> dict[UUID, list[str]]:
    """Return what keeps the works of each output from being released, of those that still wait for it (one query)."""
    used = {output: _media_ids(output) for output in outputs if output.state not in RELEASED}
    works = media.works_of(**{name: [each for ids in used.values() for each in ids[name]] for name in MEDIA})
    found = {output.pk: works.part(**ids).problems(purpose=output.kind, on=on) for output, ids in used.items()}
    return {output_id: problems for output_id, problems in found.items() if problems}


def _media_ids(output: Output) -> dict[str, Any]:
    content = content_of(output)
    used = media_of(content.body, content.cover_id)
    return dict(zip(MEDIA, (used.photos, used.recordings, used.attachments), strict=True))
