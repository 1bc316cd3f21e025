"""What readers' programs and search engines are told."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from hoitu.delivery.site import operations, rules
from hoitu.delivery.site.freezing import sitemaps
from hoitu.delivery.site.freezing.press import Press
from tests.delivery.site.contents import CULTURE, again, in_khmer, released
from tests.delivery.site.reading import Reader
from tests.delivery.site.test_public_pages import HOSTILE, photo
from tests.world import NOON, World

BASE = "http://127.0.0.1:8000"


@pytest.fixture
def article(world: World) -> str:
    content = released(world, HOSTILE, cover_id=photo().pk)
    operations.freeze_release(content=in_khmer(content), now=NOON)
    path = operations.freeze_release(content=content, now=NOON)
    assert path is not None
    return path


@pytest.mark.parametrize("feed_format", ["rss", "atom"])
@pytest.mark.parametrize("slug", ["tin-moi", "thoi-su"])
def test_xml_feeds_read_back(article: str, reader: Reader, feed_format: str, slug: str) -> None:
    reply = reader.get(f"/{feed_format}/{slug}.xml")
    assert reply.headers["Content-Type"] == f"application/{feed_format}+xml; charset=utf-8"
    feed = feedparser.parse(reply.body)

    assert not feed.bozo
    assert feed.feed.language == "vi" or feed_format == "atom"
    assert feed.feed.title.startswith("Báo Trà Vinh")
    assert f"{BASE}/{feed_format}/{slug}.xml" in [link.href for link in feed.feed.links if link.rel == "self"]
    (entry,) = feed.entries
    assert entry.link == f"{BASE}{article}"
    assert entry.id.startswith("urn:uuid:")
    assert entry.published_parsed[:5] == (2026, 11, 24, 5, 0)
    if feed_format == "rss":
        assert entry.enclosures[0].href.startswith(f"{BASE}/tu-lieu/")
        assert int(entry.enclosures[0].length) > 0


@pytest.mark.parametrize("feed_format", ["rss", "atom"])
def test_the_plain_words_of_a_lead_are_no_markup_to_a_reader(world: World, reader: Reader, feed_format: str) -> None:
    operations.freeze_release(content=released(world, lead="Giá < 7.200 & <b>tăng</b>"), now=NOON)
    (entry,) = feedparser.parse(reader.get(f"/{feed_format}/tin-moi.xml").body).entries
    assert entry.summary == "Giá &lt; 7.200 &amp; &lt;b&gt;tăng&lt;/b&gt;"


def test_json_feed_says_what_the_format_asks(article: str, reader: Reader) -> None:
    reply = reader.get("/feed/thoi-su.json")
    feed = json.loads(reply.body)

    assert reply.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{BASE}/feed/thoi-su.json"
    (item,) = feed["items"]
    assert item["title"] == HOSTILE
    assert item["url"] == f"{BASE}{article}"
    assert item["content_text"]
    assert item["date_published"] == "2026-11-24T12:00:00+07:00"


def test_khmer_feeds_hold_khmer_articles_alone(article: str, reader: Reader) -> None:
    feed = json.loads(reader.get("/km/feed/tin-moi.json").body)

    assert feed["language"] == "km"
    assert [item["language"] for item in feed["items"]] == ["km"]
    assert article not in reader.get("/km/rss/thoi-su.xml").text


def test_an_id_outlives_a_change_of_address(world: World, reader: Reader) -> None:
    first = released(world)
    operations.freeze_release(content=first, now=NOON)
    before = json.loads(reader.get("/feed/tin-moi.json").body)["items"][0]
    operations.freeze_release(content=again(first, section=CULTURE), now=NOON)
    after = json.loads(reader.get("/feed/tin-moi.json").body)["items"][0]

    assert (after["id"], after["url"] == before["url"]) == (before["id"], False)


def test_sitemaps_follow_the_schema(article: str, reader: Reader, material: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(material / "schemas" / "sitemap" / "sitemap.xsd")))
    fronts, *parts = reader.sitemap_parts()
    assert fronts == "/sitemap-trang.xml"
    for address in (fronts, *parts):
        schema.assertValid(etree.fromstring(reader.get(address).body))
    assert [f"<loc>{BASE}{article}</loc>" in reader.get(part).text for part in parts].count(True) == 1
    assert f"Sitemap: {BASE}/sitemap.xml" in reader.get("/robots.txt").text


def test_the_news_sitemap_holds_two_days(world: World, reader: Reader) -> None:
    old = released(world, "Cũ", at=NOON - timedelta(hours=49))
    operations.freeze_release(content=old, now=NOON - timedelta(hours=49))
    operations.freeze_release(content=released(world, "Mới"), now=NOON)

    text = reader.get("/sitemap-news.xml").text
    assert "<news:title>Mới</news:title>" in text
    assert "Cũ" not in text
    assert "<news:language>vi</news:language>" in text
    assert etree.fromstring(text.encode()) is not None


def test_the_news_sitemap_is_bounded(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "NEWS_SITEMAP_LIMIT", 2)
    for number in range(3):
        operations.freeze_release(content=released(world, f"Tin {number}"), now=NOON)

    assert sitemaps.news(Press(NOON)).count("<url>") == 2
