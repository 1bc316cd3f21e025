"""All that one screen shows of a story or an output, read at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hoitu.foundation.directory import queries as people
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.reading.together import together
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom.cases import find, read_case, sees, sees_story
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.models import (
    Amendment,
    Approval,
    Assignment,
    Contribution,
    FactChange,
    Output,
    Release,
    Return,
    Schedule,
    SideDraft,
    Story,
    StorySource,
    Withdrawal,
)
from hoitu.production.newsroom.models.judgement import STANDING
from hoitu.production.newsroom.queries.permissions import ActionOffer, offers
from hoitu.production.newsroom.queries.story_hub import (
    FactLine,
    fact_changes,
    fact_changes_of_story,
    fact_lines,
    fact_sets,
)
from hoitu.production.newsroom.release_content import Byline
from hoitu.production.newsroom.rules.measures import Measure, measures
from hoitu.production.newsroom.rules.standing import CHIEF, plans, sees_unreleased, works_in_press
from hoitu.production.newsroom.rules.work import EDITING, bylines


@dataclass(frozen=True)
class LevelStep:
    """One level of the chain: given (by whom), next, or waiting."""

    level: str
    approval: Approval | None
    is_next: bool


@dataclass(frozen=True)
class OutputPage:
    """An output with its text, its place in the chain, and what the person may do now."""

    output: Output
    content: DraftContent
    steps: list[LevelStep]
    offers: list[ActionOffer]
    measures: list[Measure]
    side_drafts: list[SideDraft]
    amendment: Amendment | None
    schedule: Schedule | None
    withdrawal: Withdrawal | None
    releases: list[Release]
    latest_return: Return | None
    bylines: list[Byline]
    fact_changes: list[FactChange]
    may_read_story: bool

    @property
    def may_save(self) -> bool:
        """Say whether the person may edit the text now."""
        return any(offer.action == "save" for offer in self.offers)


@dataclass(frozen=True)
class StoryPage:
    """A story file with all a person may see of it; `hidden_sources` counts those they may not.

    `terms` names its topics and places.
    """

    story: Story
    outputs: list[Output]
    contributions: list[Contribution]
    assignments: list[Assignment]
    facts: list[FactLine]
    fact_changes: list[FactChange]
    sources: list[StorySource]
    hidden_sources: int
    terms: dict[str, list[str]]
    may_edit: bool
    may_plan: bool


def working_copy(output_id: UUID) -> Output:
    """Return an output for the form that takes its text; who may save is asked by the save. Raises NotFound."""
    return find(output_id)


def output_page(person: Person, output_id: UUID, now: datetime) -> OutputPage:
    """Return the page of an output; raises NotFound where the person may not know of it."""
    output, standing = find(output_id), people.standing(person, local_date(now))
    case, rows = read_case(output, **_beside(output, person))
    if not sees(case, person.pk, standing):
        raise NotFound(_("There is no such output, or it belongs to another newsroom."))
    given = {each.level: each for each in rows["given"] if each.content_hash == output.content_hash}
    return OutputPage(
        output=output,
        content=case.content,
        steps=[LevelStep(level, given.get(level), level == output.next_level) for level in case.levels],
        offers=offers(case, person, standing, now),
        measures=measures(output.kind, case.content),
        side_drafts=rows["side_drafts"],
        amendment=case.amendment,
        schedule=next(iter(rows["schedules"]), None),
        withdrawal=next(iter(rows["withdrawals"]), None),
        releases=rows["releases"],
        latest_return=next(iter(rows["returns"]), None),
        bylines=bylines(case.made, output.language),
        fact_changes=rows["fact_changes"],
        may_read_story=sees_story(case, person.pk, standing),
    )


def _beside(output: Output, person: Person) -> dict[str, QuerySet[Any, Any]]:
    """Return what a screen shows of an output beside its case."""
    side_drafts = output.side_drafts.filter(saved_by=person, settled_at=None)
    return {
        "given": output.approvals.filter(STANDING).select_related("by"),
        "side_drafts": side_drafts.select_related("saved_by").order_by("-saved_at"),
        "schedules": output.schedules.filter(closed_at=None).select_related("by"),
        "withdrawals": output.withdrawals.select_related("by").order_by("-at"),
        "releases": output.releases.defer("content").order_by("-seq"),
        "returns": output.returns.select_related("by").order_by("-at"),
        "fact_changes": fact_changes([output.pk]),
    }


_STORIES = Story.objects.select_related("agency", "unit", "idea", "section", "opened_by")


def story_page(person: Person, story_id: UUID, now: datetime) -> StoryPage:
    """Return the page of a story; raises NotFound where the person may not know of it."""
    story = _STORIES.filter(pk=story_id).first()
    standing = people.standing(person, local_date(now))
    if story is None:
        raise NotFound(_("There is no such story, or it belongs to another newsroom."))
    rows = together(**_of_story(story))
    mine = person.pk in _people(story, rows["contributions"], rows["assignments"])
    if not sees_unreleased(standing, story.agency_id) and not (mine and works_in_press(standing)):
        raise NotFound(_("There is no such story, or it belongs to another newsroom."))
    chief = standing.right(CHIEF, agency_id=story.agency_id, unit_id=story.unit_id) is not None
    shown = [source for source in rows["sources"] if mine or chief or not source.confidential]
    planner = plans(standing, story.agency_id, story.unit_id)
    return StoryPage(
        story=story,
        outputs=list(_outputs(story)),
        contributions=rows["contributions"],
        assignments=rows["assignments"],
        facts=_facts(fact_lines(rows), {source.pk: source for source in shown}),
        fact_changes=rows["fact_changes"],
        sources=shown,
        hidden_sources=len(rows["sources"]) - len(shown),
        terms={"topic": _labels(rows["topics"]), "place": _labels(rows["places"])},
        may_edit=planner or mine,
        may_plan=planner,
    )


def _of_story(story: Story) -> dict[str, QuerySet[Any, Any]]:
    """Return what stands in a story file beside its outputs."""
    return {
        "contributions": story.contributions.select_related("person").order_by("pk"),
        "assignments": story.assignments.select_related("assignee", "assigned_by").order_by("assigned_at"),
        "sources": story.sources.order_by("added_at", "pk"),
        "topics": story.topics.order_by("pk"),
        "places": story.places.order_by("pk"),
        "fact_changes": fact_changes_of_story(story.pk),
        **fact_sets(story.pk),
    }


def _people(story: Story, contributions: list[Contribution], assignments: list[Assignment]) -> set[UUID]:
    """Return who makes a story, as `cases.people_of`, from rows at hand."""
    made = {each.person_id for each in contributions if each.part != EDITING}
    return {story.opened_by_id} | made | {each.assignee_id for each in assignments}


def _outputs(story: Story) -> QuerySet[Output]:
    """Return the outputs of a story with what they were made from."""
    rows = story.outputs.select_related("saved_by", "derivation", "derivation__presenter", "derivation__by")
    return rows.order_by("created_at", "pk")


def _facts(lines: list[FactLine], shown: dict[UUID, StorySource]) -> list[FactLine]:
    """Return the facts; where a source is hidden the fact stands without it."""
    return [_fact(line, shown) for line in lines]


def _fact(line: FactLine, shown: dict[UUID, StorySource]) -> FactLine:
    source_id = line.fact.source_id
    line.fact.source = shown.get(source_id) if source_id else None
    return replace(line, hidden_source_id=source_id) if source_id and line.fact.source is None else line


def _labels(terms: Iterable[Any]) -> list[str]:
    """Return the names of topics or places; an untranslated topic keeps its English one."""
    return [term.name or getattr(term, "name_en", "") for term in terms]
