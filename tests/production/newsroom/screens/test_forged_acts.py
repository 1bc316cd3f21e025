"""Every act sent straight to its address, by everybody, in every state: refused exactly where the table says so."""

from __future__ import annotations

from typing import Any, NoReturn

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from hoitu.foundation.audit.queries import Entry
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import now
from hoitu.production.newsroom.models import Output, OutputVersion
from hoitu.production.newsroom.states import ACTIONS, STATES, TABLE
from hoitu.production.newsroom.views.act_list import BY_ACTION
from tests.production.newsroom import road
from tests.production.newsroom import test_permission_matrix as matrix
from tests.production.newsroom.screens.browsers import draft_form
from tests.world import World

pytestmark = pytest.mark.slow
KEPT = (
    "versions",
    "submissions",
    "approvals",
    "returns",
    "schedules",
    "releases",
    "withdrawals",
    "spikes",
    "amendments",
)
STOPPED = {403, 404, 422, 409}


# Every way of the table, and for each action one state that has no way.
WAYS = [(each.state, each.action) for each in TABLE]
CASES = [*WAYS, *((next(state for state in STATES if (state, action) not in WAYS), action) for action in ACTIONS)]


class TakenBack(Exception):  # noqa: N818 - no error: undoes what an allowed act did
    pass


def take_back() -> NoReturn:
    raise TakenBack


def at_the_screens(person: Person) -> Client:
    """A browser past the door: whether a second factor is set up is another test's matter."""
    client = Client()
    client.force_login(person)
    session = client.session
    session["directory.gate_passed_at"] = now().timestamp()
    session.save()
    return client


def sent(action: str, output: Output) -> tuple[str, dict[str, str]]:
    """Where an act is sent and a form for it that nothing is missing from."""
    if action == "save":
        return reverse("newsroom:write", args=[output.pk]), draft_form(output.version, "Chữ của người ngoài.")
    fields = {
        "approve": {"level": output.next_level or "desk", "content_hash": output.content_hash, "code": "000000"},
        "schedule": {"at": "2099-01-01T10:00"},
        "correct": {"reason": "Sai số", "false_information": "Số cũ", "public_note": "Số mới"},
        "withdraw": {"reason": "Sai", "code": "000000"},
    }
    address = reverse(f"newsroom:{BY_ACTION[action].noun}", args=[output.pk])
    return address, fields.get(action, {"reason": "Lý do", "note": "x"})


def standing_of(output: Output) -> tuple[Any, ...]:
    """All that an act could change, as it is."""
    row = Output.objects.filter(pk=output.pk).values_list("state", "version", "content_hash", "next_level").get()
    names = [name for name in KEPT if hasattr(output, name)]
    return (*row, *(getattr(output, name).count() for name in names), OutputVersion.objects.count())


def strike(client: Client, action: str, output: Output) -> int:
    """Send an act and undo it; a refusal must have changed nothing."""
    address, fields = sent(action, output)
    before = standing_of(output)
    status = 0
    try:
        with transaction.atomic():
            status = client.post(address, fields).status_code
            if status in STOPPED:
                assert standing_of(output) == before, (action, status)
            take_back()
    except TakenBack:
        return status


@pytest.mark.parametrize("who", matrix.TABLE)
def test_no_forged_act_gets_past_the_table(world: World, who: str) -> None:
    output = road.submitted(world)
    client = at_the_screens(matrix.someone(world, who, output))
    for state, action in sorted(CASES):
        matrix.put(world, output, state)
        mark = matrix.TABLE[who][action]
        status = strike(client, action, output)
        if who == "ended:editor":
            assert status == 403, (state, action, status)
        elif mark == "h":
            assert status == 404, (state, action, status)
        elif matrix.expected(mark, who, state, action):
            assert status in {302, *STOPPED} - {404}, (state, action, status)
        else:
            assert status in STOPPED - {404}, (state, action, status)


def test_a_forged_act_is_on_record(world: World) -> None:
    output = road.submitted(world)
    client = at_the_screens(world.mai)
    address, fields = sent("withdraw", output)
    assert client.post(address, fields).status_code == 404
    entry = Entry.objects.filter(outcome="refused", actor_label=str(world.mai)).latest("seq")
    assert str(output.pk) in f"{entry.detail} {entry.target_id}"


def test_nobody_is_led_to_the_door(world: World) -> None:
    output = road.submitted(world)
    for action in ACTIONS:
        address, fields = sent(action, output)
        answer = Client().post(address, fields)
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("account_login")), action
