"""Where a sign-off stands: the newest word counts, and only for the content it was given to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hoitu.production.approvals.rules import Word, holds, standing

HASHES = st.sampled_from(["a", "b", "c"])
WORDS = st.lists(st.builds(Word, agreed=st.booleans(), content_hash=HASHES))


def test_nobody_has_answered_yet() -> None:
    assert standing([], "a") == "waiting"


@given(WORDS, HASHES)
def test_only_a_newest_word_that_agrees_to_this_content_lets_go(words: list[Word], now: str) -> None:
    let_go = not holds(standing(words, now))
    assert let_go == (bool(words) and words[-1] == Word(agreed=True, content_hash=now))


@given(WORDS, HASHES, HASHES)
def test_another_content_makes_every_word_outdated(words: list[Word], before: str, now: str) -> None:
    if words and words[-1].content_hash == before != now:
        assert standing(words, now) == "outdated"


@given(WORDS, HASHES)
def test_a_new_word_on_this_content_decides_alone(words: list[Word], now: str) -> None:
    assert standing([*words, Word(agreed=True, content_hash=now)], now) == "agreed"
    assert standing([*words, Word(agreed=False, content_hash=now)], now) == "objected"
