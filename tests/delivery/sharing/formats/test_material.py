"""The samples of the standards' own suites: read or refused as the suites say, never a crash."""

from __future__ import annotations

import csv
import pathlib
import time

import pytest

from hoitu.delivery.sharing.formats import intake, newsml_g2, ninjs, nitf
from hoitu.delivery.sharing.formats.reading import Reading, Unreadable


def cases(folder: pathlib.Path) -> list[dict[str, str]]:
    with (folder / "cases.csv").open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def test_ninjs_is_read_or_refused_as_its_suite_says(material: pathlib.Path) -> None:
    folder = material / "examples/ninjs"
    for case in cases(folder):
        data = (folder / case["file"]).read_bytes()
        if case["suite_says"] == "fail":
            with pytest.raises(Unreadable) as refused:
                intake.read(data)
            assert refused.value.code == {"unparsable": "malformed", "invalid": "wrong_shape"}[case["measured"]]
        else:
            reading = intake.read(data)
            assert len(reading.items) == 1 or [each.code for each in reading.remarks] == ["not_news"], case


def test_every_newsml_g2_sample_is_read(material: pathlib.Path) -> None:
    folder = material / "examples/newsml-g2"
    for case in cases(folder):
        reading = intake.read((folder / case["file"]).read_bytes())
        holds_news = b"<newsItem" in (folder / case["file"]).read_bytes()
        assert bool(reading.items) == holds_news, case


def read_listing(material: pathlib.Path, name: str) -> Reading:
    return newsml_g2.read((material / f"examples/newsml-g2/listings/{name}").read_bytes())


def test_a_text_document_is_read_whole(material: pathlib.Path) -> None:
    (item,) = read_listing(material, "LISTING_2_NewsML-G2_Text_Document.xml").items
    assert (item.guid, item.version) == ("urn:newsml:acmenews.com:20161121:US-FINANCE-FED", 11)
    assert item.headline == 'Fed to halt QE to avert "bubble"'
    assert item.bylines == ("Meredith Jameson",)
    assert (item.located, item.source) == ("New York, NY", "Associated Press")
    assert [each.uri for each in item.subjects][1] == "http://cv.iptc.org/newscodes/mediatopic/20000350"
    assert item.body_html.startswith("<p>(New York, NY - October 21) Et, sent")
    assert item.body_html.count("<p>") == 2


def test_a_package_names_its_items(material: pathlib.Path) -> None:
    reading = read_listing(material, "LISTING_6_Simple_NewsML-G2_Package.xml")
    assert reading.items == ()
    assert reading.named[0] == "urn:newsml:iptc.org:20081007:tutorial-item-A"


def test_a_generated_text_says_so(material: pathlib.Path) -> None:
    sample = "examples/newsml-g2/unit/2.33/should_pass/CR00217_digitalSourceType_on_contentMeta.xml"
    (item,) = intake.read((material / sample).read_bytes()).items
    assert item.digital_source == "trainedAlgorithmicMedia"


def test_hostile_xml_is_refused_at_once_at_every_door(material: pathlib.Path) -> None:
    for path in sorted((material / "examples/hostile-xml").glob("*.xml")):
        begun = time.process_time()
        for read in (intake.read, newsml_g2.read, nitf.read, ninjs.read):
            with pytest.raises(Unreadable) as refused:
                read(path.read_bytes())
            simple = path.name.startswith("simple")
            expected = "malformed" if read is ninjs.read else "unknown_format" if simple else "doctype"
            assert refused.value.code == expected
        assert time.process_time() - begun < 1
