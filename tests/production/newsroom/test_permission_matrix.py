"""Every role and right × every action: who may do what to an output of the news desk, in which states."""

from __future__ import annotations

from datetime import date
from typing import NoReturn

import pytest
from django.db import transaction

from hoitu.foundation.directory.models import Agency, Delegation, Membership, Person, Unit
from hoitu.foundation.directory.roles import Role
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound, Refusal
from hoitu.production.newsroom import operations, queries
from hoitu.production.newsroom.models import Contribution, Output, Release
from hoitu.production.newsroom.states import ACTIONS, STATES, row
from hoitu.production.newsroom.states import TABLE as ROWS_OF_STATES
from tests.production.newsroom import road
from tests.world import NOON, START, World, may_approve, person

# a: always when the table has a row; w: while it is written (draft, returned); e: in approval; n: when the level is
# next; h: no, and may not even know of it. Empty: may see it, not do it.
MATRIX = """
who                    save submit return approve schedule unschedule release update correct give_up withdraw spike unspike
author                 w    a      .      .       .        .          .       .      .       .       .        a     a
stringer               h    h      h      h       h        h          h       h      h       h       h        h     h
reporter               .    .      .      .       .        .          .       .      .       .       .        .     .
translator             .    .      .      .       .        .          .       .      .       .       .        .     .
editor                 a    a      a      .       .        .          .       a      a       a       .        a     a
desk_head              a    a      a      .       .        .          .       a      a       a       .        a     a
language_reviewer      .    .      .      .       .        .          .       .      .       .       .        .     .
secretariat            .    .      .      .       .        a          .       a      a       a       .        .     .
deputy_editor_in_chief . . . . . . . . . . . . .
editor_in_chief        .    .      .      .       .        .          .       .      .       .       .        .     .
distribution           h    h      h      h       h        h          h       h      h       h       h        h     h
overseer               h    h      h      h       h        h          h       h      h       h       h        h     h
auditor                h    h      h      h       h        h          h       h      h       h       h        h     h
administrator          h    h      h      h       h        h          h       h      h       h       h        h     h
right:desk             e    .      a      n       .        .          .       .      .       .       .        .     .
right:secretariat      e    .      a      n       .        .          .       .      .       .       .        .     .
right:chief            e    .      a      n       a        a          a       a      a       a       a        .     .
right:language         .    .      .      .       .        .          .       .      .       .       .        .     .
deputy:chief           e    .      a      n       a        a          a       a      a       a       a        .     .
other_desk:editor      .    .      .      .       .        .          .       .      .       .       .        .     .
other_desk:right       .    .      .      .       .        .          .       .      .       .       .        .     .
other_newsroom:editor  h    h      h      h       h        h          h       h      h       h       h        h     h
other_newsroom:right   h    h      h      h       h        h          h       h      h       h       h        h     h
ended:editor           h    h      h      h       h        h          h       h      h       h       h        h     h
"""  # noqa: E501 - a table is read across
ROWS = [line.split() for line in MATRIX.strip().splitlines()]
HEAD, TABLE = ROWS[0][1:], {line[0]: dict(zip(ROWS[0][1:], line[1:], strict=True)) for line in ROWS[1:]}
ONE_OF_EACH = {(each.action, each.who): (each.state, each.action) for each in ROWS_OF_STATES}.values()
NEXT = {"submitted": "desk", "approving": "secretariat"}


def test_the_matrix_names_every_role_and_every_action() -> None:
    assert tuple(HEAD) == ACTIONS
    assert set(Role.values) <= set(TABLE)


def someone(world: World, who: str, output: Output) -> Person:
    """A person who is exactly this and nothing else."""
    kind, _colon, what = who.partition(":")
    place: tuple[Agency, Unit] = (world.newspaper, world.news_desk)
    if kind == "other_desk":
        place = (world.newspaper, world.khmer_desk)
    if kind == "other_newsroom":
        place = (world.station, world.tv_desk)
    role = {"author": "reporter", "right": "reporter", "deputy": "reporter"}.get(kind, what or kind)
    made = person(f"x-{who}".replace(":", "-"), f"Người {who}", *place, "reporter" if what == "right" else role)
    if kind == "author":
        Contribution.objects.create(story=output.story, person=made, part="photo")
    if kind == "right":
        may_approve(made, world.newspaper, what, world.news_desk)
    if what == "right":
        may_approve(made, place[0], "desk", place[1])
        may_approve(made, place[0], "chief", place[1])
    if kind == "deputy":
        until = date(2027, 1, 1)
        Delegation.objects.create(
            giver=world.hanh,
            deputy=made,
            agency=world.newspaper,
            level=what,
            document="15/QĐ",
            from_date=START,
            to_date=until,
        )
    if kind == "ended":
        Membership.objects.filter(person=made).update(to_date=local_date(NOON))
    return made


def expected(mark: str, who: str, state: str, action: str) -> bool:
    """Whether the matrix says yes in this state."""
    if row(state, action) is None:
        return False
    if mark == "n":
        return who.partition(":")[2] == NEXT[state]
    return {"a": True, "w": state in {"draft", "returned"}, "e": state in {"submitted", "approving", "approved"}}.get(
        mark, False
    )


@pytest.mark.parametrize("who", TABLE)
def test_this_person_may_do_this_and_nothing_else(world: World, who: str) -> None:
    output = road.submitted(world)
    actor = someone(world, who, output)
    for state in STATES:
        put(world, output, state)
        offered = {offer.action for offer in queries.actions_for(actor, output, NOON)}
        allowed = {action for action in ACTIONS if expected(TABLE[who][action], who, state, action)}
        assert offered == allowed - {"withdraw", "give_up"}, (who, state)  # this one was never released
    assert queries.may(actor, "unspike", output, local_date(NOON)) is ("unspike" in offered)


@pytest.mark.parametrize("who", TABLE)
def test_the_operations_refuse_whom_the_matrix_refuses(world: World, who: str) -> None:
    output = road.submitted(world)
    actor = someone(world, who, output)
    for state, action in ONE_OF_EACH:
        mark = TABLE[who][action]
        put(world, output, state)
        code = _refusal(actor, output, action)
        if mark == "h":
            assert code == "not_found", (who, state, action)
        elif expected(mark, who, state, action):
            assert code not in {"not_found", "not_allowed"}, (who, state, action, code)
        else:
            assert code == "not_allowed", (who, state, action)


def put(world: World, output: Output, state: str) -> None:
    """Put the output into a state as if it had come there, with the desk's approval in `approving`."""
    output.approvals.all().delete()
    if state == "approving":
        output.approvals.create(
            level="desk", content_hash=output.content_hash, version=output.version, by=world.tam, at=NOON
        )
    output.schedules.all().delete()
    if state == "scheduled":
        output.schedules.create(content_hash=output.content_hash, at=NOON, by=world.hanh, made_at=NOON)
    Output.objects.filter(pk=output.pk).update(state=state)
    output.refresh_from_db()


class Undone(Exception):  # noqa: N818 - no error: takes back what was done
    pass


def _take_back() -> NoReturn:
    raise Undone


def _refusal(actor: Person, output: Output, action: str) -> str:
    """The code of the refusal, or "" where the act passed the gate."""
    asked: dict[str, object] = {"by": actor, "output_id": output.pk, "now": NOON}
    extra: dict[str, dict[str, object]] = {
        "save": {"base_version": output.version, "content": road.content("Bản khác")},
        "approve": {"level": output.next_level or "desk", "content_hash": output.content_hash},
        "schedule": {"at": NOON},
        "correct": {"reason": "x", "false_information": "x", "public_note": "x"},
        "submit": {},
        "release": {},
    }
    name = {"save": "save_draft", "return": "return_output"}.get(action, action)
    try:
        with transaction.atomic():
            getattr(operations, name)(**asked, **extra.get(action, {"reason": "x"}))
            _take_back()
    except Undone:
        return ""
    except NotFound:
        return "not_found"
    except Refusal as refusal:
        return refusal.code


def test_released_work_is_seen_by_everybody_with_a_role_and_changed_by_none_of_them(world: World) -> None:
    release: Release = road.released(world)
    for reader in (world.phuc, world.vy, world.quan, world.sarone):
        assert queries.may_see(reader, release.output_id, NOON)
        assert queries.actions_for(reader, release.output, NOON) == []
