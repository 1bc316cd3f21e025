"""Tells the people an act concerns: assigned, returned, waiting for approval, approved, released, failed, corrected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoitu.foundation.directory.roles import Level
from hoitu.foundation.notices import kinds
from hoitu.foundation.notices import operations as notices
from hoitu.foundation.outbox import registry
from hoitu.foundation.outbox.registry import EventInfo
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom import events, queries
from hoitu.production.newsroom.queries import Output

KINDS: dict[str, tuple[Promise, tuple[str, ...], dict[str, bool]]] = {
    "newsroom.assigned": (gettext_lazy("Assigned to you"), kinds.CHANNELS, {"asks": True}),
    "newsroom.returned": (gettext_lazy("Returned to you"), kinds.CHANNELS, {"asks": True}),
    "newsroom.waits_for_approval": (gettext_lazy("Waits for your approval"), kinds.CHANNELS, {"asks": True}),
    "newsroom.approved": (gettext_lazy("Approved"), (kinds.APP,), {}),
    "newsroom.released": (gettext_lazy("Released"), (kinds.APP,), {}),
    "newsroom.schedule_failed": (
        gettext_lazy("Scheduled release failed"),
        kinds.CHANNELS,
        {"urgent": True, "asks": True},
    ),
    "newsroom.correction_opened": (gettext_lazy("Correction opened"), kinds.CHANNELS, {"urgent": True}),
}


def on_assigned(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell who was assigned, unless they did it themselves or it was taken back meanwhile."""
    made = queries.assignment_told_of(UUID(payload["assignment_id"]))
    if made is None or payload["assignee_id"] == payload["by_id"]:
        return
    facts = {_("By"): str(made.assigned_by)}
    if made.due_at:
        facts[_("Due")] = clock.moment(made.due_at)
    if made.brief:
        facts[_("Brief")] = made.brief
    notices.notify(
        to=[made.assignee_id],
        kind="newsroom.assigned",
        subject=made.story.title,
        link=reverse("newsroom:story", args=[made.story_id]),
        about=notices.About(event.id, event.happened_at, facts, queries.matter_of(made.story_id)),
        now=clock.now(),
    )


def on_submitted(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell those whose approval is waited for."""
    _ask_for_approval(payload, event)


def on_returned(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell the writers why it came back."""
    output = queries.output_told_of(UUID(payload["output_id"]))
    facts = {**_made_for(output), _("Reason"): payload["reason"]}
    _tell("newsroom.returned", output, queries.writers_of(output), event, facts, but=payload["by_id"])


def on_approved(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell the writers once the chain is complete, and before that those whose approval is next."""
    if payload["next_level"]:
        _ask_for_approval(payload, event)
        return
    output = queries.output_told_of(UUID(payload["output_id"]))
    _tell("newsroom.approved", output, queries.writers_of(output), event, _made_for(output), but=payload["by_id"])


def on_released(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell the writers that their work is out."""
    output = queries.output_told_of(UUID(payload["output_id"]))
    _tell("newsroom.released", output, queries.writers_of(output), event, _made_for(output))


def on_schedule_failed(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell who armed it and who answers for it, once it is not tried again."""
    if not payload["closed"]:
        return
    output = queries.output_told_of(UUID(payload["output_id"]))
    people = {UUID(payload["scheduled_by_id"])} | queries.answer_for(output, local_date(event.happened_at))
    _tell("newsroom.schedule_failed", output, people, event, {**_made_for(output), _("Reason"): payload["failure"]})


def on_amendment(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell the writers and those who answer for it that a correction was opened; an update concerns its desk alone."""
    if payload["act"] != "correct":
        return
    output = queries.output_told_of(UUID(payload["output_id"]))
    people = queries.writers_of(output) | queries.answer_for(output, local_date(event.happened_at))
    facts = {**_made_for(output), _("Reason"): payload["reason"]}
    _tell("newsroom.correction_opened", output, people, event, facts, but=payload["by_id"])


def _ask_for_approval(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell those who may give the next approval; nobody where it was given, returned or edited meanwhile."""
    output = queries.output_told_of(UUID(payload["output_id"]))
    if output.next_level != payload["next_level"]:
        return
    waiting = queries.may_approve_next(output, local_date(event.happened_at))
    facts = {**_made_for(output), _("Level"): str(Level(output.next_level).label)}
    _tell("newsroom.waits_for_approval", output, waiting, event, facts, but=payload["by_id"])


def _made_for(output: Output) -> dict[str, str]:
    return {_("Output"): f"{output.get_kind_display()}, {output.get_language_display()}"}


def _tell(
    kind: str, output: Output, people: Iterable[UUID], event: EventInfo, facts: dict[str, str], *, but: str = ""
) -> None:
    notices.notify(
        to=[person for person in people if str(person) != but],
        kind=kind,
        subject=str(output),
        link=reverse("newsroom:write", args=[output.pk]),
        about=notices.About(event.id, event.happened_at, facts, queries.matter_of(output.story_id)),
        now=clock.now(),
    )


def register() -> None:
    """Name the kinds and listen to the newsroom's own events."""
    for code, (label, channels, traits) in KINDS.items():
        kinds.register(code, label, channels, **traits)
    registry.subscribe(events.AssignmentMade.name, "newsroom.tell_assigned", on_assigned)
    registry.subscribe(events.OutputSubmitted.name, "newsroom.tell_submitted", on_submitted)
    registry.subscribe(events.OutputReturned.name, "newsroom.tell_returned", on_returned)
    registry.subscribe(events.OutputApproved.name, "newsroom.tell_approved", on_approved)
    registry.subscribe(events.OutputReleased.name, "newsroom.tell_released", on_released)
    registry.subscribe(events.ScheduledReleaseFailed.name, "newsroom.tell_schedule_failed", on_schedule_failed)
    registry.subscribe(events.AmendmentOpened.name, "newsroom.tell_amendment", on_amendment)
