"""A release costs the same in an archive of any size: the same queries, the same pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoitu.delivery.site import operations, previews, rules
from hoitu.delivery.site.models import Listing
from tests.delivery.site.contents import again, in_khmer, released
from tests.delivery.site.reading import Reader
from tests.foundation.media.works import photo
from tests.world import NOON, World

GROWING = r"SCAN (site_(article|entry|relatedlink|publicfile)|T\d)\b"


def fill(world: World, number: int) -> None:
    operations.place_archive(contents=[released(world, f"Tin cũ {each}") for each in range(number)])


def touched(public: Path, since_ns: int) -> set[str]:
    """Files written since, with numbers left out of their names."""
    return {
        "".join(letter for letter in str(path.relative_to(public)) if not letter.isdigit())
        for path in public.rglob("*")
        if path.is_file() and path.stat().st_mtime_ns > since_ns
    }


def test_queries_and_files_do_not_grow_with_the_archive(world: World, public: Path) -> None:
    seen = []
    for more in (45, 200):
        fill(world, more)
        operations.rebuild(contents=[], now=NOON)
        last = max(path.stat().st_mtime_ns for path in public.rglob("*"))
        with CaptureQueriesContext(connection) as queries:
            operations.freeze_release(content=released(world, "Tin mới"), now=NOON)
        seen.append((len(queries), touched(public, last)))
    (few_queries, few_files), (many_queries, many_files) = seen
    assert many_queries <= few_queries + 2
    assert many_queries <= 120
    assert len(many_files) <= len(few_files) + 4


def test_a_picture_more_costs_no_query_more(world: World) -> None:
    def with_pictures(number: int) -> int:
        photos = [{"photo": photo().pk, "caption": ""} for _ in range(number)]
        gallery = {"type": "gallery", "value": {"title": "Ok Om Bok", "photos": photos}}
        release = released(world, f"{number} ảnh", body=[gallery])
        with CaptureQueriesContext(connection) as queries:
            previews.preview(release, now=NOON)
        return len(queries)

    assert with_pictures(6) == with_pictures(1)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's plans")
def test_no_query_of_a_release_walks_a_table_that_grows(world: World) -> None:
    first = released(world, "Có cả tiếng Khmer")
    operations.freeze_release(content=in_khmer(first), now=NOON)
    with CaptureQueriesContext(connection) as queries:
        operations.freeze_release(content=first, now=NOON)
        operations.freeze_release(content=again(first, "correct", correction_note="Đúng."), now=NOON)
        operations.withdraw_article(output_id=first.output_id, public_note="", now=NOON)
    walked = []
    with connection.cursor() as cursor:
        for each in queries.captured_queries:
            if each["sql"].startswith("SELECT") and "site_search" not in each["sql"]:
                cursor.execute(f"EXPLAIN QUERY PLAN {each['sql']}")
                steps = [row[3] for row in cursor.fetchall()]
                walked += [(step, each["sql"]) for step in steps if re.match(GROWING, step) and "INDEX" not in step]
    assert walked == []


def test_a_full_numbered_page_never_changes(world: World, public: Path, reader: Reader) -> None:
    fill(world, rules.PAGE_SIZE + 1)
    operations.rebuild(contents=[], now=NOON)
    page = public / "tin-moi" / "trang-1" / "index.html"
    before = page.stat().st_mtime_ns

    for each in range(3):
        operations.freeze_release(content=released(world, f"Thêm {each}"), now=NOON)

    assert page.stat().st_mtime_ns == before
    assert "Thêm 2" in reader.get("/tin-moi/").text
    assert "Thêm 2" in reader.get("/tin-moi/trang-2/").text


def test_pages_lead_from_the_front_to_the_oldest_and_back(world: World, reader: Reader) -> None:
    contents = [released(world, f"Tin {each:03}") for each in range(2 * rules.PAGE_SIZE)]
    for content in contents:
        operations.freeze_release(content=content, now=NOON)
    operations.freeze_release(content=released(world, "Tin cuối"), now=NOON)

    front, second, first = (reader.get(f"/thoi-su/{page}").text for page in ("", "trang-2/", "trang-1/"))
    assert 'rel="next" href="/thoi-su/trang-2/"' in front
    assert 'rel="next" href="/thoi-su/trang-1/"' in second
    assert 'rel="prev" href="/thoi-su/trang-3/"' in second
    assert 'rel="prev" href="/thoi-su/trang-2/"' in first
    assert 'rel="next"' not in first
    assert "Tin 000" in first
    seen = {each for page in (front, second, first) for each in range(2 * rules.PAGE_SIZE) if f"Tin {each:03}" in page}
    assert seen == set(range(2 * rules.PAGE_SIZE))


def test_a_withdrawal_leaves_a_gap_and_moves_nothing(world: World, reader: Reader) -> None:
    contents = [released(world, f"Tin {each:03}") for each in range(rules.PAGE_SIZE + 2)]
    for content in contents:
        operations.freeze_release(content=content, now=NOON)
    operations.withdraw_article(output_id=contents[3].output_id, public_note="", now=NOON)

    page = reader.get("/tin-moi/trang-1/").text
    assert "Tin 003" not in page
    assert "Tin 019" in page
    assert "Tin 020" not in page
    assert Listing.objects.get(kind="all", language="vi").size == rules.PAGE_SIZE + 2
