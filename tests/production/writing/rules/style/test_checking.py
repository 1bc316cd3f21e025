"""What the house style finds in a text, rule by rule; and that putting its suggestions in mends it, and only it."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.production.writing.rules.parts import parts_of
from hoitu.production.writing.rules.style import checking
from hoitu.production.writing.rules.style.finding import House
from tests.production.writing.rules.style.styled import content, find, house, said

ONE = [
    ("Bà con xã  Long Đức", "blanks", "  ", " "),
    ("Bà con gặt lúa , rồi về", "blanks", " ,", ","),
    ("Gặt lúa ,rồi về", "blanks", " ,", ", "),
    ("Gặt lúa ,rồi về", "blanks", " ,", ", "),
    ("Gặt lúa,rồi về", "blanks", ",", ", "),
    ("Gặt xong.Bà con về", "blanks", ".", ". "),
    ("Số tiền 1,000,000 đồng", "numbers", "1,000,000", "1.000.000"),
    ("Tăng 3.5% so với năm trước", "numbers", "3.5", "3,5"),
    ("Có 15000 người dự", "numbers", "15000", "15.000"),
    ("Đạt 12 % kế hoạch", "units", " %", "%"),
    ("Rộng 24 km2", "units", "km2", "km²"),
    ("Đi 10km đường", "units", "10km", "10 km"),
    ("Giá 50.000đ một bó", "money", "đ", " đồng"),
    ("Từ lúc 8h30 sáng", "hours", "8h30", "8 giờ 30"),
    ("Mở cửa lúc 14:05", "hours", "14:05", "14 giờ 05"),
    ("Họp ngày 5-9 tại xã", "dates", "5-9", "5/9"),
    ("Họp thứ Hai, ngày 24/11/2026", "dates", "thứ Hai", "thứ Ba"),
    ("Họp thứ ba, ngày 24/11/2026", "capitals", "thứ ba", "thứ Ba"),
    ("Gặt xong rồi. bà con về", "capitals", "bà", "Bà"),
    ("Theo phó giám đốc Nguyễn Văn A", "titles", "phó giám đốc", "Phó Giám đốc"),
    ("Bước ngoặt của của xã", "repeats", "của của", "của"),
    ("Hoà bình", "tone", "Hoà", "Hòa"),
    ("Một nghành nghề", "spelling", "nghành", "ngành"),
    ("Lãnh đạo Sở Kế hoạch và Đầu tư", "names", "Sở Kế hoạch và Đầu tư", "Sở Tài chính"),
    ("Người dân tỉnh Trà Vinh", "places", "tỉnh Trà Vinh", "tỉnh Vĩnh Long"),
    ("Phát thanh viên của đài", "names", "Phát thanh viên", "Người dẫn"),
    ("Vì nhân dân phục vụ", "state", "nhân dân", "Nhân dân"),
]


@pytest.mark.parametrize(("text", "rule", "words", "better"), ONE)
def test_a_rule_finds_its_words_and_says_better_ones(text: str, rule: str, words: str, better: str) -> None:
    assert said(text) == [(rule, words, better)]


@pytest.mark.parametrize(("text", "rule", "words", "better"), ONE)
def test_a_rule_that_is_off_finds_nothing(text: str, rule: str, words: str, better: str) -> None:
    del words, better
    asked = {name: way for name, way in house().asked.items() if name != rule}
    assert rule not in {each.rule for each in find(text, of=House(house().day, asked))}


@pytest.mark.parametrize(
    "text",
    ["Năm 2025 người dân xã có đường", "Điện thoại 0912345678", "Tỷ số 2:10", "từ ngày 5-9/9", "15/20 hộ",
     "TP. Vĩnh Long",     "v.v. và nhiều nữa", "cách mạng 4.0", "ngày ngày", "Facebook, iPhone", "Đắk Lắk, Kon Tum", "https://a.vn/b,c.html",
     "TS. lê", "lần thứ hai", "Xem báo điện tử a.vn", "5,5%; 1.234.567 đồng", "UBND, HĐND, ĐBSCL", "Tổng Bí thư"],
)  # fmt: skip
def test_what_is_right_is_left_alone(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    ["Năm 2019, tỉnh Trà Vinh có lũ", "tỉnh Trà Vinh (cũ)", "trước khi sáp nhập, tỉnh Trà Vinh có 9 đơn vị",
     "tỉnh Trà Vinh, nay là tỉnh Vĩnh Long", "nguyên cán bộ Sở Kế hoạch và Đầu tư"],
)  # fmt: skip
def test_old_names_are_right_where_the_past_is_told(text: str) -> None:
    assert said(text) == []


def test_a_year_to_compare_with_does_not_make_the_sentence_old() -> None:
    assert [rule for rule, _old, _new in said("Lúa của tỉnh Trà Vinh tăng so với năm 2019")] == ["places"]


def test_names_are_those_of_the_day_of_the_story() -> None:
    before = house(date(2025, 2, 1))
    assert said("Lãnh đạo Sở Kế hoạch và Đầu tư", of=before) == []


def test_what_a_person_has_to_decide_has_no_suggestion() -> None:
    texts = ("Đi huyện Càng Long", "Họp ngày 31/4", "Cán bộ UBND huyện", "Nói “xong rồi", "một từ ghuểng")
    assert [said(text)[0][2] for text in texts] == [None] * len(texts)


def test_the_house_chooses_its_ways() -> None:
    asked = house(tone="new", hours="h", dates="-")
    assert [new for _rule, _old, new in said("Hòa bình lúc 8 giờ 30 phút ngày 5-9", of=asked)] == ["Hoà", "8h30"]


def test_words_of_the_house_pass() -> None:
    accepted = House(house().day, house().asked, accepted=frozenset({"đăk"}))
    assert said("buôn đăk", of=accepted) == []
    assert [rule for rule, _old, _new in said("buôn đăk")] == ["spelling"]


def test_words_of_somebody_else_are_never_touched() -> None:
    inside = "Ông nói: “Nghành  của của tỉnh Trà Vinh hoà bình ,vui”"
    assert said(inside) == []
    assert checking.check(content("Nghành  của của ta", kind="quote"), "vi", house()) == []


def test_straight_marks_become_curly_ones_around_the_same_words_and_markup() -> None:
    text = content('Bà nói "<b>vui</b> lắm" rồi về')
    (finding,) = checking.check(text, "vi", house())
    assert (finding.rule, finding.suggestion) == ("quotes", "“vui lắm”")
    assert checking.mended(text, finding)["body"][0]["value"] == "<p>Bà nói “<b>vui</b> lắm” rồi về</p>"


def test_the_same_words_twice_are_told_apart() -> None:
    first, second = find("Nghề  một, nghề  hai")
    assert (first.nth, second.nth) == (0, 1)
    assert first.key != second.key


def test_khmer_texts_are_only_looked_through_for_what_is_sure() -> None:
    assert said("ឆ្នាំ ២02៥ ល្អ ។ ល្អ.", language="km") == [
        ("khmer", "២02៥", "២០២៥"), ("khmer", " ។", "។"), ("khmer", ".", "។"),
    ]  # fmt: skip
    assert said("Nghành của của", language="km") == []


PIECES = st.sampled_from(
    [*(text for text, *_rest in ONE), "“Nghành  của”", '"nói"', "31/4", "ngày 30-2", "<b>hoà</b>", "\n", "thứ 2",
     "12:30", "không", "huyện Càng Long", "8h", "5Kg", "...", "( a )", "100,000 người", "K", "đ",
     "tỉnh Trà Vinh (cũ)", "ឆ្នាំ២1"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=8).map(" ".join)


@given(TEXTS)
def test_a_suggestion_put_in_is_not_found_again_at_its_place(text: str) -> None:
    start: dict[str, Any] = {"headline": text, "lead": "", "body": []}
    for finding in checking.check(start, "vi", house()):
        if finding.suggestion is not None:
            new = checking.mended(start, finding)
            end = finding.hit.start + len(finding.suggestion)
            again = checking.check(new, "vi", house())
            here = [each for each in again if each.hit.start < end and finding.hit.start < each.hit.end]
            assert [each for each in here if (each.rule, each.words) == (finding.rule, finding.words)] == []
            assert not any(each.rule == finding.rule and each.hit.start >= finding.hit.start and each.hit.end <= end
                           for each in here)  # fmt: skip


@given(TEXTS)
def test_all_suggestions_put_in_at_once_leave_every_quotation_as_it_was(text: str) -> None:
    start = content(text.replace("<", "&lt;"))
    found = [each for each in checking.check(start, "vi", house()) if each.suggestion is not None]
    (part,) = [each for each in parts_of(checking.all_mended(start, found)) if each.place == "p"]
    (before,) = [each for each in parts_of(start) if each.place == "p"]
    for quoted in checking._QUOTED.findall(before.text):
        assert quoted[1:-1] in part.text


@given(st.text(max_size=200), st.sampled_from(["vi", "km"]))
def test_any_text_at_all_is_looked_through_without_harm(text: str, language: str) -> None:
    start: dict[str, Any] = {"headline": text, "lead": text, "body": content("x")["body"]}
    found = checking.check(start, language, house())
    checking.all_mended(start, [each for each in found if each.suggestion is not None])


def test_a_long_text_is_looked_through_in_fifty_milliseconds() -> None:
    words = " ".join(text for text, *_rest in ONE).split()
    body = [
        {"type": "paragraph", "value": f"<p>{' '.join(words[at % 100 :][:50])}</p>", "id": str(at)} for at in range(40)
    ]
    whole: dict[str, Any] = {"headline": "", "lead": "", "body": body}
    checking.check(whole, "vi", house())
    began = time.process_time()
    for _time in range(5):
        checking.check(whole, "vi", house())
    assert (time.process_time() - began) / 5 < 0.05
