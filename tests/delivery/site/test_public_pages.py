"""Every kind of page: correct HTML, nothing from elsewhere, small, and what the law and readers need."""

from __future__ import annotations

import json
import re
from pathlib import Path

import html5lib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hoitu.delivery.site import operations
from hoitu.delivery.site.models import Article
from hoitu.foundation.media.models import Attachment, Photo, Recording
from tests.delivery.site.contents import again, in_khmer, paragraph, released
from tests.delivery.site.reading import Reader
from tests.foundation.media import works
from tests.world import NOON, World

HOSTILE = "<script>alert(1)</script>\"'&<b onclick=x>đậm</b>"


def photo() -> Photo:
    made = works.photo(works.jpeg(1400, 900), alt="Ghe ngo trên sông", credit="Sa Rone")
    made.caption, made.ai_use = "Đua ghe", "khử nhiễu"
    made.save()
    return made


def rich_body() -> list[dict[str, object]]:
    picture = photo()
    demo = Path(__file__).parents[3] / "hoitu/web/demo/assets/ban-tin-minh-hoa.mp3"
    audio = Recording.objects.create(
        title="Bản tin",
        kind="audio",
        media_type="audio/mpeg",
        transcript="Lời bản tin.",
        file=SimpleUploadedFile("tin.mp3", demo.read_bytes()),
    )
    plan = Attachment.objects.create(
        title="Kế hoạch 103", source="UBND tỉnh", file=SimpleUploadedFile("kh.csv", b"a,b\n1,2\n")
    )
    return [
        paragraph("<p>Mở đầu.</p><ul><li>Một</li></ul>"),
        {"type": "heading", "value": "Tít xen"},
        {"type": "quote", "value": {"text": "Lời nói", "source": "Ông Ba"}},
        {"type": "box", "value": {"title": "Hộp", "text": "<p>Trong hộp</p>"}},
        {"type": "photo", "value": {"photo": picture.pk, "caption": ""}},
        {"type": "gallery", "value": {"title": "Chùm ảnh", "photos": [{"photo": picture.pk, "caption": "Ảnh hai"}]}},
        {"type": "audio", "value": {"recording": str(audio.pk), "caption": ""}},
        {"type": "attachment", "value": {"attachment": plan.pk, "title": ""}},
        {"type": "table", "value": {"caption": "Giá", "header": True, "rows": [["Hàng", "Giá"], ["Tôm", "112.000"]]}},
        {"type": "shot", "value": {"picture": "không dành cho web"}},
    ]


@pytest.fixture
def pages(world: World, reader: Reader) -> dict[str, str]:
    """One page of every kind, by name."""
    whole = released(world, body=rich_body(), cover_id=photo().pk, ai_use="gợi ý tiêu đề", is_demo=True)
    hostile = released(world, HOSTILE, lead=HOSTILE, body=[paragraph(f"<p>{HOSTILE}</p>")])
    gone = released(world, "Sẽ gỡ")
    paths = {"article": whole, "khmer article": in_khmer(whole), "hostile article": hostile, "withdrawn": gone}
    addresses = {name: operations.freeze_release(content=content, now=NOON) or "" for name, content in paths.items()}
    note = again(hostile, "correct", correction_note=HOSTILE, false_information=HOSTILE)
    operations.freeze_release(content=note, now=NOON)
    operations.withdraw_article(output_id=gone.output_id, public_note=HOSTILE, now=NOON)
    lists = ["/", "/km/", "/thoi-su/", "/van-hoa/", "/km/thoi-su/", "/tin-moi/", "/tin-moi/trang-1/"]
    lists += ["/chu-de/nong-nghiep/", "/cai-chinh/", "/km/cai-chinh/", "/404.html", "/offline.html"]
    return {name: reader.get(path).text for name, path in {**addresses, **{path: path for path in lists}}.items()}


def test_every_page_is_correct_html_of_our_own_host_alone(pages: dict[str, str]) -> None:
    assert len(pages) == 16
    for name, page in pages.items():
        html5lib.HTMLParser(strict=True).parse(page)
        assert page.startswith("<!doctype html>"), name
        assert re.search(r'<html lang="(vi|km)">', page), name
        loaded = re.findall(r'(?:src|srcset|poster|action)="([^"]+)"', page)
        loaded += re.findall(r'<link rel="(?:stylesheet|icon)" href="([^"]+)"', page)
        assert loaded, name
        assert all(address.startswith("/") and not address.startswith("//") for address in loaded), name
        assert inline_code(page) == [], name
        assert len(page.encode()) <= 60_000, name
        assert page.count("<h1") == 1, name


def inline_code(page: str) -> list[str]:
    """What the policy forbids: scripts that run in the page, styles, handlers."""
    found = []
    for element in html5lib.parse(page, namespaceHTMLElements=False).iter():
        is_allowed = element.get("type") == "application/ld+json" or (element.get("src") and not element.text)
        found += [element.tag] if element.tag == "style" or (element.tag == "script" and not is_allowed) else []
        found += [name for name in element.attrib if name == "style" or name.startswith("on")]
    return found


def test_what_people_type_is_never_markup(pages: dict[str, str]) -> None:
    for name in ("hostile article", "withdrawn", "/cai-chinh/", "/"):
        assert "&lt;script&gt;alert(1)" in pages[name], name
    data = json.loads(_json_ld(pages["hostile article"]))
    assert data["headline"] == HOSTILE


def _json_ld(page: str) -> str:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    return found[1]


def test_an_article_shows_all_its_parts(pages: dict[str, str]) -> None:
    page = pages["article"]
    for words in ("Tít xen", "<blockquote><p>Lời nói</p></blockquote>", "Trong hộp", "Lời bản tin.", "Kế hoạch 103"):
        assert words in page, words
    for words in ("112.000", "dữ liệu minh họa", "Có sử dụng AI", "khử nhiễu", "Chùm ảnh", "Nguyễn Văn Bình"):
        assert words in page, words
    for markup in ('alt="Ghe ngo trên sông"', "image/avif", 'rel="author"', 'rel="tag"', "<audio controls", "<details"):
        assert markup in page, markup
    assert "không dành cho web" not in page
    assert "Thứ Ba, 24/11/2026, 12:00" in page


def test_an_article_describes_itself_to_machines(pages: dict[str, str]) -> None:
    page = pages["article"]
    data = json.loads(_json_ld(page))
    assert data["@type"] == "NewsArticle"
    assert data["datePublished"] == "2026-11-24T12:00:00+07:00"
    assert data["author"] == [{"@type": "Person", "name": "Nguyễn Văn Bình"}]
    assert data["image"][0].startswith("http://127.0.0.1:8000/tu-lieu/")
    for kind in ("og:title", "og:image", "og:url", "article:published_time"):
        assert f'property="{kind}"' in page, kind
    for media_type in ("rss+xml", "atom+xml", "feed+json"):
        assert f'<link rel="alternate" type="application/{media_type}"' in page, media_type


def test_every_page_carries_the_imprint(world: World, reader: Reader) -> None:
    agency = world.newspaper
    agency.licence_no, agency.address, agency.phone = "103/GP", "Số 1 đường 3/2", "0294 1"
    agency.email, agency.head_name, agency.parent = "bao@example.vn", "Phạm Thị Hạnh", world.department
    agency.save()
    path = operations.freeze_release(content=released(world), now=NOON)
    assert path is not None

    for address in ("/", path, "/thoi-su/"):
        page = reader.get(address).text
        header, footer = page.partition("</header>")[0], page.partition('<footer class="foot">')[2]
        assert "Cơ quan chủ quản" in header, address
        assert "Sở Thông tin và Truyền thông" in header, address
        for words in ("103/GP", "Số 1 đường 3/2", "0294 1", "bao@example.vn", "Phạm Thị Hạnh", "dữ liệu minh họa"):
            assert words in footer, words


def test_khmer_pages_mark_vietnamese_words(pages: dict[str, str]) -> None:
    page = pages["khmer article"]
    assert '<img lang="vi"' in page
    assert '<span lang="vi">gợi ý tiêu đề</span>' in page


@pytest.mark.usefixtures("world")
def test_pages_made_at_once_keep_the_same_rules() -> None:
    client = Client()
    for address, status in (("/tim-kiem/?q=x", 200), ("/km/tim-kiem/", 200), ("/khong-co-dau/", 404), ("/", 503)):
        response = client.get(address)
        assert response.status_code == status, address
        html5lib.HTMLParser(strict=True).parse(response.content.decode())
        assert "default-src 'self'" in response["Content-Security-Policy"], address
    assert client.post("/tim-kiem/").status_code == 405


def test_an_article_without_a_cover_is_shown_by_the_first_picture_of_its_text(world: World, reader: Reader) -> None:
    body = [paragraph("<p>Mở đầu.</p>"), {"type": "photo", "value": {"photo": photo().pk, "caption": ""}}]
    path = operations.freeze_release(content=released(world, body=body), now=NOON) or ""

    article, home = reader.get(path).text, reader.get("/").text
    kept = Article.objects.get().card["picture"]
    assert "story-cover" not in article  # it stands in the text already
    assert f'<meta property="og:image" content="http://127.0.0.1:8000{kept["social"]}">' in article
    assert f'src="{kept["src"]}"' in home
    assert kept["src"] in reader.get("/rss/tin-moi.xml").text
    assert kept["src"] in reader.get("/feed/tin-moi.json").text
