"""The newsroom's pure rules: hashes, chains, bodies, lengths, hours."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.profiles import PROFILES, levels_of
from hoitu.production.newsroom.rules import chain, measures, times, work
from hoitu.production.newsroom.rules.body import SHAPES, BadBody, media_of, read_body, words_of
from hoitu.production.newsroom.rules.hashing import Filing, content_hash, text_hash
from hoitu.production.newsroom.rules.tidying import says_something, tidy, tidy_line
from tests.world import NOON

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
blocks = st.fixed_dictionaries({"type": st.sampled_from([*SHAPES, "iframe"]), "value": json_values})
paragraphs = st.lists(st.text(max_size=60), max_size=4).map(
    lambda texts: [{"type": "paragraph", "value": text} for text in texts]
)
contents = st.builds(DraftContent, headline=st.text(max_size=40), lead=st.text(max_size=40), body=paragraphs)
people = [uuid.UUID(int=n) for n in range(4)]
given_approvals = st.lists(
    st.builds(
        chain.Given,
        level=st.sampled_from(["desk", "secretariat", "chief"]),
        content_hash=st.sampled_from(["a", "b"]),
        by_id=st.sampled_from(people),
        voided=st.booleans(),
    ),
    max_size=8,
)


@given(contents, contents)
def test_a_hash_is_the_same_exactly_for_the_same_content(one: DraftContent, other: DraftContent) -> None:
    assert (text_hash(one) == text_hash(other)) == (one == other)


filings = st.builds(
    Filing,
    section=st.sampled_from(["thoi-su", "van-hoa"]),
    topics=st.lists(st.sampled_from("ab"), max_size=2).map(tuple),
    places=st.lists(st.sampled_from("ab"), max_size=2).map(tuple),
    bylines=st.lists(st.tuples(st.just("1"), st.sampled_from("ab"), st.just("text")), max_size=2).map(tuple),
    act=st.sampled_from(["", "update"]),
    correction_note=st.sampled_from(["", "x"]),
    false_information=st.sampled_from(["", "x"]),
)


@given(contents, contents, filings, filings)
def test_what_is_approved_is_the_text_and_its_filing(
    one: DraftContent, other: DraftContent, filed: Filing, moved: Filing
) -> None:
    same = (one, filed) == (other, moved)
    assert (content_hash(one, filed) == content_hash(other, moved)) == same
    assert content_hash(one, filed) != content_hash(one, Filing(section="khac"))


@given(contents)
def test_block_ids_and_the_order_of_keys_are_no_content(content: DraftContent) -> None:
    body = [{"id": "x", "value": block["value"], "type": block["type"]} for block in content.body]
    assert text_hash(content) == text_hash(DraftContent(content.headline, content.lead, body))


@given(contents)
def test_a_content_survives_its_json(content: DraftContent) -> None:
    assert DraftContent.from_json(json.loads(json.dumps(content.as_json()))) == content


@given(st.lists(blocks, max_size=4), st.sampled_from(sorted(PROFILES)))
def test_whatever_is_handed_in_as_a_body_is_read_or_refused_and_reading_twice_changes_nothing(
    body: list[dict[str, Any]], kind: str
) -> None:
    try:
        read = read_body(body, PROFILES[kind].blocks)
    except BadBody:
        return
    assert read_body(read, PROFILES[kind].blocks) == read
    json.dumps(read)
    words_of(read)
    media_of(read, None)
    measures.measures(kind, DraftContent(body=read))


@given(st.text())
def test_tidied_text_is_tidy_and_fits_every_database(text: str) -> None:
    tidied = tidy(text)
    assert tidy(tidied) == tidied
    assert tidy_line(tidy_line(text)) == tidy_line(text)
    assert "\x00" not in tidied
    tidied.encode()


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\u200c", "\ufeff", "\u00ad\u2060"])
def test_what_cannot_be_seen_says_nothing(text: str) -> None:
    assert not says_something(text)
    assert says_something(f"{text}à")


@given(given_approvals)
def test_the_next_level_is_the_first_without_an_approval_of_this_text(approvals: list[chain.Given]) -> None:
    levels = ("desk", "secretariat", "chief")
    found = chain.next_level(levels, approvals, "a")
    there = {each.level for each in approvals if not each.voided and each.content_hash == "a"}
    before = levels[: levels.index(found)] if found else levels
    assert set(before) <= there
    assert found not in there
    assert chain.state_after_approval(levels, approvals, "a") == ("approving" if found else "approved")


@given(given_approvals)
def test_no_approval_counts_for_another_text(approvals: list[chain.Given]) -> None:
    assert chain.counting(approvals, "c") == []
    assert chain.next_level(("desk",), approvals, "c") == "desk"


def test_khmer_work_has_the_language_level_before_the_others() -> None:
    for kind in PROFILES:
        assert levels_of(kind, "km") == ("language", *levels_of(kind, "vi"))


@pytest.mark.parametrize(
    ("part", "state", "own"),
    [
        ("text", "", True),
        ("photo", "", True),
        ("editing", "", False),
        ("", "draft", True),
        ("", "returned", True),
        ("", "submitted", False),
        ("", "approving", False),
        ("", "approved", False),
    ],
)
def test_own_work_is_what_one_made_or_wrote_not_what_one_edited(part: str, state: str, own: bool) -> None:  # noqa: FBT001 - a table
    me = people[0]
    made = [work.Made(me, "Bình", part, 100, in_byline=True)] if part else []
    saves = [work.Saved(me, state)] if state else []
    assert work.is_own_work(me, made, saves) is own
    assert not work.is_own_work(people[1], made, saves)


def test_a_recorded_sound_takes_its_own_seconds_and_an_announcer_reads_the_rest() -> None:
    body = read_body(
        [
            {"type": "paragraph", "value": "<p>" + "một " * 35 + "</p>"},
            {"type": "sound", "value": {"words": "không đọc " * 50, "seconds": 20}},
        ],
        PROFILES["radio"].blocks,
    )
    found = {each.name: each.value for each in measures.measures("radio", DraftContent(body=body))}
    assert found["spoken_seconds"] == 10 + 20


def test_every_media_of_a_body_is_named_once() -> None:
    recording = str(uuid.UUID(int=7))
    body = read_body(
        [
            {"type": "photo", "value": {"photo": 3}},
            {"type": "gallery", "value": {"photos": [{"photo": 4}, {"type": "item", "value": {"photo": "3"}}]}},
            {"type": "video", "value": {"recording": recording}},
            {"type": "attachment", "value": {"attachment": 9, "title": "Kế hoạch"}},
        ],
        PROFILES["web"].blocks,
    )
    used = media_of(body, 5)
    assert (used.photos, used.recordings, used.attachments) == ((5, 3, 4), (uuid.UUID(int=7),), (9,))


@given(st.timedeltas(min_value=timedelta(days=-800), max_value=timedelta(days=800)))
def test_a_release_is_armed_for_a_time_to_come_within_a_year(ahead: timedelta) -> None:
    assert times.may_be_scheduled(NOON + ahead, NOON) is (timedelta(0) < ahead <= timedelta(days=366))
    assert times.late_seconds(NOON + ahead, NOON) == max(0, int(-ahead.total_seconds()))
