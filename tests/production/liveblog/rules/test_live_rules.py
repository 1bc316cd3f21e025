"""The states of a live blog, and who may do what, as pure rules."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hoitu.production.liveblog.rules import entries, rights, turns
from hoitu.production.liveblog.rules.entries import Words

ACTS = st.lists(st.sampled_from(["open", "pause", "close"]), max_size=12)
WHO = st.frozensets(st.sampled_from(sorted(rights.WRITERS | {"amender", "next_approver", "scheduler"})))
WAYS = st.sampled_from(sorted(rights.AT_ONCE))


@given(ACTS)
def test_however_it_goes_on_a_live_blog_is_in_a_known_state_and_can_always_go_on(acts: list[str]) -> None:
    state: str = "prepared"
    for act in acts:
        state = turns.after(state, act) or state
        assert turns.acts_in(state)
    assert ("open" in acts) == (state != "prepared")


@given(ACTS)
def test_new_entries_reach_readers_only_while_it_is_open(acts: list[str]) -> None:
    state: str = "prepared"
    for act in acts:
        state = turns.after(state, act) or state
    assert turns.shows_new_entries(state) == (state == "open")
    assert turns.takes_entries(state) == (state != "closed")


def test_only_what_begins_again_after_its_end_says_why() -> None:
    assert [way for way in turns.TABLE if turns.needs_reason(*way)] == [("closed", "open")]


@given(WHO, WAYS)
def test_who_decides_on_others_may_write_and_publish(who: frozenset[str], way: str) -> None:
    if rights.judges(who, way):
        assert rights.publishes(who, way)
    if rights.publishes(who, way):
        assert rights.writes(who)


@given(WHO)
def test_a_stricter_way_lets_fewer_publish(who: frozenset[str]) -> None:
    author, editor, head = (rights.publishes(who, way) for way in ("author", "editor", "head"))
    assert author >= editor >= head


def test_an_author_alone_never_decides_on_others() -> None:
    assert not any(rights.judges({"author", "translator"}, way) for way in rights.JUDGES)


@given(st.text(max_size=300), st.text(max_size=80))
def test_what_is_tidied_stays_as_it_is_when_tidied_again(text: str, headline: str) -> None:
    once = entries.tidied(Words("update", text, headline, None, "không có ảnh"))
    assert entries.tidied(once) == once
    assert once.caption == ""


def test_blanks_are_no_entry() -> None:
    assert entries.is_empty(Words("update", " \u200b\n", "\u00a0"))
    assert not entries.is_empty(Words("update", "", "Tít"))
    assert entries.too_long(Words("update", "a" * 4001))
