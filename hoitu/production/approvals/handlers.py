"""Tells a colleague that a word is asked, those who asked what was said, and those who answer for it what is late."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoitu.foundation.directory.roles import Level
from hoitu.foundation.notices import kinds
from hoitu.foundation.notices import operations as notices
from hoitu.foundation.outbox import registry
from hoitu.foundation.outbox.registry import EventInfo
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.approvals import events, queries
from hoitu.production.newsroom import queries as newsroom

KINDS = {
    "approvals.asked": (gettext_lazy("Your word is asked"), False, True),
    "approvals.answered": (gettext_lazy("Your question was answered"), False, False),
    "approvals.overdue": (gettext_lazy("An approval is overdue"), True, True),
}


def on_asked(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell the colleague, unless the request was withdrawn meanwhile."""
    asked = queries.open_request(UUID(payload["request_id"]))
    if asked is None:
        return
    facts = {_("Asked by"): str(asked.asked_by), _("Asked about"): asked.get_subject_display()}
    if asked.due_at:
        facts[_("Due")] = clock.moment(asked.due_at)
    if asked.question:
        facts[_("Question")] = asked.question
    _tell("approvals.asked", asked.output, reverse("approvals:answer", args=[asked.pk]), [asked.of_id], event, facts)


def on_answered(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell who asked."""
    asked = queries.open_request(UUID(payload["request_id"]))
    if asked is None:
        return
    word = _("Agreed") if payload["agreed"] else _("Objected")
    link = reverse("approvals:of_output", args=[asked.output_id])
    _tell("approvals.answered", asked.output, link, [asked.asked_by_id], event, {str(asked.of): word})


def on_overdue(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell those whose level it waits for and those who answer for it; nobody where it has moved on."""
    output = newsroom.output_told_of(UUID(payload["output_id"]))
    if output.next_level != payload["level"]:
        return
    day = local_date(event.happened_at)
    people = newsroom.may_approve_next(output, day) | newsroom.answer_for(output, day)
    link = reverse("newsroom:approval", args=[output.pk])
    facts = {_("Level"): str(Level(output.next_level).label)}
    _tell("approvals.overdue", output, link, people, event, facts)


def _tell(
    kind: str, output: newsroom.Output, link: str, people: Iterable[UUID], event: EventInfo, facts: dict[str, str]
) -> None:
    about = notices.About(event.id, event.happened_at, facts, newsroom.matter_of(output.story_id))
    notices.notify(to=list(people), kind=kind, subject=str(output), link=link, about=about, now=clock.now())


def register() -> None:
    """Name the kinds and listen to this module's own events."""
    for code, (label, urgent, asks) in KINDS.items():
        kinds.register(code, label, kinds.CHANNELS, urgent=urgent, asks=asks)
    registry.subscribe(events.SignOffAsked.name, "approvals.tell_asked", on_asked)
    registry.subscribe(events.SignOffAnswered.name, "approvals.tell_answered", on_answered)
    registry.subscribe(events.ApprovalOverdue.name, "approvals.tell_overdue", on_overdue)
