"""Who may read a story file, asked from both sides: may this person, and who are all of them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hoitu.foundation.directory import queries as people
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom.cases import people_of
from hoitu.production.newsroom.models import Output, Story
from hoitu.production.newsroom.queries.permissions import may_see_story
from hoitu.production.newsroom.rules.standing import DESK_PEOPLE


def readable_story(person: Person, story_id: UUID, now: datetime) -> Story:
    """Return a story file a person may read; raises NotFound."""
    story = Story.objects.select_related("unit").filter(pk=story_id).first()
    if story is None or not may_see_story(person, story, people.standing(person, local_date(now))):
        raise NotFound(_("There is no such story, or it belongs to another newsroom."))
    return story


def readable_output(person: Person, output_id: UUID, now: datetime) -> Output:
    """Return an output, with its story, whose story file a person may read; raises NotFound."""
    output = Output.objects.select_related("story").filter(pk=output_id).first()
    if output is None or not may_see_story(person, output.story, people.standing(person, local_date(now))):
        raise NotFound(_("There is no such output, or it belongs to another newsroom."))
    return output


def readers_of(story: Story, on: date) -> QuerySet[Person]:
    """Return the active people who may read a story file on a day, by name: its newsroom, and who makes it."""
    newsroom = people.holders(DESK_PEOPLE, agency_id=story.agency_id, on=on)
    wanted = Q(pk__in=newsroom.order_by().values("pk")) | Q(pk__in=people_of(story.pk), is_active=True)
    return Person.objects.filter(wanted).order_by("full_name")


def outputs_of(story_id: UUID) -> QuerySet[Output]:
    """Return the outputs of a story with it, in the order they were added."""
    return Output.objects.filter(story_id=story_id).select_related("story").order_by("created_at", "pk")
