"""The table is whole: every row can be reached, explained, and the page says what it says."""

from __future__ import annotations

import pathlib

from hoitu.production.newsroom import labels, operations
from hoitu.production.newsroom.guards import ASKED, GUARDS
from hoitu.production.newsroom.state_table import markdown
from hoitu.production.newsroom.states import ACTIONS, STATES, TABLE, WHO
from hoitu.production.newsroom.states import GUARDS as EXPLAINED

PROJECT = pathlib.Path(__file__).resolve().parents[3]
OPERATIONS = {"save": "save_draft", "return": "return_output"}


def test_the_page_says_what_the_table_says() -> None:
    page = (PROJECT / "docs" / "state-table.md").read_text(encoding="utf-8")
    assert page == markdown(), "run: python -m hoitu.production.newsroom.state_table > docs/state-table.md"


def test_every_guard_and_capacity_is_explained_and_used() -> None:
    guards = {guard for row in TABLE for guard in row.guards}
    assert guards == set(GUARDS) == set(EXPLAINED)
    assert guards >= ASKED
    assert {who for row in TABLE for who in row.who} == set(WHO)


def test_every_action_has_an_operation_and_a_label() -> None:
    for action in ACTIONS:
        assert hasattr(operations, OPERATIONS.get(action, action))
    assert set(labels.ACTIONS) == set(ACTIONS)
    assert set(labels.IN_STATE) == set(STATES)


def test_every_state_can_be_reached_from_a_new_output() -> None:
    reached, before = {"draft"}, set[str]()
    while reached != before:
        before = set(reached)
        for row in TABLE:
            if row.state in before:
                reached |= {"approving", "approved"} if row.action == "approve" else {row.to or row.state}
    assert reached == set(STATES)


def test_nothing_leads_out_of_a_withdrawal() -> None:
    assert not [row for row in TABLE if row.state == "withdrawn"]


def test_what_was_approved_can_be_released_only_by_the_chief_level_or_the_scheduler() -> None:
    out = [row for row in TABLE if row.to == "released" and row.action != "give_up"]
    assert {who for row in out for who in row.who} == {"chief", "scheduler"}
