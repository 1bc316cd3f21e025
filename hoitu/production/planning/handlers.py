"""Tells those who plan and those who work what became of a task, a coverage or an event they count on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoitu.foundation.notices import kinds
from hoitu.foundation.notices import operations as notices
from hoitu.foundation.outbox import registry
from hoitu.foundation.outbox.registry import EventInfo
from hoitu.kernel import clock
from hoitu.production.planning import events, queries
from hoitu.production.planning.models import EventChange

KINDS = {
    "planning.declined": (gettext_lazy("A task you gave was declined"), True, True),
    "planning.dropped": (gettext_lazy("A coverage you work for was given up"), True, False),
    "planning.event_changed": (gettext_lazy("An event you cover has changed"), True, False),
}


def on_declined(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell who asked for the part, unless somebody else makes it meanwhile."""
    task = queries.declined_task(UUID(payload["task_id"]))
    if task is None:
        return
    facts = {str(task.assignee): str(task.get_kind_display()), _("Reason"): payload["reason"]}
    link = reverse("planning:coverage", args=[task.coverage_id])
    _tell("planning.declined", str(task.coverage), link, [task.made_by_id], event, facts, but=payload["by_id"])


def on_dropped(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell those who were to work for it."""
    coverage = queries.coverage_told_of(UUID(payload["coverage_id"]))
    link = reverse("planning:coverage", args=[coverage.pk])
    facts = {_("Day"): clock.day(coverage.day), _("Reason"): payload["reason"]}
    people = map(UUID, payload["people"])
    _tell("planning.dropped", str(coverage), link, people, event, facts, but=payload["by_id"])


def on_event_changed(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell those who planned a coverage of it and those who work for one, each with the way to their coverage."""
    occurrence = date.fromisoformat(payload["occurrence"]) if payload["occurrence"] else None
    facts = {_("What"): str(EventChange.Kind(payload["kind"]).label), _("Reason"): payload["reason"]}
    told: set[UUID] = set()
    for coverage, people in queries.counting_on(UUID(payload["event_id"]), occurrence):
        link = reverse("planning:coverage", args=[coverage.pk])
        about = {**facts, _("Day"): clock.day(coverage.day)}
        _tell("planning.event_changed", str(coverage), link, people - told, event, about, but=payload["by_id"])
        told |= people


def _tell(
    kind: str, subject: str, link: str, people: Iterable[UUID], event: EventInfo, facts: dict[str, str], *, but: str
) -> None:
    about = notices.About(event.id, event.happened_at, facts)
    to = [person for person in people if str(person) != but]
    notices.notify(to=to, kind=kind, subject=subject, link=link, about=about, now=clock.now())


def register() -> None:
    """Name the kinds and listen to this module's own events."""
    for code, (label, urgent, asks) in KINDS.items():
        kinds.register(code, label, kinds.CHANNELS, urgent=urgent, asks=asks)
    registry.subscribe(events.TaskDeclined.name, "planning.tell_declined", on_declined)
    registry.subscribe(events.CoverageDropped.name, "planning.tell_dropped", on_dropped)
    registry.subscribe(events.EventChanged.name, "planning.tell_event_changed", on_event_changed)
