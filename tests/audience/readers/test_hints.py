"""What a moderator should look at twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.audience.readers.rules.hints import found, hints


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bài hay, cảm ơn tòa soạn.", []),
        ("Xem ở https://vi-du.example nhé", ["link"]),
        ("vay tiền tại vaynhanh.top", ["link"]),
        ("Gọi tôi 0912 345 678", ["phone"]),
        ("+84 294 385 1234", ["phone"]),
        ("Năm 2026 có 12 345 hộ, giá 350.000 đồng", []),
        ("Viết cho toi@vi-du.example", ["email"]),
        ("SAO KHÔNG AI LÀM GÌ CHO DÂN VẬY HẢ TRỜI", ["shouted"]),
        ("UBND tỉnh, HĐND huyện", []),
        ("hay hay hay hay hay hay", ["repeated"]),
        ("haaaaaaaaaaay", ["repeated"]),
        ("đồ lừa đảo!", ["words"]),
        ("ប្រជាជនខ្មែរសប្បាយ", []),
    ],
)
def test_what_stands_out(text: str, expected: list[str]) -> None:
    assert hints(text, ["Lừa đảo"]) == expected


def test_words_are_found_whole_without_accents_and_case() -> None:
    assert found("Do LUA DAO chu con gi", ["lừa đảo", "đảo ch"]) == ["lừa đảo"]


@given(st.text(max_size=300), st.lists(st.text(max_size=20), max_size=5))
def test_any_text_is_looked_at(text: str, words: list[str]) -> None:
    assert hints(text, words) == hints(text, words)
