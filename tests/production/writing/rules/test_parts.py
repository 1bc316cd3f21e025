"""Words are found and changed in place; marks, and all other words, stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.kernel.html import clean
from hoitu.production.writing.rules.mentions import named_in
from hoitu.production.writing.rules.parts import AcrossParagraphs, Content, find, parts_of, plain, replaced

RICH = "<p>Bà con <b>xã Long Đức</b> gặt lúa &amp; nếp.</p><p>Năm nay sớm hơn.</p>"


def content(rich: str = RICH, **more: object) -> Content:
    return {
        "headline": "Lúa hữu cơ",
        "lead": "Gặt sớm.",
        "body": [{"type": "paragraph", "value": rich, "id": "p"}],
        **more,
    }


def change(rich: str, old: str, new: str) -> str:
    (match,) = find(content(rich), "p", old)
    return str(replaced(content(rich), match, new)["body"][0]["value"])


def test_words_inside_a_mark_keep_the_mark() -> None:
    assert change(RICH, "Long Đức", "Long Toàn") == RICH.replace("Long Đức", "Long Toàn")


def test_words_over_the_edge_of_a_mark_take_the_mark_of_the_first() -> None:
    assert change(RICH, "Đức gặt", "Đức thu hoạch") == RICH.replace("Long Đức</b> gặt", "Long Đức thu hoạch</b>")


def test_an_entity_is_one_character_and_new_words_are_escaped() -> None:
    assert change(RICH, "lúa & nếp", "<lúa>") == RICH.replace("lúa &amp; nếp", "&lt;lúa&gt;")


def test_words_are_taken_out_with_the_blank_that_would_be_too_many() -> None:
    assert change(RICH, "sớm hơn", "") == RICH.replace(" sớm hơn", "")


def test_words_over_two_paragraphs_are_not_changed() -> None:
    (match,) = find(content(), "p", "nếp. Năm")
    with pytest.raises(AcrossParagraphs):
        replaced(content(), match, "x")


def test_a_quote_is_found_whatever_blanks_it_was_copied_with() -> None:
    assert len(find(content(), "p", "Long\n  Đức")) == 1
    assert find(content(), "p", "  ") == find(content(), "elsewhere", "Long") == []


def test_captions_cells_and_sources_are_texts_and_ids_are_none() -> None:
    body = [
        {"type": "quote", "value": {"text": "Được mùa", "source": "bà Sáu"}, "id": "q"},
        {"type": "photo", "value": {"photo": 7, "caption": "Đồng lúa"}, "id": "f"},
        {
            "type": "table",
            "value": {"caption": "", "header": True, "rows": [["Xã", "ha"], ["Long Đức", "12"]]},
            "id": "t",
        },
        {"type": "audio", "value": {"recording": "0192", "caption": "Nghe"}, "id": "a"},
    ]
    found = {part.text for part in parts_of(content(body=body))}
    assert {"Được mùa", "bà Sáu", "Đồng lúa", "Long Đức", "Nghe"} <= found
    assert "0192" not in found


words = st.text(alphabet="ab é&<>\"'\n", max_size=12)


@given(words, words, words, st.sampled_from(["{}{}{}", "{}<b>{}</b>{}", "<i>{}{}</i>{}", "<p>{}</p>{}<br>{}"]))
def test_the_plain_words_change_exactly_where_they_should(first: str, old: str, last: str, shape: str) -> None:
    rich = clean(shape.format(*(part.replace("&", "&amp;").replace("<", "&lt;") for part in (first, old, last))))
    before = plain(rich)
    for match in find(content(rich), "p", old):
        try:
            after = replaced(content(rich), match, "MỚI")["body"][0]["value"]
        except AcrossParagraphs:
            continue
        assert plain(after) == before[: match.start] + "MỚI" + before[match.end :]


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(rich: str) -> None:
    assert isinstance(plain(rich), str)


def test_colleagues_are_named_by_at_and_e_mail_addresses_name_nobody() -> None:
    assert named_in("@binh và @Sa.Rone xem giúp, gửi tam@example.vn. @binh!") == ["binh", "sa.rone"]
