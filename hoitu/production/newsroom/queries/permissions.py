"""Who may do what to an output now: the buttons of its page, read from the state table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.directory import queries as people
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.directory.rules import Standing
from hoitu.kernel.clock import HO_CHI_MINH, local_date
from hoitu.kernel.refusal import NotFound, NotReady, Refusal
from hoitu.production.newsroom import labels, states
from hoitu.production.newsroom.cases import Case, capacities_in, case_of, find, people_of, sees, sees_story
from hoitu.production.newsroom.guards import ASKED, GUARDS, Ask
from hoitu.production.newsroom.models import Output, Story
from hoitu.production.newsroom.rules.standing import CHIEF, sees_unreleased, works_in_press


@dataclass(frozen=True)
class ActionOffer:
    """A button: `enabled` unless something has to be mended first; `problems` says what, in Vietnamese.

    `level` is the level an approval would be given at, `needs_code` says whether the act asks for a code.
    """

    action: str
    label: str
    enabled: bool
    problems: tuple[str, ...] = ()
    level: str = ""
    needs_code: bool = False


def may(person: Person, action: str, output: Output, on: date) -> bool:
    """Say whether a person is one of those who may do this to an output in its present state, guards aside."""
    return _row_for(case_of(output), person, people.standing(person, on), action) is not None


def may_see(person: Person, output_id: UUID, now: datetime) -> bool:
    """Say whether a person may know of an output."""
    return sees(case_of(find(output_id)), person.pk, people.standing(person, local_date(now)))


@dataclass(frozen=True)
class WriteAccess:
    """An output of a story file a person may read, and whether its state and rows let them edit the text now."""

    output: Output
    may_save: bool


@dataclass(frozen=True)
class Meeting:
    """An output and in which capacities (the `who` names of the state table) a person meets it.

    `is_inside` says whether they may read its story file, not only what was released.
    """

    output: Output
    who: frozenset[str]
    is_inside: bool
    was_released: bool


def meeting(person: Person, output_id: UUID, now: datetime) -> Meeting:
    """Return how a person meets an output; raises NotFound where they may not know of it."""
    case, standing = _seen(person, find(output_id), now)
    inside = sees_story(case, person.pk, standing)
    return Meeting(case.output, capacities_in(case, person.pk, standing), inside, case.was_released)


def write_access(person: Person, output_id: UUID, now: datetime) -> WriteAccess:
    """Return whether a person may edit an output now; raises NotFound where its story file is not theirs to read."""
    case, standing = _seen(person, find(output_id), now, from_inside=True)
    return WriteAccess(case.output, _row_for(case, person, standing, "save") is not None)


def _seen(person: Person, output: Output, now: datetime, *, from_inside: bool = False) -> tuple[Case, Standing]:
    case, standing = case_of(output), people.standing(person, local_date(now))
    if not (sees_story if from_inside else sees)(case, person.pk, standing):
        raise NotFound(_("There is no such output, or it belongs to another newsroom."))
    return case, standing


def may_see_story(person: Person, story: Story, standing: Standing) -> bool:
    """Say whether a person may read a story file."""
    if sees_unreleased(standing, story.agency_id):
        return True
    return works_in_press(standing) and person.pk in people_of(story.pk)


def author_may(action: str, state: str) -> bool:
    """Say whether the table has a way for its author from a state, whatever the guards will say."""
    found = states.row(state, action)
    return found is not None and "author" in found.who


def actions_for(person: Person, output: Output, now: datetime) -> list[ActionOffer]:
    """Return the acts a person may do to an output in its present state, in the order of the table."""
    return offers(case_of(output), person, people.standing(person, local_date(now)), now)


def actions_when_seen(person: Person, output: Output, now: datetime) -> list[ActionOffer]:
    """Return the same acts; raises NotFound where the person may not know of the output."""
    case, standing = _seen(person, output, now)
    return offers(case, person, standing, now)


def offers(case: Case, person: Person, standing: Standing, now: datetime) -> list[ActionOffer]:
    """Return the acts for a case and a standing that are at hand."""
    ask = Ask(person_id=person.pk, standing=standing, now=now)
    rows = (_row_for(case, person, standing, action) for action in states.ACTIONS)
    return [_offer(case, ask, row) for row in rows if row is not None]


def _row_for(case: Case, person: Person, standing: Standing, action: str) -> states.Transition | None:
    row = states.row(case.output.state, action)
    if row is None or not capacities_in(case, person.pk, standing) & set(row.who):
        return None
    refused_for_good = ("never_released", "was_released", "amending")
    if any(GUARDS[guard](case, _NOBODY) for guard in row.guards if guard in refused_for_good):
        return None
    return row


_NOBODY = Ask(None, Standing(), datetime.combine(date.min, time.max, HO_CHI_MINH))


def _offer(case: Case, ask: Ask, row: states.Transition) -> ActionOffer:
    problems = [problem for guard in row.guards if guard not in ASKED for problem in _words(GUARDS[guard](case, ask))]
    level = case.next_level if row.action == "approve" else ""
    return ActionOffer(
        action=row.action,
        label=str(labels.ACTIONS[row.action]),
        enabled=not problems,
        problems=tuple(dict.fromkeys(problems)),
        level=level,
        needs_code="second_factor" in row.guards or level == CHIEF,
    )


def _words(refusal: Refusal | None) -> tuple[str, ...]:
    if refusal is None:
        return ()
    return (isinstance(refusal, NotReady) and refusal.problems) or (refusal.message,)
