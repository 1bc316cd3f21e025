"""The demo's feeds against RSS 2.0, RFC 4287 (Atom) and JSON Feed 1.1, and as a reader's program reads them back."""

from __future__ import annotations

import json
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest
from lxml import etree

from tests.demo_site import BASE, DemoSite

pytestmark = pytest.mark.slow
ATOM = "{http://www.w3.org/2005/Atom}"
# RFC 822 with the four-digit years RSS recommends; the day of the week is optional there, ours always says it.
RFC_822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d "
    r"([+-]\d{4}|GMT|UT)"
)
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
# What RSS 2.0 lets a channel and an item hold, without a namespace.
IN_CHANNEL = re.compile(
    "title|link|description|language|copyright|managingEditor|webMaster|pubDate|lastBuildDate|category|generator|docs|"
    "cloud|ttl|image|rating|textInput|skipHours|skipDays|item"
)
IN_ITEM = re.compile("title|link|description|author|category|comments|enclosure|guid|pubDate|source")


def xml(site: DemoSite, address: str, media_type: str) -> Any:
    answer = site.get(address)
    assert (answer.status, answer.media_type) == (200, media_type), address
    assert answer.body.startswith(b'<?xml version="1.0" encoding="utf-8"?>'), address
    return etree.fromstring(answer.body)


def is_absolute(address: str | None) -> bool:
    return bool(address) and urlsplit(address).scheme in {"http", "https"} and str(address).isascii()


def test_every_section_of_both_editions_has_its_three_feeds(demo_site: DemoSite) -> None:
    feeds = {kind: names(demo_site, f"**/{kind}/*.{end}") for kind, end in KINDS.items()}
    assert feeds["rss"] == feeds["atom"] == feeds["feed"]
    assert {"vi/tin-moi", "vi/thoi-su", "km/tin-moi", "km/khmer"} <= feeds["rss"]
    assert len(feeds["rss"]) >= 30


KINDS = {"rss": "xml", "atom": "xml", "feed": "json"}


def names(site: DemoSite, pattern: str) -> set[str]:
    found = site.files(pattern)
    return {
        f"{'km' if each.startswith('/km/') else 'vi'}/{each.rpartition('/')[2].partition('.')[0]}" for each in found
    }


def test_rss_is_rss_2_0(demo_site: DemoSite) -> None:
    for address in demo_site.files("**/rss/*.xml"):
        root = xml(demo_site, address, "application/rss+xml")
        assert (root.tag, root.get("version")) == ("rss", "2.0"), address
        (channel,) = root
        assert strange(channel, IN_CHANNEL) == [], address
        for name in ("title", "link", "description", "language", "lastBuildDate"):
            assert (channel.findtext(name) or "").strip(), (address, name)
        assert channel.findtext("language") == ("km" if address.startswith("/km/") else "vi"), address
        assert is_absolute(channel.findtext("link")), address
        (itself,) = channel.findall(f"{ATOM}link[@rel='self']")
        assert itself.get("href") == BASE + address
        dates = [channel.findtext("lastBuildDate"), *(item.findtext("pubDate") for item in channel.iter("item"))]
        for date in dates:
            assert date, address
            assert RFC_822.fullmatch(date), (address, date)
            assert parsedate_to_datetime(date).strftime("%a") == date[:3], date
        for item in channel.iter("item"):
            rss_item(item, address)


def strange(element: Any, allowed: re.Pattern[str]) -> list[str]:
    """Return the elements RSS does not know; those of a namespace are extensions."""
    return [each.tag for each in element if "}" not in each.tag and not allowed.fullmatch(each.tag)]


def rss_item(item: Any, address: str) -> None:
    assert strange(item, IN_ITEM) == [], address
    assert item.findtext("title") or item.findtext("description"), address
    assert is_absolute(item.findtext("link")), address
    (guid,) = item.findall("guid")
    assert guid.get("isPermaLink") == "false", address
    assert guid.text, address
    for enclosure in item.findall("enclosure"):
        assert is_absolute(enclosure.get("url")), address
        assert int(enclosure.get("length")) > 0, address
        assert re.fullmatch(r"\w+/[\w.+-]+", enclosure.get("type")), address


def test_enclosures_have_the_size_they_say(demo_site: DemoSite) -> None:
    root = xml(demo_site, "/rss/tin-moi.xml", "application/rss+xml")
    enclosures = list(root.iter("enclosure"))
    assert enclosures
    for each in enclosures[:5]:
        answer = demo_site.get(each.get("url"))
        assert (answer.media_type, len(answer.body)) == (each.get("type"), int(each.get("length")))


def test_atom_is_rfc_4287(demo_site: DemoSite) -> None:
    for address in demo_site.files("**/atom/*.xml"):
        root = xml(demo_site, address, "application/atom+xml")
        assert root.tag == f"{ATOM}feed", address
        once(root, address, "id", "title", "updated")
        assert RFC_3339.fullmatch(root.findtext(f"{ATOM}updated")), address
        assert [link.get("href") for link in root.findall(f"{ATOM}link[@rel='self']")] == [BASE + address]
        entries = root.findall(f"{ATOM}entry")
        for entry in entries:
            atom_entry(entry, address, feed_has_author=root.find(f"{ATOM}author") is not None)
        ids = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(ids) == len(set(ids)), address
        newest = max((entry.findtext(f"{ATOM}updated") for entry in entries), key=instant, default=None)
        if newest:
            assert instant(root.findtext(f"{ATOM}updated")) == instant(newest), address


def once(element: Any, address: str, *wanted: str) -> None:
    for name in wanted:
        assert len(element.findall(ATOM + name)) == 1, (address, name)
        assert element.findtext(ATOM + name), (address, name)


def instant(said: str) -> datetime:
    return datetime.fromisoformat(said)


def atom_entry(entry: Any, address: str, *, feed_has_author: bool) -> None:
    once(entry, address, "id", "title", "updated")
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", entry.findtext(f"{ATOM}id")), address
    assert feed_has_author or entry.find(f"{ATOM}author") is not None, address
    for author in entry.findall(f"{ATOM}author"):
        assert author.findtext(f"{ATOM}name"), address
    for name in ("updated", "published"):
        assert RFC_3339.fullmatch(entry.findtext(ATOM + name)), address
    assert instant(entry.findtext(f"{ATOM}published")) <= instant(entry.findtext(f"{ATOM}updated")), address
    alternates = [link for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
    assert len(alternates) == 1, address
    assert is_absolute(alternates[0].get("href")), address
    for category in entry.findall(f"{ATOM}category"):
        assert category.get("term"), address


def test_json_feed_is_1_1(demo_site: DemoSite) -> None:
    for address in demo_site.files("**/feed/*.json"):
        answer = demo_site.get(address)
        assert (answer.status, answer.media_type) == (200, "application/feed+json"), address
        feed = json.loads(answer.body)
        assert feed["version"] == "https://jsonfeed.org/version/1.1", address
        assert feed["title"], address
        assert feed["feed_url"] == BASE + address
        assert is_absolute(feed["home_page_url"]), address
        assert feed["language"] == ("km" if address.startswith("/km/") else "vi"), address
        assert all(author.keys() & {"name", "url", "avatar"} for author in feed["authors"]), address
        assert isinstance(feed["items"], list), address
        ids = [item["id"] for item in feed["items"]]
        assert len(ids) == len(set(ids)), address
        for item in feed["items"]:
            json_item(item, address)


def json_item(item: dict[str, Any], address: str) -> None:
    assert isinstance(item["id"], str), address
    assert item.keys() & {"content_html", "content_text"}, address
    assert is_absolute(item["url"]), address
    for name in ("date_published", "date_modified"):
        assert RFC_3339.fullmatch(item[name]), address
    assert all(isinstance(tag, str) and tag for tag in item["tags"]), address
    assert "author" not in item, address  # 1.0's name for it
    if "image" in item:
        assert is_absolute(item["image"]), address


def test_a_readers_program_reads_the_same_from_all_three(demo_site: DemoSite) -> None:
    for name in ("tin-moi", "thoi-su", "khmer"):
        rss, atom = (feedparser.parse(demo_site.get(f"/{kind}/{name}.xml").body) for kind in ("rss", "atom"))
        items = json.loads(demo_site.get(f"/feed/{name}.json").body)["items"]
        assert not rss.bozo
        assert not atom.bozo
        said = [(item["id"], item["url"], item["title"]) for item in items]
        assert said == [(entry.id, entry.link, entry.title) for entry in rss.entries]
        assert said == [(entry.id, entry.link, entry.title) for entry in atom.entries]
        assert said
        assert [entry.published_parsed for entry in rss.entries] == [each.published_parsed for each in atom.entries]


def test_what_was_withdrawn_is_in_no_feed(demo_site: DemoSite) -> None:
    (gone,) = (page for page in demo_site.pages() if demo_site.get(page).status == 410)
    for kind, end in KINDS.items():
        for address in demo_site.files(f"**/{kind}/*.{end}"):
            assert gone not in demo_site.get(address).text, address
