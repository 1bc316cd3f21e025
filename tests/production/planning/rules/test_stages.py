"""The board's columns agree with the state table: every way is an act the table has from that state."""

from __future__ import annotations

from hoitu.production.newsroom.states import TABLE
from hoitu.production.newsroom.views.act_list import ACTS
from hoitu.production.planning.labels import STAGES
from hoitu.production.planning.rules.stages import STAGE_OF, WAYS, stage_of, way


def test_every_way_is_an_act_of_the_state_table() -> None:
    acts = {act.noun: act.action for act in ACTS}
    for (start, _end), noun in WAYS.items():
        states = [state for state, stage in STAGE_OF.items() if stage == start]
        assert any((row.state, row.action) for row in TABLE if row.state in states and row.action == acts[noun]), noun


def test_every_stage_has_a_name_and_states_off_the_board_have_none() -> None:
    assert set(STAGE_OF.values()) == set(STAGES)
    assert stage_of("spiked") == ""
    assert way("draft", "released") is None
    assert way("draft", "rác") is None
    assert way("draft", "approval") == "submission"
