"""The one gate of every act on an output: the table's row, who, and its guards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.directory import operations as directory
from hoitu.foundation.directory import queries as people
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.directory.rules import Standing
from hoitu.kernel.actor import SystemActor
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed, NotFound, Refusal
from hoitu.production.newsroom import cases, labels, states
from hoitu.production.newsroom.cases import Case
from hoitu.production.newsroom.guards import GUARDS, Ask
from hoitu.production.newsroom.models import Output
from hoitu.production.newsroom.rules.standing import CHIEF

SCHEDULER = SystemActor("scheduler")
By = Person | SystemActor


@dataclass(frozen=True)
class Permit:
    """A gate passed: the case as it was, the row that allowed it, and what was asked."""

    case: Case
    row: states.Transition
    ask: Ask


def permit(
    *, by: By, output_id: UUID, action: str, now: datetime, locked: Output | None = None, **asked: object
) -> Permit:
    """Lock an output (unless it is at hand `locked`) and let an act pass, or raise the refusal that says why not.

    Order: it is there for this person; the table has a way from its state; the person is one of those who may;
    every guard holds; last of all the code of the second factor is used up.
    """
    case = cases.case_of(locked or cases.find(output_id, lock=True))
    ask = replace(_ask(by, now), **asked)  # type: ignore[arg-type]
    if isinstance(by, Person) and not cases.sees(case, by.pk, ask.standing):
        raise NotFound(_("There is no such output, or it belongs to another newsroom."))
    row = states.row(case.output.state, action)
    if row is None:
        raise wrong_state(case.output.state)
    if not _capacities(case, by, ask) & set(row.who):
        raise not_yours(action)
    for guard in row.guards:
        refusal = GUARDS[guard](case, ask)
        if refusal is not None:
            raise refusal
    _confirm(by, row, ask)
    return Permit(case, row, ask)


def standing_of(by: By, now: datetime) -> Standing:
    """Return all that the actor is on the day of the act; the house itself holds no role."""
    return people.standing(by, local_date(now)) if isinstance(by, Person) else Standing()


def wrong_state(state: str) -> Refusal:
    """Return the refusal of an act the table has no way for."""
    return Refusal(_("This is not possible now. ") + str(labels.IN_STATE[state]), code="wrong_state")


def not_yours(action: str) -> NotAllowed:
    """Return the refusal of an act that belongs to others."""
    return NotAllowed(
        _("You may not do this here (%(action)s): ask the desk or the secretariat.")
        % {"action": labels.ACTIONS[action]}
    )


def _ask(by: By, now: datetime) -> Ask:
    return Ask(person_id=by.pk if isinstance(by, Person) else None, standing=standing_of(by, now), now=now)


def _capacities(case: Case, by: By, ask: Ask) -> frozenset[str]:
    if isinstance(by, Person):
        return cases.capacities_in(case, by.pk, ask.standing)
    return frozenset({"scheduler"}) if by == SCHEDULER else frozenset()


def _confirm(by: By, row: states.Transition, ask: Ask) -> None:
    chief = "second_factor_for_chief" in row.guards and ask.level == CHIEF
    if isinstance(by, Person) and (chief or "second_factor" in row.guards):
        directory.confirm_second_factor(by=by, code=ask.code, now=ask.now)
