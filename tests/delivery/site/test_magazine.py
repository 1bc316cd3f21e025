"""E-magazine layout on the site: chapters, contents, photos from edge to edge, and colours that can be read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import html5lib
import pytest

from hoitu.delivery.site import body, media_files, operations
from hoitu.delivery.site.freezing import assets
from hoitu.production.newsroom.rules.body import TONES, BadBody, media_of, read_body, words_of
from tests.delivery.site.contents import released
from tests.delivery.site.reading import Reader
from tests.world import NOON, World

ALLOWED = ("paragraph", "chapter", "wide", "beside", "pull", "figures")
SHEET = Path(assets.SOURCE / "emagazine.css").read_text(encoding="utf-8")
TEXT: list[dict[str, Any]] = [
    {"type": "paragraph", "value": "<p>Mở đầu.</p>"},
    {"type": "chapter", "value": {"title": "Con nước", "tone": "sand"}},
    {"type": "pull", "value": {"text": "Nước lên thì cá về.", "source": "Bà Sáu"}},
    {"type": "figures", "value": {"caption": "Một mùa", "rows": [["1.200", "hộ có nước"], ["75%", ""]]}},
    {"type": "chapter", "value": {"title": "Mùa gặt", "tone": None}},
    {"type": "beside", "value": {"photo": None, "caption": "", "text": "Lúa chín.\n\nGặt sớm.", "side": "right"}},
]


def made(blocks: list[dict[str, Any]]) -> str:
    return body.make(read_body(blocks, ALLOWED), "vi", media_files.public()).html


def test_chapters_hold_what_follows_and_a_table_of_contents_leads_to_them() -> None:
    html = made(TEXT)
    assert body.is_magazine(html)
    assert '<a href="#chuong-1">Con nước</a>' in html
    assert '<section class="chapter tone-sand" id="chuong-1"><h2>Con nước</h2>' in html
    assert '<section class="chapter tone-plain" id="chuong-2">' in html
    assert html.count("<section") == html.count("</section>") == 3
    assert html.index("</section>") > html.index("1.200")
    assert "<b>1.200</b> <span>hộ có nước</span>" in html
    assert "<p>Lúa chín.</p>" in html


def test_an_ordinary_article_has_nothing_of_it() -> None:
    html = made(TEXT[:1])
    assert not body.is_magazine(html)
    assert html == "<p>Mở đầu.</p>"


def test_one_chapter_alone_needs_no_contents() -> None:
    assert "contents" not in made(TEXT[:3])


def test_words_and_photos_of_the_layout_are_found() -> None:
    blocks = read_body([*TEXT, {"type": "wide", "value": {"photo": 7, "caption": "Bến"}}], ALLOWED)
    assert "Con nước" in words_of(blocks)
    assert "Một mùa\n1.200 hộ có nước\n75% ".strip() in "\n".join(words_of(blocks))
    assert media_of(blocks, None).photos == (7,)


def test_a_colour_that_is_not_of_the_palette_is_refused() -> None:
    with pytest.raises(BadBody):
        read_body([{"type": "chapter", "value": {"title": "X", "tone": "red; background:url(x)"}}], ALLOWED)
    with pytest.raises(BadBody):
        read_body([{"type": "beside", "value": {"side": "up"}}], ALLOWED)


def _tones() -> list[tuple[str, dict[str, str]]]:
    found = re.findall(r"\.tone-(\w+) \{([^}]*)\}", SHEET)
    return [(name, dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", rules))) for name, rules in found]


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    bright, dark = sorted((_light(one), _light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_every_tone_of_the_palette_can_be_read_by_day_and_by_night() -> None:
    tones = _tones()
    assert {name for name, _colours in tones} == set(TONES) - {"plain"}
    for name, colours in tones:
        for ground in ("paper", "sheet"):
            assert _contrast(colours["ink"], colours[ground]) >= 7, name
            for ink in ("soft", "accent-ink"):
                assert _contrast(colours[ink], colours[ground]) >= 4.5, (name, ink, ground)


def test_the_sheet_is_small_and_asked_for_by_its_own_pages_only() -> None:
    assert len(SHEET.encode()) < 6000
    assert "emagazine.css" in assets.addresses()


def test_a_long_magazine_with_its_sheets_stays_under_sixty_kilobytes(world: World, reader: Reader) -> None:
    words = "<p>" + "Con nước lớn ròng theo mùa, bà con xuống đồng từ sớm. " * 12 + "</p>"
    chapters = [[{**TEXT[1]}, {"type": "paragraph", "value": words}, *TEXT[2:4], TEXT[5]] for _each in range(6)]
    whole = read_body([block for chapter in chapters for block in chapter], ALLOWED)
    path = operations.freeze_release(content=released(world, body=whole), now=NOON)
    assert path is not None
    page = reader.get(path).text
    html5lib.HTMLParser(strict=True).parse(page)
    assert page.count('class="chapter') == 6
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
    assert any("emagazine" in sheet for sheet in sheets)
    assert len(page.encode()) + sum(len(reader.get(sheet).text.encode()) for sheet in sheets) < 60_000
    other = operations.freeze_release(content=released(world, "Bài thường"), now=NOON)
    assert "emagazine" not in reader.get(str(other)).text
