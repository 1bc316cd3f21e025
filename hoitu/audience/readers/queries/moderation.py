"""What moderators see: the queue, one comment with its history, what is closed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from hoitu.audience.readers.models import Closing, Comment, Decision, Reply, Report, State
from hoitu.audience.readers.rules import standing as rules
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Agency, Person
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound

__all__ = ["Decision", "Reply", "closings", "comment_page", "moderated_agencies", "moderation_queue", "waiting_for"]

ORDERS = {"": ("-sent_at", "-pk"), "oldest": ("sent_at", "pk"), "reported": ("-reported", "-sent_at")}
REPORTED = "reported"


def moderated_agencies(person: Person, now: datetime, *, keeping: bool = False) -> list[Agency]:
    """Return the agencies on whose readers' words a person decides (or, `keeping`, whose rule they set)."""
    held = directory.standing(person, local_date(now))
    asked = rules.keeps if keeping else rules.moderates
    return [agency for agency in directory.all_agencies_on(local_date(now)) if asked(held, agency.pk)]


def moderation_queue(
    person: Person,
    now: datetime,
    *,
    state: str = State.WAITING,
    order: str = "",
    article: UUID | None = None,
    text: str = "",
) -> QuerySet[Comment]:
    """Return comments a person decides on, by state (or `reported`), article (its output's id) and words."""
    mine = [agency.pk for agency in moderated_agencies(person, now)]
    rows = Comment.objects.filter(discussion__agency_id__in=mine).select_related("discussion")
    rows = rows.annotate(reported=Count("reports", filter=Q(reports__settled_at=None)))
    if state == REPORTED:
        rows = rows.filter(reported__gt=0, state=State.SHOWN)
    elif state in State.values:
        rows = rows.filter(state=state)
    if article:
        rows = rows.filter(discussion=article)
    for word in text.split()[:6]:
        rows = rows.filter(Q(text__icontains=word) | Q(name__icontains=word) | Q(discussion__headline__icontains=word))
    return rows.order_by(*ORDERS.get(order, ORDERS[""]))


def waiting_for(person: Person, now: datetime) -> tuple[int, int]:
    """Return how many comments wait for a person, and how many on the page are reported (one query)."""
    mine = [agency.pk for agency in moderated_agencies(person, now)]
    waits, shown = Q(state=State.WAITING), Q(state=State.SHOWN)
    reported = shown & Q(pk__in=Report.objects.filter(settled_at=None).values("comment"))
    rows = Comment.objects.filter(waits | reported, discussion__agency_id__in=mine)
    found = rows.aggregate(waiting=Count("pk", filter=waits), reported=Count("pk", filter=shown))
    return found["waiting"], found["reported"]


def comment_page(person: Person, comment_id: UUID, now: datetime) -> Comment:
    """Return a comment with its discussion; raises NotFound where it is not for this person to know of."""
    found = Comment.objects.filter(pk=comment_id).select_related("discussion").first()
    held = directory.standing(person, local_date(now))
    if found is None or not rules.moderates(held, found.discussion.agency_id):
        raise NotFound(_("There is no such comment."))
    return found


def closings(person: Person, now: datetime) -> QuerySet[Closing]:
    """Return what is closed now where a person moderates, the newest first."""
    mine = [agency.pk for agency in moderated_agencies(person, now)]
    return Closing.objects.filter(agency_id__in=mine, reopened_at=None).select_related("by").order_by("-at")
