"""All that one screen shows of a story or an output, read at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Value
from django.utils.translation import gettext as _

from hoitu.foundation.directory import queries as people
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom.cases import case_of, find, sees
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
from hoitu.production.newsroom.queries.story_hub import FactLine, fact_changes, facts_of
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
    sources: list[StorySource]
    hidden_sources: int
    terms: dict[str, list[str]]
    may_edit: bool
    may_plan: bool


def output_page(person: Person, output_id: UUID, now: datetime) -> OutputPage:
    """Return the page of an output; raises NotFound where the person may not know of it."""
    case = case_of(find(output_id))
    output, standing = case.output, people.standing(person, local_date(now))
    if not sees(case, person.pk, standing):
        raise NotFound(_("There is no such output, or it belongs to another newsroom."))
    approvals = output.approvals.filter(STANDING, content_hash=output.content_hash).select_related("by")
    given = {each.level: each for each in approvals}
    steps = [LevelStep(level, given.get(level), level == output.next_level) for level in case.levels]
    return OutputPage(
        output=output,
        content=case.content,
        steps=steps,
        offers=offers(case, person, standing, now),
        measures=measures(output.kind, case.content),
        side_drafts=list(output.side_drafts.filter(saved_by=person, settled_at=None).order_by("-saved_at")),
        amendment=case.amendment,
        schedule=output.schedules.filter(closed_at=None).select_related("by").first(),
        withdrawal=output.withdrawals.select_related("by").first(),
        releases=list(output.releases.defer("content").order_by("-seq")),
        latest_return=output.returns.select_related("by").order_by("-at").first(),
        bylines=bylines(case.made, output.language),
        fact_changes=list(fact_changes([output.pk])),
    )


def story_page(person: Person, story_id: UUID, now: datetime) -> StoryPage:
    """Return the page of a story; raises NotFound where the person may not know of it."""
    rows = Story.objects.select_related("agency", "unit", "idea", "section", "opened_by")
    story = rows.filter(pk=story_id).first()
    standing = people.standing(person, local_date(now))
    if story is None:
        raise NotFound(_("There is no such story, or it belongs to another newsroom."))
    contributions = list(story.contributions.select_related("person").order_by("pk"))
    assignments = list(story.assignments.select_related("assignee", "assigned_by").order_by("assigned_at"))
    mine = person.pk in _people(story, contributions, assignments)
    if not sees_unreleased(standing, story.agency_id) and not (mine and works_in_press(standing)):
        raise NotFound(_("There is no such story, or it belongs to another newsroom."))
    chief = standing.right(CHIEF, agency_id=story.agency_id, unit_id=story.unit_id) is not None
    sources = list(story.sources.order_by("added_at", "pk"))
    shown = [source for source in sources if mine or chief or not source.confidential]
    planner = plans(standing, story.agency_id, story.unit_id)
    return StoryPage(
        story=story,
        outputs=list(_outputs(story)),
        contributions=contributions,
        assignments=assignments,
        facts=_facts(story, {source.pk: source for source in shown}),
        sources=shown,
        hidden_sources=len(sources) - len(shown),
        terms=_terms(story),
        may_edit=planner or mine,
        may_plan=planner,
    )


def _people(story: Story, contributions: list[Contribution], assignments: list[Assignment]) -> set[UUID]:
    """Return who makes a story, as `cases.people_of`, from rows at hand."""
    made = {each.person_id for each in contributions if each.part != EDITING}
    return {story.opened_by_id} | made | {each.assignee_id for each in assignments}


def _outputs(story: Story) -> QuerySet[Output]:
    """Return the outputs of a story with what they were made from; `has_changes` where a fact they say has changed."""
    changed = FactChange.objects.filter(output=OuterRef("pk"), settled_at=None)
    rows = story.outputs.select_related("saved_by", "derivation", "derivation__presenter", "derivation__by")
    return rows.annotate(has_changes=Exists(changed)).order_by("created_at", "pk")


def _facts(story: Story, shown: dict[UUID, StorySource]) -> list[FactLine]:
    """Return the facts; where a source is hidden the fact stands without it."""
    return [_fact(line, shown) for line in facts_of(story.pk)]


def _fact(line: FactLine, shown: dict[UUID, StorySource]) -> FactLine:
    source_id = line.fact.source_id
    line.fact.source = shown.get(source_id) if source_id else None
    return replace(line, hidden_source_id=source_id) if source_id and line.fact.source is None else line


def _terms(story: Story) -> dict[str, list[str]]:
    """Return the names of a story's topics and places (one query)."""
    topics = story.topics.order_by().values_list(Value("topic"), "name", "name_en")
    places = story.places.order_by().values_list(Value("place"), "name", Value(""))
    found: dict[str, list[str]] = {"topic": [], "place": []}
    for kind, label, other in topics.union(places, all=True):
        found[kind].append(label or other)
    return found
