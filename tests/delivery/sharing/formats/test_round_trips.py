"""What is written comes back the same, as far as the format carries it; and what is written is valid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from hoitu.delivery.sharing.formats import newsml_g2, ninjs, nitf
from hoitu.delivery.sharing.formats.carries import CARRIES, FORMATS, Format, carried
from hoitu.delivery.sharing.formats.concepts import Concept
from hoitu.delivery.sharing.formats.item import NewsItem
from hoitu.delivery.sharing.formats.markup import tidy
from hoitu.delivery.sharing.formats.media import Rendition
from hoitu.delivery.sharing.formats.reading import Reading
from hoitu.delivery.sharing.formats.texts import line, paragraphs
from tests.delivery.sharing.formats.conftest import Check
from tests.delivery.sharing.formats.stories import ITEMS, WHOLE

DOORS: dict[Format, tuple[Callable[[NewsItem], bytes], Callable[[bytes], Reading]]] = {
    "ninjs 3.1": (ninjs.write, ninjs.read),
    "ninjs 2.1": (lambda item: ninjs.write(item, "2.1"), ninjs.read),
    "newsml-g2": (newsml_g2.write, newsml_g2.read),
    "nitf": (nitf.write, nitf.read),
}
few = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
NAUGHTY = "\x00\x0b\ufffe\x1bđã\r\nxong ]]> <b>&"


@pytest.mark.parametrize("form", FORMATS)
def test_a_whole_item_comes_back_as_it_was(form: Format) -> None:
    write, read = DOORS[form]
    reading = read(write(WHOLE))
    assert reading.items == (carried(WHOLE, form),)
    assert reading.remarks == ()


@pytest.mark.parametrize("form", FORMATS)
@given(item=ITEMS)
@few
def test_any_item_comes_back_as_it_was(form: Format, item: NewsItem) -> None:
    write, read = DOORS[form]
    assert read(write(item)).items == (carried(item, form),)


@pytest.mark.parametrize("version", ["3.1", "2.1"])
@given(item=ITEMS)
@few
def test_any_item_is_valid_ninjs(
    valid_ninjs: Callable[[bytes, str], None], version: ninjs.Version, item: NewsItem
) -> None:
    valid_ninjs(ninjs.write(item, version), version)


@given(item=ITEMS)
@few
def test_any_item_is_valid_nitf(valid_nitf: Check, item: NewsItem) -> None:
    valid_nitf(nitf.write(item))


@given(item=ITEMS)
@few
def test_any_item_is_valid_newsml_g2_with_valid_nitf_inside(
    valid_newsml_g2: Check, valid_nitf: Check, item: NewsItem
) -> None:
    written = newsml_g2.write(item)
    valid_newsml_g2(written)
    for inside in etree.fromstring(written).iter("{http://iptc.org/std/NITF/2006-10-18/}nitf"):
        valid_nitf(etree.tostring(inside))


def test_a_whole_item_is_valid_everywhere(
    valid_ninjs: Callable[[bytes, str], None], valid_newsml_g2: Check, valid_nitf: Check
) -> None:
    valid_ninjs(ninjs.write(WHOLE), "3.1")
    valid_ninjs(ninjs.write(WHOLE, "2.1"), "2.1")
    valid_newsml_g2(newsml_g2.write(WHOLE))
    valid_nitf(nitf.write(WHOLE))


def test_packages_and_messages_are_valid_and_read_back(valid_newsml_g2: Check) -> None:
    package = NewsItem(guid="urn:goi:1", kind="composite", headline="Sáng nay", version_created=datetime.now(UTC))
    written = newsml_g2.write_package(package, [WHOLE])
    valid_newsml_g2(written)
    assert newsml_g2.read(written).named == (WHOLE.guid,)

    other = replace(WHOLE, guid="urn:tin:2", headline="ទឹកជំនន់")
    message = newsml_g2.write_message([WHOLE, other], sent=datetime.now(UTC), sender="Hội Tụ", transmit_id="1")
    valid_newsml_g2(message)
    assert newsml_g2.read(message).items == tuple(carried(each, "newsml-g2") for each in (WHOLE, other))


@pytest.mark.parametrize("form", FORMATS)
def test_what_xml_forbids_is_dropped_and_the_rest_stays(form: Format) -> None:
    write, read = DOORS[form]
    odd = replace(WHOLE, headline=NAUGHTY, lead=NAUGHTY, body_html=f"<p>{NAUGHTY}</p>", bylines=(NAUGHTY,))
    (back,) = read(write(odd)).items
    assert back.headline == back.lead == back.bylines[0] == "đã xong ]]> <b>&"
    assert back.body_text == "đã xong ]]> &"


@pytest.mark.parametrize("form", FORMATS)
def test_the_naughty_strings_survive(form: Format, naughty: list[str]) -> None:
    write, read = DOORS[form]
    odd = replace(
        WHOLE,
        people=tuple(Concept(name=said) for said in naughty),
        bylines=tuple(filter(None, naughty)),
        lead=line(" ".join(naughty)),
        body_html=tidy("".join(map(paragraphs, naughty))),
    )
    assert read(write(odd)).items == (carried(odd, form),)


def test_the_table_says_what_is_lost() -> None:
    assert "digital_source" not in CARRIES["ninjs 2.1"]
    assert {"headline", "places", "associations.renditions.href"} <= CARRIES["nitf"]
    assert not {"trust", "places.point"} & CARRIES["nitf"]


def test_newsml_g2_wants_to_know_when_the_version_was_made() -> None:
    with pytest.raises(ValueError, match="versionCreated"):
        newsml_g2.write(NewsItem(guid="urn:x"))


@pytest.mark.parametrize(
    "odd", ["a b", "100%", "%zz", "đường dẫn", '"q"', "a#b#c", "<x>", "http://[::1", "x:y", "{}|^`"]
)
def test_odd_addresses_and_codes_are_still_valid(valid_newsml_g2: Check, valid_nitf: Check, odd: str) -> None:
    address = f"https://tin.example.vn/{odd}"
    item = replace(
        WHOLE,
        guid=odd,
        language="vi_VN",
        page_url=address,
        digital_source=odd,
        subjects=(Concept(scheme=address, code=odd),),
        renditions=(Rendition(name=odd, href=address),),
    )
    valid_newsml_g2(newsml_g2.write(item))
    valid_nitf(nitf.write(item))
    (back,) = nitf.read(nitf.write(item)).items
    assert (back.language, back.subjects) == ("vi-VN", item.subjects)
