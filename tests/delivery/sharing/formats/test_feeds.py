from __future__ import annotations

import contextlib
import json
import pathlib
import time
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html

from hoitu.delivery.sharing.formats import feeds, intake
from hoitu.delivery.sharing.formats.concepts import Concept, Place
from hoitu.delivery.sharing.formats.reading import Remark, Unreadable
from hoitu.delivery.sharing.formats.sniff import sniff
from hoitu.kernel.html import ATTRIBUTES, TAGS

RSS = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:georss="http://www.georss.org/georss" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Báo bạn</title><language>vi_VN</language><copyright>© Báo bạn</copyright>
<item><title>Lúa &amp;amp; cá</title><link>/tin/1.html</link><guid isPermaLink="false">bb-1</guid>
<description>Tóm tắt</description><content:encoded><![CDATA[<div>Một</div><p onclick="x()">Hai</p>]]></content:encoded>
<pubDate>Tue, 01 Dec 2026 08:00:00 +0700</pubDate><dc:creator>Kim Ngọc</dc:creator>
<category domain="https://baoban.example.vn/muc/">kinh-te</category><georss:point>9.87 106.12</georss:point>
<enclosure url="https://baoban.example.vn/1.jpg" type="image/jpeg" length="0"/>
<enclosure url="javascript:x" type="image/png" length="9"/></item>
<item><title>Không tên</title><description>&lt;p&gt;Chỉ có &lt;b&gt;tóm tắt&lt;/b&gt;&lt;/p&gt;</description>
<pubDate>hôm qua</pubDate></item></channel></rss>"""


def test_an_entry_is_read_whole() -> None:
    reading = feeds.read(RSS.encode(), base="https://baoban.example.vn/rss.xml")
    item, other = reading.items
    assert (item.guid, item.page_url) == ("bb-1", "https://baoban.example.vn/tin/1.html")
    assert (item.headline, item.lead, item.body_html) == ("Lúa & cá", "Tóm tắt", "<p>Một</p><p>Hai</p>")
    assert item.version_created == item.first_created == datetime(2026, 12, 1, 1, tzinfo=UTC)
    assert (item.language, item.provider, item.bylines) == ("vi-VN", "Báo bạn", ("Kim Ngọc",))
    assert item.subjects == (Concept(name="kinh-te", scheme="https://baoban.example.vn/muc/", code="kinh-te"),)
    assert item.places == (Place(point=(106.12, 9.87)),)
    (photo,) = item.associations
    assert (photo.kind, photo.guid, photo.renditions[0].size) == ("picture", "https://baoban.example.vn/1.jpg", None)
    assert (other.lead, other.body_html) == ("", "<p>Chỉ có <b>tóm tắt</b></p>")
    assert other.guid.startswith("urn:hoitu:sha-256:")
    assert reading.remarks == (Remark("unreadable_instant", "published"),)
    assert feeds.read(RSS.encode(), base="https://baoban.example.vn/rss.xml") == reading


def test_every_sample_is_read(material: pathlib.Path) -> None:
    folder = material / "examples/feeds"
    begun = time.process_time()
    for path in sorted(folder.rglob("*.xml")):
        data = path.read_bytes()
        assert sniff(data) == "feed", path
        reading = intake.read(data)
        if "illformed" not in path.parts and b"<entry" in data + data.replace(b"\0", b""):
            assert reading.items, path
    assert time.process_time() - begun < 20


def test_nothing_dangerous_survives_of_a_sample(material: pathlib.Path) -> None:
    for path in sorted((material / "examples/feeds/wellformed/sanitize").glob("*.xml")):
        for item in intake.read(path.read_bytes()).items:
            for element in html.fragment_fromstring(item.body_html, create_parent="body").iterdescendants():
                assert element.tag in TAGS, path
                assert set(element.keys()) <= ATTRIBUTES.get(str(element.tag), set()) | {"rel"}, path
                assert not str(element.get("href", "")).lower().startswith(("javascript", "data", "vbscript")), path


def test_hostile_documents_are_refused_before_they_are_expanded(material: pathlib.Path) -> None:
    for path in sorted((material / "examples/hostile-xml").glob("*.xml")):
        begun = time.process_time()
        with pytest.raises(Unreadable):
            feeds.read(path.read_bytes())
        assert time.process_time() - begun < 1, path


INNER = "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss version='2.0'><channel><item><title>&a;</title></item></channel></rss>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp037"])
def test_entities_cannot_hide_in_an_encoding(encoding: str) -> None:
    with pytest.raises(Unreadable) as refused:
        feeds.read(f"<?xml version='1.0' encoding='{encoding}'?>{INNER}".encode(encoding))
    assert refused.value.code == "doctype"


@pytest.mark.parametrize(
    ("encoding", "sign", "hidden"),
    [("utf-7", "<", "+ADw-"), ("hz", "ENTITY", "EN~\nTITY"), ("iso-2022-jp", "ENTITY", "EN\x1b(JTITY")],
)
def test_entities_cannot_hide_behind_shifted_signs(encoding: str, sign: str, hidden: str) -> None:
    for declaration in ("<?xml version='1.0' encoding='{}'?>", "<?tin encoding=' {}'?>"):
        data = declaration.format(encoding) + INNER.replace("rss [", "rss ").replace(sign, hidden)
        with pytest.raises(Unreadable) as refused:
            feeds.read(data.encode())
        assert refused.value.code == "doctype"


def test_what_is_not_well_formed_may_not_be_long() -> None:
    with pytest.raises(Unreadable) as refused:
        feeds.read(b"<rss><channel><item><title>" + b"<b>" * 200_000)
    assert refused.value.code == "too_large"


def test_a_feed_that_breaks_off_gives_what_it_has() -> None:
    reading = feeds.read(RSS.encode()[:-60])
    assert reading.items[0].guid == "bb-1"
    assert "ill_formed" in {each.code for each in reading.remarks}


def test_a_file_name_or_an_address_opens_nothing() -> None:
    for data in (b"/etc/passwd", b"https://tin.example.vn/rss.xml", b"pyproject.toml"):
        with pytest.raises(Unreadable) as refused:
            feeds.read(data)
        assert refused.value.code == "unknown_format"


def test_a_json_feed_is_read() -> None:
    said = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Báo bạn",
        "language": "km",
        "authors": [{"name": "Tòa soạn"}, 3],
        "items": [
            {
                "id": 1,
                "url": "https://baoban.example.vn/1",
                "title": "Tin",
                "content_html": "<script>x</script><p>Một</p>",
                "date_published": "2026-12-01T08:00:00+07:00",
                "date_modified": "hôm nay",
                "tags": ["lúa", 4],
                "attachments": [
                    {"url": "https://baoban.example.vn/1.mp3", "mime_type": "audio/mpeg", "duration_in_seconds": 61},
                ],
            },
            {"content_text": "Một\nHai"},
            "lạ",
        ],
    }  # fmt: skip
    reading = intake.read(json.dumps(said).encode())
    item, other = reading.items
    assert (item.guid, item.headline, item.body_html) == ("1", "Tin", "<p>Một</p>")
    assert (item.language, item.bylines, item.subjects) == ("km", ("Tòa soạn",), (Concept(name="lúa", code="lúa"),))
    assert (item.associations[0].kind, item.associations[0].renditions[0].duration) == ("audio", 61)
    assert other.body_html == "<p>Một</p><p>Hai</p>"
    assert set(reading.remarks) == {Remark("unreadable_instant", "date_modified"), Remark("bad_item", "[2]")}


@example(b"!\x85", 34)
@given(st.binary(max_size=200), st.integers(0, 1400))
def test_a_damaged_feed_is_read_or_refused(noise: bytes, at: int) -> None:
    data = RSS.encode()
    with contextlib.suppress(Unreadable):
        feeds.read(data[:at] + noise + data[at + len(noise) :])
