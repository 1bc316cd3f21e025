"""The table of states: from each state only what it says, whatever comes in whatever order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hoitu.delivery.distribution.models import Delivery
from hoitu.delivery.distribution.rules import states


def test_the_table_knows_exactly_the_states_of_a_delivery() -> None:
    assert {state.value for state in Delivery.State} == states.STATES


@given(st.lists(st.sampled_from(sorted(states.EVENTS)), max_size=30))
def test_whatever_happens_a_delivery_ends_only_as_the_table_says(events: list[str]) -> None:
    state = "preparing"
    for event in events:
        following = states.after(state, event)
        if state in {"superseded", "cancelled", "not_needed"}:
            assert following is None
        if state in states.MAY_HAVE_LEFT:
            assert event not in {"overtaken", "withdrawn", "closed", "claimed", "not_yet", "untouched"} or not following
        if following == "sending":
            assert (state, event) == ("leased", "passed")
        if following == "not_needed":
            assert state == "preparing"
        state = following or state


def test_every_open_state_can_still_come_to_an_end() -> None:
    ways: dict[str, set[str]] = {}
    for (state, _event), following in states.TABLE.items():
        ways.setdefault(state, set()).add(following)
    for start in states.OPEN:
        reached: set[str] = set()
        waiting = [start]
        while waiting:
            for each in ways.get(waiting.pop(), set()) - reached:
                reached.add(each)
                waiting.append(each)
        assert reached & states.SETTLED, start


def test_what_may_have_left_is_never_queued_without_having_been_asked_for() -> None:
    assert {event for (state, event), to in states.TABLE.items() if state == "unknown" and to == "queued"} == {"absent"}
    assert "queued" not in {to for (state, _event), to in states.TABLE.items() if state == "sending"}
