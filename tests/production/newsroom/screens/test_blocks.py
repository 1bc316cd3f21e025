from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models import JSONField
from hypothesis import given
from hypothesis import strategies as st

from hoitu.production.newsroom.blocks import BodyBlock, BodyField, blocks_for
from hoitu.production.newsroom.blocks.table import MOST_ROWS, RowsField, rows_of, text_of
from hoitu.production.newsroom.profiles import PROFILES


@pytest.mark.parametrize("kind", PROFILES)
def test_a_kind_offers_the_blocks_of_its_profile_and_no_other(kind: str) -> None:
    assert tuple(blocks_for(kind).child_blocks) == PROFILES[kind].blocks


def test_every_block_of_the_house_has_a_label_and_an_icon() -> None:
    for name, block in BodyBlock().child_blocks.items():
        assert str(block.label), name
        assert block.meta.icon not in {"", "placeholder"}, name


def test_every_block_of_the_house_is_used_by_a_profile() -> None:
    assert {name for profile in PROFILES.values() for name in profile.blocks} == set(BodyBlock().child_blocks)


def test_a_body_in_a_migration_is_plain_json() -> None:
    _name, path, args, kwargs = BodyField(blank=True).deconstruct()
    assert (path, args, kwargs) == ("django.db.models.JSONField", [], {"blank": True})
    assert JSONField(**kwargs).get_internal_type() == BodyField(blank=True).get_internal_type()


def test_a_body_keeps_every_kind_of_block_through_the_database_form() -> None:
    stored: list[dict[str, Any]] = [
        {"type": "paragraph", "value": "<p>Lũ về <b>sớm</b></p>", "id": "1"},
        {"type": "quote", "value": {"text": "Bà con yên tâm", "source": "Bà Thạch Thị Sa"}, "id": "2"},
        {"type": "table", "value": {"caption": "Giá lúa", "header": True, "rows": [["OM 18", "7.200"]]}, "id": "3"},
        {"type": "shot", "value": {"picture": "Toàn cảnh", "words": "Sáng nay", "seconds": 8}, "id": "4"},
    ]
    block = BodyBlock()
    kept = block.get_prep_value(block.to_python(json.loads(json.dumps(stored))))
    assert [dict(child) for child in kept] == stored


def test_a_table_is_read_from_a_spreadsheet_from_bars_and_from_markdown() -> None:
    wanted = [["Giống", "Giá"], ["OM 18", "7.200"]]
    assert rows_of("Giống\tGiá\nOM 18\t7.200\n") == wanted
    assert rows_of("Giống | Giá\n\nOM 18 | 7.200") == wanted
    assert rows_of("| Giống | Giá |\r\n| OM 18 | 7.200 |") == wanted


def test_a_table_has_rows_of_one_width() -> None:
    assert rows_of("a | b | c\nd") == [["a", "b", "c"], ["d", "", ""]]


cell = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="|"), min_size=1).map(
    str.strip
)


@given(st.lists(st.tuples(cell.filter(bool), cell.filter(bool)).map(list), max_size=5))
def test_a_table_edited_as_text_comes_back_the_same(rows: list[list[str]]) -> None:
    assert rows_of(text_of(rows)) == rows


def test_a_table_that_is_too_long_is_refused_with_advice() -> None:
    with pytest.raises(ValidationError, match=str(MOST_ROWS)):
        RowsField(required=False).clean("a | b\n" * (MOST_ROWS + 1))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["video", "audio", "sound"])
def test_a_recording_that_left_the_library_leaves_an_empty_place_not_an_error(kind: str) -> None:
    stored = [{"type": kind, "value": {"recording": "0199f2a4-0000-7000-8000-000000000000"}, "id": "1"}]
    (block,) = BodyBlock().to_python(stored)
    assert block.value["recording"] is None
