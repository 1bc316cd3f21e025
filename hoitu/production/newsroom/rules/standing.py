"""In which capacities a person meets an output: the `who` names of the state table. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from hoitu.foundation.directory.rules import Standing

EDITORS = frozenset({"editor", "desk_head"})
SECRETARIAT = frozenset({"secretariat"})
CHIEFS = frozenset({"deputy_editor_in_chief", "editor_in_chief"})
REPORTERS = frozenset({"reporter", "translator"})
LANGUAGE = frozenset({"language_reviewer"})
TRANSLATORS = frozenset({"translator"})
READS_KHMER = TRANSLATORS | LANGUAGE
STRINGERS = frozenset({"stringer"})
DESK_PEOPLE = EDITORS | SECRETARIAT | CHIEFS | REPORTERS | LANGUAGE
"""Who sees the unreleased work of their own agency; stringers see only what they work on."""
PLANNERS = EDITORS | SECRETARIAT | CHIEFS
"""Who opens stories without an idea, assigns, and files."""
DECIDERS = frozenset({"desk_head"}) | SECRETARIAT | CHIEFS
"""Who answers ideas."""
CHIEF = "chief"
LANGUAGE_LEVEL = "language"


@dataclass(frozen=True)
class Place:
    """Where an output belongs and what its chain asks for.

    `people` made or are making the story; `amender_id` opened the update or correction that is under way.
    """

    agency_id: UUID
    unit_id: UUID
    levels: tuple[str, ...]
    next_level: str
    people: frozenset[UUID] = field(default_factory=frozenset)
    amender_id: UUID | None = None


def capacities(person_id: UUID, standing: Standing, place: Place) -> frozenset[str]:
    """Return the `who` names of the state table that fit a person at an output."""
    where = {"agency_id": place.agency_id, "unit_id": place.unit_id}
    checks = {
        "author": person_id in place.people and works_in_press(standing),
        "amender": person_id == place.amender_id and works_in_press(standing),
        "editor": standing.holds(EDITORS, **where),
        "secretariat": standing.holds(SECRETARIAT, **where),
        "translator": LANGUAGE_LEVEL in place.levels and standing.holds(TRANSLATORS, agency_id=place.agency_id),
        "approver": any(standing.right(level, **where) for level in place.levels),
        "next_approver": bool(place.next_level) and standing.right(place.next_level, **where) is not None,
        "chief": standing.right(CHIEF, **where) is not None,
    }
    return frozenset(name for name, holds in checks.items() if holds)


def works_in_press(standing: Standing) -> bool:
    """Say whether a person holds any role of a newsroom (not only of the department or the machine room)."""
    return any(held.role in DESK_PEOPLE | STRINGERS for held in standing.roles)


def sees_unreleased(standing: Standing, agency_id: UUID) -> bool:
    """Say whether a person sees the unreleased work of an agency without being of the story's people."""
    return standing.holds(DESK_PEOPLE, agency_id=agency_id) or standing.right(CHIEF, agency_id=agency_id) is not None


def plans_somewhere(standing: Standing) -> bool:
    """Say whether a person plans the work of any desk: the button to open a story file is theirs."""
    return any(held.role in PLANNERS for held in standing.roles) or CHIEF in standing.levels()


def plans(standing: Standing, agency_id: UUID, unit_id: UUID) -> bool:
    """Say whether a person plans a desk's work: opens stories, assigns, files."""
    where = {"agency_id": agency_id, "unit_id": unit_id}
    return standing.holds(PLANNERS, **where) or standing.right(CHIEF, **where) is not None


def decides(standing: Standing, agency_id: UUID, unit_id: UUID) -> bool:
    """Say whether a person answers the ideas of a desk."""
    where = {"agency_id": agency_id, "unit_id": unit_id}
    return standing.holds(DECIDERS, **where) or standing.right(CHIEF, **where) is not None


def may_propose(standing: Standing, agency_id: UUID) -> bool:
    """Say whether a person may propose ideas to the desks of an agency."""
    return standing.holds(DESK_PEOPLE | STRINGERS, agency_id=agency_id) or sees_unreleased(standing, agency_id)
