from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.delivery.sharing.formats import ninjs
from hoitu.delivery.sharing.formats.concepts import MEDIATOPIC, Concept
from hoitu.delivery.sharing.formats.item import NewsItem
from hoitu.delivery.sharing.formats.reading import Remark, Unreadable

OLD: dict[str, Any] = {
    "$standard": {"name": "ninjs", "version": "1.3"},
    "uri": "urn:cu:1",
    "type": "text",
    "pubstatus": "canceled",
    "versioncreated": "2026-12-01T01:00:00Z",
    "byline": "Thạch Sô Phia",
    "headline": "Tin cũ",
    "description_text": "Tóm tắt",
    "body_html": "<p>Nội dung <script>x</script></p>",
    "body_text": "Nội dung",
    "subject": [{"name": "môi trường", "scheme": MEDIATOPIC, "code": "06000000"}],
    "person": [{"name": "Kim Ngọc", "rel": "about"}],
    "place": [{"name": "Hòa Ân", "geometry_geojson": {"type": "Point", "coordinates": [106.1, 9.8]}}],
    "associations": {
        "anhchinh": {
            "uri": "urn:anh:1",
            "type": "picture",
            "description_text": "Ba người",
            "renditions": {"web": {"href": "https://tin.example.vn/1.jpg", "width": 640, "mimetype": "image/jpeg"}},
        }
    },
}


def read(document: Any) -> NewsItem:
    (item,) = ninjs.read(json.dumps(document).encode()).items
    return item


def test_the_first_version_is_read_like_the_last() -> None:
    item = read(OLD)
    assert item.headline == "Tin cũ"
    assert item.lead == "Tóm tắt"
    assert item.body_html == "<p>Nội dung</p>"
    assert item.status == "canceled"
    assert item.bylines == ("Thạch Sô Phia",)
    assert item.subjects == (Concept(name="môi trường", scheme=MEDIATOPIC, code="06000000"),)
    assert item.places[0].point == (106.1, 9.8)
    assert item.version_created == datetime(2026, 12, 1, 1, tzinfo=UTC)
    (photo,) = item.associations
    assert (photo.name, photo.caption) == ("anhchinh", "Ba người")
    assert (photo.renditions[0].name, photo.renditions[0].mime) == ("web", "image/jpeg")


def test_plain_words_become_paragraphs() -> None:
    item = read({"uri": "urn:x", "body_text": "Một <hai>\n\nBa"})
    assert item.body_html == "<p>Một &lt;hai&gt;</p><p>Ba</p>"


def test_a_text_named_the_old_way_stands_beside_those_of_a_list() -> None:
    document = {"uri": "urn:x", "headlines": [{"value": "Mới"}], "headline": "Cũ"}
    assert read(document).headline == "Mới"


def test_one_bad_item_of_a_list_stops_no_other() -> None:
    reading = ninjs.read(json.dumps([{"uri": "urn:1"}, {"uri": 2}, {}, 3, {"uri": "urn:4"}]).encode())
    assert [item.guid for item in reading.items] == ["urn:1", "urn:4"]
    assert [each.code for each in reading.remarks] == ["bad_item"] * 3


def test_what_was_left_out_is_remarked_on() -> None:
    document = {"uri": "urn:x", "mood": "vui", "versionCreated": "hôm qua", "version": "2b"}
    reading = ninjs.read(json.dumps(document).encode())
    assert set(reading.remarks) == {
        Remark("unknown_field", "mood"),
        Remark("unreadable_instant", "versioncreated"),
        Remark("unreadable_number", "version"),
    }


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"{", "malformed"),
        (b'{"uri": "\xff"}', "malformed"),
        (b"[" * 100_000, "too_deep"),
        (b'{"uri":"urn:x","title":' + b'{"a":' * 200 + b"1" + b"}" * 201, "too_deep"),
        (b" " * (10 * 1024 * 1024 + 1), "too_large"),
        (b"12", "wrong_shape"),
        (b"{}", "no_guid"),
        (b'{"uri": "urn:x", "urgency": 12}', "wrong_shape"),
        (b'{"uri": "urn:x", "urgency": true}', "wrong_shape"),
        (b'{"uri": "urn:x", "renditions": [{"name": "a", "href": "b", "width": NaN}]}', "wrong_shape"),
        (b'{"uri": "urn:x", "pubstatus": ["usable"]}', "wrong_shape"),
        (b'{"uri": "urn:x", "associations": [{"name": 1}]}', "wrong_shape"),
        (b'{"uri": "urn:x", "bodies": null, "body_html": "a"}', "wrong_shape"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_code(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        ninjs.read(data)
    assert refused.value.code == code


KNOWN = st.sampled_from([
    *OLD, "uri", "bodies", "value", "rel", "code", "scheme", "renditions", "href", "name", "version", "places",
    "geoJSON", "coordinates", "eventDetails", "dates", "digitalSourceType", "width", "urgency", "type",
])  # fmt: skip
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.sampled_from([10**400, "Point", "0001-01-01"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KNOWN, inner, max_size=4),
    max_leaves=12,
)


@given(ANY_JSON)
def test_nothing_but_a_refusal_comes_of_any_json(said: Any) -> None:
    document = {"uri": "urn:x"} | said if isinstance(said, dict) else said
    with contextlib.suppress(Unreadable):
        ninjs.read(json.dumps(document).encode())


def test_half_a_letter_pair_is_dropped() -> None:
    assert read({"uri": "urn:x", "title": "\ud83d đi"}).headline == "đi"


@pytest.mark.parametrize("coordinates", [[10**400, 1], ["a", 1], [181, 0], [1], [None, {}], [1e999, 0]])
def test_a_point_that_is_nowhere_is_left_out(coordinates: list[Any]) -> None:
    place = {"name": "Hòa Ân", "geojson": {"type": "Point", "coordinates": coordinates}}
    item = read({"uri": "urn:x", "places": [place]})
    assert (item.places[0].name, item.places[0].point) == ("Hòa Ân", None)


@pytest.mark.parametrize("said", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z", "2026-13-01", ""])
def test_an_instant_beyond_time_is_left_out(said: str) -> None:
    assert read({"uri": "urn:x", "versioncreated": said}).version_created is None
