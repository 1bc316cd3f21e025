"""Who is told when somebody was given access: the person themselves, and the editors-in-chief of their agencies."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoitu.foundation.audit import actions
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.events import AccessGiven
from hoitu.foundation.directory.roles import Level, Role
from hoitu.foundation.notices import kinds
from hoitu.foundation.notices.operations.notifying import About, notify
from hoitu.foundation.outbox import registry
from hoitu.foundation.outbox.registry import EventInfo
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date

MINE, GIVEN = "directory.access.mine", "directory.access.given"
_LABELS = {**dict(Role.choices), **dict(Level.choices)}


def on_given(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell them what was done, by whom and when; whoever did it is not told."""
    person, by_id, day = (
        directory.person(UUID(payload["person_id"])),
        UUID(payload["by_id"]),
        local_date(event.happened_at),
    )
    agencies = {held.agency_id for held in directory.roles_on(person.pk, day)}
    heads = {
        head.pk
        for agency_id in agencies
        for head in directory.holders([Role.EDITOR_IN_CHIEF], agency_id=agency_id, on=day)
    }
    given = [str(_LABELS.get(code, code)) for code in payload["detail"].split()]
    facts = {_("Done by"): payload["by_label"]} | ({_("What was given"): ", ".join(given)} if given else {})
    subject = f"{actions.label(payload['act'])}: {person}"
    about = About(event.id, event.happened_at, facts)
    account, page = reverse("directory_account"), reverse("directory:person", args=[person.pk])
    notify(to={person.pk} - {by_id}, kind=MINE, subject=subject, link=account, about=about, now=clock.now())
    notify(to=heads - {by_id, person.pk}, kind=GIVEN, subject=subject, link=page, about=about, now=clock.now())


def register() -> None:
    """Name the two kinds and listen."""
    kinds.register(MINE, gettext_lazy("Somebody changed how I get in, or what I may do"), urgent=True)
    kinds.register(GIVEN, gettext_lazy("Somebody in my agency was given access"), urgent=True)
    registry.subscribe(AccessGiven.name, "notices.access_given", on_given)
