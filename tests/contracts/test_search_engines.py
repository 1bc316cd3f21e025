"""What search engines are told: sitemaps against their schema, articles described by schema.org, robots.txt."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree

from tests.demo_site import BASE, DemoSite
from tests.journeys.pages import PublicPage

pytestmark = pytest.mark.slow
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
# schema.org asks nothing of a NewsArticle; these are what search engines ask, with the type each must have.
ASKED = {"headline": str, "datePublished": str, "dateModified": str, "author": list, "publisher": dict}


def addresses(site: DemoSite, file: str) -> list[str]:
    return [str(each.text) for each in etree.fromstring(site.get(file).body).iter(f"{SITEMAP}loc")]


def articles(site: DemoSite) -> list[PublicPage]:
    found = [address.removeprefix(BASE) for address in addresses(site, "/sitemap-0.xml")]
    return [PublicPage(address, site.get(address).text) for address in found]


def test_the_index_names_every_part_and_each_part_is_there(demo_site: DemoSite) -> None:
    parts = addresses(demo_site, "/sitemap.xml")
    assert parts == [f"{BASE}/sitemap-trang.xml", f"{BASE}/sitemap-0.xml"]
    for part in parts:
        assert demo_site.get(part).media_type in {"application/xml", "text/xml"}


def test_sitemaps_follow_the_schema(demo_site: DemoSite, material: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(material / "schemas" / "sitemap" / "sitemap.xsd")))
    for address in ("/sitemap-0.xml", "/sitemap-trang.xml"):
        schema.assertValid(etree.fromstring(demo_site.get(address).body))


def test_every_address_in_a_sitemap_is_alive_and_its_own_canonical(demo_site: DemoSite) -> None:
    found = addresses(demo_site, "/sitemap-0.xml") + addresses(demo_site, "/sitemap-trang.xml")
    assert len(found) == len(set(found)) > 60
    for address in found:
        answer = demo_site.get(address)
        assert answer.status == 200, address
        assert f'<link rel="canonical" href="{address}">' in answer.text, address


def test_every_article_is_in_the_sitemap(demo_site: DemoSite) -> None:
    listed = {address.removeprefix(BASE) for address in addresses(demo_site, "/sitemap-0.xml")}
    written = {page for page in demo_site.pages() if re.fullmatch(r"(/km)?/[a-z-]+/[a-z0-9-]+-\d+/", page)}
    lists = re.compile(r"/(tac-gia|chu-de|trang-\d+)")
    written = {page for page in written if not lists.search(page) and demo_site.get(page).status == 200}
    assert listed == written


def test_the_news_sitemap_says_what_is_asked_of_news(demo_site: DemoSite) -> None:
    root = etree.fromstring(demo_site.get("/sitemap-news.xml").body)
    assert 0 < len(root) <= 1000
    for url in root:
        (news,) = url.findall(f"{NEWS}news")
        assert news.findtext(f"{NEWS}publication/{NEWS}name")
        assert news.findtext(f"{NEWS}publication/{NEWS}language") in {"vi", "km"}
        assert news.findtext(f"{NEWS}title")
        assert datetime.fromisoformat(news.findtext(f"{NEWS}publication_date") or "").tzinfo


def test_every_article_describes_itself_as_a_news_article(demo_site: DemoSite) -> None:
    for page in articles(demo_site):
        (script,) = [each for each in page.root.iter("script") if each.get("type") == "application/ld+json"]
        said = json.loads(script.text)
        news_article(said, page)
        if "mainEntity" in said:
            collection(said["mainEntity"], page)


def collection(said: dict[str, Any], page: PublicPage) -> None:
    """A dossier names what it gathers, in the order readers see."""
    assert said["@type"] == "ItemList", page.address
    items = said["itemListElement"]
    assert [item["position"] for item in items] == list(range(1, len(items) + 1)) != [], page.address
    assert all(item["url"].startswith(f"{BASE}/") for item in items), page.address


def news_article(said: dict[str, Any], page: PublicPage) -> None:
    address = page.address
    assert said["@context"] == "https://schema.org", address
    kinds = {"CollectionPage"} if "mainEntity" in said else {"NewsArticle", "LiveBlogPosting"}
    assert said["@type"] in kinds, address
    if said["@type"] == "LiveBlogPosting":
        told_live(said, page)
    for name, kind in ASKED.items():
        assert isinstance(said[name], kind), (address, name)
        assert said[name], (address, name)
    published, modified = (datetime.fromisoformat(said[name]) for name in ("datePublished", "dateModified"))
    assert published.tzinfo is not None, address
    assert published <= modified, address
    assert all(author["@type"] in {"Person", "Organization"} and author["name"] for author in said["author"]), address
    assert said["publisher"]["@type"] in {"Organization", "NewsMediaOrganization"}, address
    assert said["publisher"]["name"], address
    assert said["mainEntityOfPage"] == said["url"] == BASE + address
    assert said["inLanguage"] == page.language, address
    assert said["headline"] == without_breaks("".join(next(page.root.iter("h1")).itertext())), address
    assert all(image.startswith(f"{BASE}/tu-lieu/") for image in said["image"]), address


def told_live(said: dict[str, Any], page: PublicPage) -> None:
    """An open live blog says when it began, and of each entry what, when and where."""
    began = datetime.fromisoformat(said["coverageStartTime"])
    assert began.tzinfo is not None
    for update in said["liveBlogUpdate"]:
        assert (update["@type"], update["author"]["@type"]) == ("BlogPosting", "Organization")
        assert update["headline"]
        assert update["articleBody"]
        assert update["url"].startswith(f"{BASE}{page.address}truc-tiep/phan-")
        published, modified = (datetime.fromisoformat(update[name]) for name in ("datePublished", "dateModified"))
        assert began <= published <= modified <= datetime.fromisoformat(said["dateModified"])


def without_breaks(words: str) -> str:
    """Headlines of the Khmer edition show where a line may break; machines are told the words alone."""
    return words.replace("\u200b", "")


def test_robots_may_read_the_news_and_not_the_newsroom(demo_site: DemoSite) -> None:
    robots = RobotFileParser()
    robots.parse(demo_site.get("/robots.txt").text.splitlines())
    for path, may in (("/", True), ("/thoi-su/", True), ("/toa-soan/", False), ("/tim-kiem/?q=x", False)):
        assert robots.can_fetch("Googlebot", BASE + path) is may, path
    assert robots.site_maps() == [f"{BASE}/sitemap.xml", f"{BASE}/sitemap-news.xml"]
