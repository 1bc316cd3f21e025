"""All that one screen shows of a story or an output, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.directory import queries as people
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom.cases import case_of, find, people_of, sees
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.models import (
    Amendment,
    Approval,
    Assignment,
    Contribution,
    Output,
    Release,
    Return,
    Schedule,
    SideDraft,
    Story,
    StoryFact,
    StorySource,
    Withdrawal,
)
from hoitu.production.newsroom.models.judgement import STANDING
from hoitu.production.newsroom.queries.permissions import ActionOffer, may_see_confidential, may_see_story, offers
from hoitu.production.newsroom.release_content import Byline
from hoitu.production.newsroom.rules.measures import Measure, measures
from hoitu.production.newsroom.rules.standing import plans
from hoitu.production.newsroom.rules.work import bylines


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

    @property
    def may_save(self) -> bool:
        """Say whether the person may edit the text now."""
        return any(offer.action == "save" for offer in self.offers)


@dataclass(frozen=True)
class StoryPage:
    """A story file with all a person may see of it; `hidden_sources` counts those they may not."""

    story: Story
    outputs: list[Output]
    contributions: list[Contribution]
    assignments: list[Assignment]
    facts: list[StoryFact]
    sources: list[StorySource]
    hidden_sources: int
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
    )


def story_page(person: Person, story_id: UUID, now: datetime) -> StoryPage:
    """Return the page of a story; raises NotFound where the person may not know of it."""
    rows = Story.objects.select_related("agency", "unit", "idea", "section", "opened_by")
    story = rows.prefetch_related("topics", "places").filter(pk=story_id).first()
    standing = people.standing(person, local_date(now))
    if story is None or not may_see_story(person, story, standing):
        raise NotFound(_("There is no such story, or it belongs to another newsroom."))
    sources = list(story.sources.order_by("added_at", "pk"))
    shown = sources if may_see_confidential(person, story, standing) else [s for s in sources if not s.confidential]
    planner = plans(standing, story.agency_id, story.unit_id)
    return StoryPage(
        story=story,
        outputs=list(story.outputs.select_related("saved_by").order_by("created_at", "pk")),
        contributions=list(story.contributions.select_related("person").order_by("pk")),
        assignments=list(story.assignments.select_related("assignee", "assigned_by").order_by("assigned_at")),
        facts=_facts(story, {source.pk for source in sources} - {source.pk for source in shown}),
        sources=shown,
        hidden_sources=len(sources) - len(shown),
        may_edit=planner or person.pk in people_of(story.pk),
        may_plan=planner,
    )


def _facts(story: Story, hidden: set[UUID]) -> list[StoryFact]:
    """Return the facts; where a source is hidden the fact stands without it."""
    facts = list(story.facts.select_related("source", "added_by").order_by("added_at", "pk"))
    for fact in facts:
        if fact.source_id in hidden:
            fact.source = None
    return facts
