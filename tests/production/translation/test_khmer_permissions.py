"""Who may do what to a Khmer output: what the newsroom's matrix says, and what Khmer adds to it."""

from __future__ import annotations

import pytest

from hoitu.foundation.directory.models import Person
from hoitu.production.newsroom import queries
from hoitu.production.newsroom.models import Output
from hoitu.production.newsroom.states import STATES
from tests.production.newsroom import road
from tests.world import NOON, World, may_approve, person

# One line a person, one column a state: what they are offered there of save, submit, approve, update.
MATRIX = """
who                        draft        submitted  returned     approving released
reporter                   .            .          .            .         .
translator                 save+submit  .          save+submit  .         update
language_reviewer          .            .          .            .         .
right:language             .            save       .            save      .
reviewer+right:language    .            save+approve .          save      .
translator+right:language  save+submit  save+approve save+submit save     update
"""
ROWS = [line.split() for line in MATRIX.strip().splitlines()]
SHOWN = {"save", "submit", "approve", "update"}


def someone(world: World, who: str) -> Person:
    roles = {"reviewer": "language_reviewer", "right:language": "reporter"}
    role, _plus, right = who.partition("+")
    made = person(f"k-{who}".replace(":", "-").replace("+", "-"), who, world.newspaper, world.news_desk,
                  roles.get(role, role))  # fmt: skip
    if "right:language" in {role, right}:
        may_approve(made, world.newspaper, "language")
    return made


@pytest.mark.parametrize("line", ROWS[1:], ids=lambda line: line[0])
def test_khmer_gives_its_people_what_the_matrix_says(world: World, line: list[str]) -> None:
    output = road.submitted(world, language="km")
    actor = someone(world, line[0])
    for state, said in zip(ROWS[0][1:], line[1:], strict=True):
        Output.objects.filter(pk=output.pk).update(
            state=state, next_level={"submitted": "language", "approving": "desk"}.get(state, "")
        )
        output.approvals.all().delete()
        output.refresh_from_db()
        if state == "approving":
            output.approvals.create(
                level="language", content_hash=output.content_hash, version=output.version, by=world.son, at=NOON
            )
        offered = {offer.action for offer in queries.actions_for(actor, output, NOON) if offer.enabled} & SHOWN
        assert offered == set(said.split("+")) - {"."}, (line[0], state)
    assert set(ROWS[0][1:]) <= set(STATES)
