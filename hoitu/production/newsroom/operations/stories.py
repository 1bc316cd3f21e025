"""Opening a story file and filing it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.vocabulary import queries as vocabulary
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady
from hoitu.kernel.text import fold
from hoitu.production.newsroom.models import Idea, IdeaDecision, Output, Story
from hoitu.production.newsroom.operations.at_story import story_of
from hoitu.production.newsroom.operations.ideas import sensible, title_of
from hoitu.production.newsroom.operations.permit import standing_of
from hoitu.production.newsroom.operations.refiling import refile
from hoitu.production.newsroom.rules.standing import may_propose, plans


@audited("newsroom.story.open")
def open_story(
    *,
    by: Person,
    idea_id: UUID | None = None,
    unit_id: UUID | None = None,
    title: str = "",
    planned_date: date | None = None,
    is_demo: bool = False,
    now: datetime,
) -> Story:
    """Open the story file of an approved idea (once), or without one for a desk that one plans.

    Title, desk and day come from the idea where they are not given. Whoever proposed the idea may open it too.
    """
    idea = _approved(idea_id) if idea_id else None
    unit = directory.unit(unit_id) if unit_id else idea.unit if idea else None
    if unit is None:
        raise NotReady(_("Choose the desk of the story."))
    standing = standing_of(by, now)
    if not may_propose(standing, unit.agency_id):
        raise NotFound(_("There is no such desk in your newsroom."))
    own_idea = idea is not None and idea.proposed_by_id == by.pk and idea.unit_id == unit.pk
    if not own_idea and not plans(standing, unit.agency_id, unit.pk):
        raise NotAllowed(_("Propose an idea first: once it is approved you can open its story."))
    name = title_of(title or (idea.title if idea else ""))
    story = Story.objects.create(
        agency_id=unit.agency_id,
        unit=unit,
        idea=idea,
        title=name,
        folded=fold(name),
        planned_date=sensible(planned_date or (idea.planned_date if idea else None), now),
        opened_by=by,
        opened_at=now,
        is_demo=is_demo,
    )
    audit.record(by=by, action="newsroom.story.open", target=story, now=now)
    return story


def _approved(idea_id: UUID) -> Idea:
    idea = Idea.objects.select_for_update(of=("self",), no_key=True).select_related("unit").filter(pk=idea_id).first()
    if idea is None:
        raise NotFound(_("There is no such idea, or it belongs to another newsroom."))
    if not IdeaDecision.objects.filter(idea=idea, verdict=IdeaDecision.Verdict.APPROVED).exists():
        raise NotReady(_("The idea is not approved yet."), code="idea_not_approved")
    if Story.objects.filter(idea=idea).exists():
        raise NotReady(_("This idea has its story already."), code="story_exists")
    return idea


@audited("newsroom.story.plan")
def plan_story(*, by: Person, story_id: UUID, planned_date: date | None, now: datetime) -> Story:
    """Move a story to another day; its outputs that were planned for the same day, and are not out, go with it."""
    story, _standing = story_of(by=by, story_id=story_id, now=now)
    before, story.planned_date = story.planned_date, sensible(planned_date, now)
    story.save(update_fields=["planned_date"])
    if before is not None:
        with_it = Output.objects.filter(story=story, planned_date=before).exclude(state__in=("released", "withdrawn"))
        with_it.update(planned_date=planned_date)
    audit.record(by=by, action="newsroom.story.plan", target=story, detail={"planned_date": planned_date}, now=now)
    return story


@audited("newsroom.story.file")
def file_story(
    *,
    by: Person,
    story_id: UUID,
    title: str,
    section_code: str = "",
    topic_codes: Collection[str] = (),
    place_ids: Collection[int] = (),
    is_political_or_essential: bool = False,
    planned_date: date | None = None,
    now: datetime,
) -> Story:
    """Say what a story is called and where it is filed.

    Section, topics and places are part of what is approved: a change makes the approvals of its outputs void, and is
    refused while one of them is scheduled.
    """
    story, _standing = story_of(by=by, story_id=story_id, now=now)
    section = vocabulary.section(section_code) if section_code else None
    if section_code and section is None:
        raise NotReady(_("There is no such section. Choose another."), code="no_such_section")
    topics = [vocabulary.topic(code) for code in dict.fromkeys(topic_codes)]
    places = vocabulary.Place.objects.filter(pk__in=[i for i in place_ids if 0 < i < 2**31])
    if None in topics or len(places) != len(set(place_ids)):
        raise NotReady(_("A topic or place is not in the vocabulary. Choose another."), code="no_such_term")
    story.title = title_of(title)
    story.folded, story.section = fold(story.title), section
    story.planned_date = sensible(planned_date, now)
    story.is_political_or_essential = is_political_or_essential
    story.save(update_fields=["title", "folded", "section", "planned_date", "is_political_or_essential"])
    story.topics.set([topic for topic in topics if topic])
    story.places.set(places)
    for output in Output.objects.filter(story=story):
        output.folded = fold(f"{output.headline} {story.title}")
        output.save(update_fields=["folded"])
    detail = {"section": section_code, "topics": list(topic_codes), "places": list(place_ids), "title": story.title}
    audit.record(by=by, action="newsroom.story.file", target=story, detail=detail, now=now)
    refile(story, by=by, now=now)
    return story
