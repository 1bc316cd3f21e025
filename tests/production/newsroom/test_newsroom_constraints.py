"""What the database itself refuses, by name, whoever asks."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from hoitu.production.newsroom.models import (
    Amendment,
    Approval,
    Contribution,
    Output,
    OutputVersion,
    Release,
    Return,
    Schedule,
    SideDraft,
    Spike,
    Withdrawal,
)
from tests.production.newsroom import road
from tests.world import NOON, World

WHO = {"at": NOON}


def refused(name: str, create: object, **fields: object) -> None:
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        create(**fields)  # type: ignore[operator]  # a manager's create
    said = str(error.value)
    assert name in said or said.startswith("UNIQUE constraint failed"), said


def approval(world: World, output: Output, **fields: object) -> dict[str, object]:
    given = {"output": output, "level": "desk", "content_hash": "x", "version": 1, "by": world.tam, **WHO}
    return {**given, **fields}


def test_approvals(world: World) -> None:
    output = road.draft(world)
    create = Approval.objects.create
    refused("chief_uses_second_factor", create, **approval(world, output, level="chief"))
    create(**approval(world, output))
    refused("approval_once", create, **approval(world, output, by=world.lan))
    refused("approver_once", create, **approval(world, output, level="secretariat"))
    create(**approval(world, output, voided_at=NOON, voided_as="edited"))


def test_states_kinds_and_shares(world: World) -> None:
    output = road.draft(world)
    refused("output_state_is_of_the_table", Output.objects.filter(pk=output.pk).update, state="lost")
    fields = {"created_by": world.tam, "created_at": NOON, "saved_by": world.tam, "saved_at": NOON}
    refused("output_once", Output.objects.create, story=output.story, kind="web", **fields)
    line = {"story": output.story, "person": world.lan, "part": "text"}
    refused("contribution_share", Contribution.objects.create, share_pct=101, **line)
    refused("contribution_once", Contribution.objects.create, story=output.story, person=world.binh, part="text")


def test_reasons_and_open_rows(world: World) -> None:
    output = road.draft(world)
    row = {"output": output, "by": world.tam, **WHO}
    refused("return_has_reason", Return.objects.create, version=1, reason="", **row)
    refused("spike_has_reason", Spike.objects.create, reason="", **row)
    Spike.objects.create(reason="x", **row)
    refused("one_open_spike", Spike.objects.create, reason="y", **row)
    refused("withdrawal_has_reason", Withdrawal.objects.create, last_seq=1, reason="", **row)
    refused("correction_has_note", Amendment.objects.create, act="correct", reason="x", **row)
    Amendment.objects.create(act="update", reason="x", **row)
    refused("one_open_amendment", Amendment.objects.create, act="update", reason="x", **row)
    armed = {"output": output, "content_hash": "x", "by": world.hanh, "made_at": NOON, **WHO}
    Schedule.objects.create(**armed)
    refused("one_open_schedule", Schedule.objects.create, **armed)
    side = {"output": output, "saved_by": world.tam, "base_version": 0, "content": {}, "saved_at": NOON}
    SideDraft.objects.create(**side)
    refused("one_open_side_draft", SideDraft.objects.create, **side)
    refused("side_draft_settled_somehow", SideDraft.objects.create, **{**side, "settled_at": NOON})


def test_a_withdrawal_comes_once(world: World) -> None:
    release = road.released(world)
    row = {"output": release.output, "last_seq": 1, "reason": "x", "by": world.hanh, **WHO}
    Withdrawal.objects.create(**row)
    refused("withdrawn_once", Withdrawal.objects.create, **row)


@pytest.mark.parametrize("statement", ["UPDATE {table} SET content_hash = 'x'", "DELETE FROM {table}"])
@pytest.mark.parametrize("model", [Release, OutputVersion])
def test_releases_and_versions_are_never_changed_whoever_asks(
    world: World, model: type[Release | OutputVersion], statement: str
) -> None:
    road.released(world)
    table = model._meta.db_table
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table=table))
    assert model.objects.exists()
