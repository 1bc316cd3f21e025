"""Tells moderators what readers sent and reported."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoitu.audience.readers import queries
from hoitu.audience.readers.events import CommentReported, LetterArrived, LetterOverdue, OrganisationOverdue
from hoitu.audience.readers.rules.standing import MODERATORS
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.notices import kinds
from hoitu.foundation.notices import operations as notices
from hoitu.foundation.outbox import registry
from hoitu.foundation.outbox.registry import EventInfo
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date, plain_day

REPORTED, LETTER, OVERDUE = "readers.reported", "readers.letter", "readers.overdue"


def on_reported(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell the moderators of the agency, unless the comment has left the page meanwhile."""
    comment = queries.shown_comment(UUID(payload["comment_id"]))
    if comment is None:
        return
    notices.notify(
        to=_moderators(comment.discussion.agency_id, event),
        kind=REPORTED,
        subject=_("A comment was reported: %(headline)s") % {"headline": comment.discussion.headline},
        link=reverse("readers:comment", args=[comment.pk]),
        about=notices.About(event.id, event.happened_at, {_("Comment"): comment.text[:200]}),
        now=clock.now(),
    )


def on_letter(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell the moderators that a letter came, or that its sender answered."""
    letter = queries.letter_told_of(UUID(payload["letter_id"]))
    if letter is None:
        return
    said = _("A reader answered: %(subject)s") if payload["again"] else _("A reader wrote: %(subject)s")
    notices.notify(
        to=_moderators(letter.agency_id, event),
        kind=LETTER,
        subject=said % {"subject": letter.subject},
        link=reverse("readers:letter", args=[letter.pk]),
        about=notices.About(event.id, event.happened_at, {_("Kind"): letter.get_kind_display()}),
        now=clock.now(),
    )


def on_overdue(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell the moderators of a letter past its day, unless it was answered meanwhile."""
    letter = queries.letter_told_of(UUID(payload["letter_id"]))
    if letter is None or letter.stage not in queries.OPEN_STAGES or letter.due_date is None:
        return
    facts = {_("Due"): plain_day(letter.due_date), _("Norm"): letter.due_norm}
    _tell_overdue(letter, _("Past its day: %(subject)s") % {"subject": letter.subject}, facts, event)


def on_organisation_overdue(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell the moderators that an organisation has not answered, unless the letter went on meanwhile."""
    letter = queries.letter_told_of(UUID(payload["letter_id"]))
    if letter is None or letter.stage != queries.Stage.FORWARDED or letter.organisation_due_date is None:
        return
    said = _("%(organisation)s has not answered in time: %(subject)s")
    facts = {_("Due"): plain_day(letter.organisation_due_date), _("Norm"): letter.organisation_due_norm}
    _tell_overdue(letter, said % {"organisation": letter.organisation, "subject": letter.subject}, facts, event)


def _tell_overdue(letter: queries.Letter, subject: str, facts: dict[str, str], event: EventInfo) -> None:
    notices.notify(
        to=_moderators(letter.agency_id, event),
        kind=OVERDUE,
        subject=subject,
        link=reverse("readers:letter", args=[letter.pk]),
        about=notices.About(event.id, event.happened_at, facts),
        now=clock.now(),
    )


def _moderators(agency_id: UUID, event: EventInfo) -> list[UUID]:
    found = directory.people_with(MODERATORS, agency_id=agency_id, on=local_date(event.happened_at))
    return list(found.values_list("pk", flat=True))


def register() -> None:
    """Name the kinds and listen."""
    kinds.register(REPORTED, gettext_lazy("A reader reported a comment"), {kinds.APP}, asks=True)
    kinds.register(LETTER, gettext_lazy("A reader wrote to the newsroom"), {kinds.APP}, asks=True)
    kinds.register(OVERDUE, gettext_lazy("A reader's letter is past the day the law sets"), urgent=True, asks=True)
    registry.subscribe(LetterOverdue.name, "readers.tell_overdue", on_overdue)
    registry.subscribe(OrganisationOverdue.name, "readers.tell_organisation_overdue", on_organisation_overdue)
    registry.subscribe(LetterArrived.name, "readers.tell_letter", on_letter)
    registry.subscribe(CommentReported.name, "readers.tell_reported", on_reported)
