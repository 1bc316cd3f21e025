"""The podcast of what can be heard, against what podcast programs ask of a feed."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from PIL import Image

from hoitu.delivery.site import operations
from hoitu.kernel import safe_xml
from tests.delivery.site.contents import CULTURE, again, paragraph, released
from tests.delivery.site.reading import Reader
from tests.delivery.site.test_listening import spoken
from tests.world import NOON, World

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
ATOM = "{http://www.w3.org/2005/Atom}"


def channel(reader: Reader, address: str = "/podcast/tat-ca.xml") -> Any:
    answer = reader.get(address)
    assert answer.status == 200, address
    root = safe_xml.parse(answer.text.encode())
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    return root.find("channel")


def test_a_podcast_tells_all_that_programs_ask_of_a_channel(world: World, reader: Reader, public: Path) -> None:
    operations.freeze_release(content=released(world, "Bản tin sáng", body=spoken("Bản tin 6 giờ")), now=NOON)
    found = channel(reader)
    for name in ("title", "link", "description", "language", f"{ITUNES}author", f"{ITUNES}explicit"):
        assert found.findtext(name), name
    assert found.findtext("language") == "vi"
    assert found.find(f"{ITUNES}category").get("text") == "News"
    assert found.find(f"{ATOM}link").get("href").endswith("/podcast/tat-ca.xml")
    cover = re.sub(r"^https?://[^/]+/", "", found.find(f"{ITUNES}image").get("href"))
    with Image.open(public / cover) as picture:
        assert (picture.format, picture.size) == ("PNG", (1400, 1400))


def test_an_episode_can_be_loaded_and_keeps_its_id(world: World, reader: Reader, public: Path) -> None:
    content = released(world, "Bản tin <sáng>", body=[*spoken("Bản tin 6 giờ"), *spoken("Bản tin 7 giờ")])
    path = operations.freeze_release(content=content, now=NOON)
    items = channel(reader).findall("item")
    assert len(items) == 2
    first = items[0]
    assert first.findtext("title") == "Bản tin <sáng>: Bản tin 6 giờ"
    assert first.findtext("link").endswith(str(path))
    file = first.find("enclosure")
    assert file.get("type") == "audio/mpeg"
    there = public / re.sub(r"^https?://[^/]+/", "", file.get("url"))
    assert int(file.get("length")) == there.stat().st_size > 0
    assert re.fullmatch(r"(\d+:)?\d{1,2}:\d\d", first.findtext(f"{ITUNES}duration"))
    assert parsedate_to_datetime(first.findtext("pubDate")) == NOON
    ids = [item.findtext("guid") for item in items]
    assert len(set(ids)) == 2
    operations.freeze_release(content=again(content, headline="Bản tin sớm"), now=NOON)
    assert [item.findtext("guid") for item in channel(reader).findall("item")] == ids


def test_each_section_has_its_own_and_what_is_silent_or_withdrawn_is_in_none(world: World, reader: Reader) -> None:
    operations.freeze_release(content=released(world, "Bản tin", body=spoken("Bản tin")), now=NOON)
    songs = released(world, "Dù kê", section=CULTURE, body=spoken("Trích đoạn dù kê"))
    operations.freeze_release(content=songs, now=NOON)
    operations.freeze_release(content=released(world, "Chỉ có chữ"), now=NOON)
    assert len(channel(reader).findall("item")) == 2
    assert [each.findtext("title") for each in channel(reader, "/podcast/van-hoa.xml").findall("item")] == [
        "Dù kê: Trích đoạn dù kê"
    ]
    operations.withdraw_article(output_id=songs.output_id, public_note="", now=NOON)
    assert [each.findtext("title") for each in channel(reader).findall("item")] == ["Bản tin"]
    assert channel(reader, "/podcast/van-hoa.xml").findall("item") == []


def test_an_update_without_sound_takes_the_episode_away(world: World, reader: Reader) -> None:
    content = released(world, "Bản tin", body=spoken("Bản tin"))
    operations.freeze_release(content=content, now=NOON)
    operations.freeze_release(content=again(content, body=[paragraph("<p>Chỉ còn chữ.</p>")]), now=NOON)
    assert channel(reader).findall("item") == []


def test_both_editions_have_one_from_the_first_day_and_the_page_names_it(world: World, reader: Reader) -> None:
    operations.freeze_release(content=released(world), now=NOON)
    assert channel(reader, "/km/podcast/tat-ca.xml").findtext("language") == "km"
    page = reader.get("/nghe/").text
    assert '<link rel="alternate" type="application/rss+xml" href="/podcast/tat-ca.xml"' in page
    assert "thêm địa chỉ podcast này" in page
