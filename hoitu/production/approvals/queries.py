"""All reads: the sign-offs of an output, and those that wait for a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person, remembered
from hoitu.foundation.reading.together import together
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound
from hoitu.production.approvals import rules
from hoitu.production.approvals.models import Answer, Escalation, Request, Subject
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.queries import ActionOffer, Output

__all__ = ["Answer", "Escalation", "Request", "SignOff", "Subject", "may_ask", "request_for", "sign_offs_of"]

ASKS = frozenset({"save", "submit", "return", "approve", "schedule", "release"})
"""Who may do one of these to an output now may ask for a word on it, and withdraw the request."""
OPEN = ("draft", "returned", "submitted", "approving", "approved", "scheduled")


@dataclass(frozen=True)
class SignOff:
    """A request with its answers, oldest first, and where it stands for the content asked about."""

    request: Request
    answers: tuple[Answer, ...]
    standing: rules.Standing

    @property
    def subject(self) -> str:
        """What the colleague answers for, in words."""
        return str(Subject(self.request.subject).label)


@remembered
def sign_offs_of(output_id: UUID, content_hash: str) -> list[SignOff]:
    """Return the open requests of an output and where each stands for this content (one query)."""
    return sign_offs(together(requests=open_requests(output_id))["requests"], content_hash)


def open_requests(output_id: UUID) -> QuerySet[Request]:
    """Return the open requests of an output with their answers, the oldest first."""
    rows = Request.objects.filter(output_id=output_id, withdrawn_at=None).select_related("of", "asked_by")
    return rows.prefetch_related("answers").order_by("asked_at", "pk")


def sign_offs(requests: Iterable[Request], content_hash: str) -> list[SignOff]:
    """Return where these requests stand for a content (no query)."""
    return [_sign_off(row, content_hash) for row in requests]


def request_for(person: Person, request_id: UUID) -> Request:
    """Return an open request made to this person; raises NotFound for any other."""
    rows = Request.objects.select_related("output", "output__story", "asked_by", "of")
    found = rows.filter(pk=request_id, of=person, withdrawn_at=None).first()
    if found is None:
        raise NotFound(_("There is no such request to you, or it was withdrawn."))
    return found


def open_request(request_id: UUID) -> Request | None:
    """Return an open request, or None; who may know of it is asked of its output."""
    return (
        Request.objects.select_related("output", "output__story", "of", "asked_by")
        .filter(pk=request_id, withdrawn_at=None)
        .first()
    )


def waiting_for(person: Person) -> QuerySet[Request]:
    """Return the requests a person has not answered for the text as it was last saved, the most urgent first."""
    newest = Answer.objects.filter(request=OuterRef("pk")).order_by("-at", "-pk")
    answered = Request.objects.annotate(said_to=Subquery(newest.values("content_hash")[:1])).filter(
        of=person, withdrawn_at=None, output__state__in=OPEN
    )
    rows = answered.filter(Q(said_to=None) | ~Q(said_to=F("output__content_hash")))
    return rows.select_related("output", "output__story", "asked_by").order_by(
        F("due_at").asc(nulls_last=True), "asked_at"
    )


def answered_by(person: Person) -> QuerySet[Answer]:
    """Return the words a person has given, the newest first."""
    rows = Answer.objects.filter(by=person).select_related("request", "request__output", "request__output__story")
    return rows.order_by("-at", "-pk")


def may_ask(offers: Iterable[ActionOffer]) -> bool:
    """Say whether these acts, open to a person now, let them ask colleagues for a word on the output."""
    return any(offer.action in ASKS for offer in offers)


def colleagues(output: Output, person: Person, now: datetime) -> list[Person]:
    """Return who can be asked: people of the story's agency, without the one who asks."""
    found = directory.people_of(output.story.agency_id, local_date(now))
    return [each for each in found if each.pk != person.pk]


def overdue(now: datetime) -> QuerySet[Output]:
    """Return the outputs that wait for a level beyond their due time and were not raised for it yet."""
    raised = Escalation.objects.filter(output=OuterRef("pk"), level=OuterRef("next_level"), due_at=OuterRef("due_at"))
    return newsroom.waiting_past_due(now).exclude(Exists(raised))


def _sign_off(request: Request, content_hash: str) -> SignOff:
    answers = tuple(request.answers.all())
    words = [rules.Word(each.agreed, each.content_hash) for each in answers]
    return SignOff(request, answers, rules.standing(words, content_hash))
