"""What planning asks of the newsroom: what is planned, scheduled and out, and who is at work on what."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from hoitu.foundation.directory import queries as people
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom.models import Assignment
from hoitu.production.newsroom.queries.visibility import agencies_of


def open_assignments(person: Person, now: datetime, *, since: datetime, until: datetime) -> QuerySet[Assignment]:
    """Return what anybody in a person's newsroom still has to do in [since, until), the first due first."""
    standing = people.standing(person, local_date(now))
    rows = Assignment.objects.filter(story__agency_id__in=agencies_of(standing), done_at=None)
    return rows.filter(due_at__gte=since, due_at__lt=until).select_related("story", "assignee").order_by("due_at", "pk")
