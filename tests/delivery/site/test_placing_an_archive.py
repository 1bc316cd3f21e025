"""An archive placed at once stands as if its pieces had come one by one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hoitu.delivery.site import operations, queries
from hoitu.delivery.site.models import Article, Entry, Listing, RelatedLink, SitemapPart
from hoitu.production.newsroom.release_content import ReleaseContent
from tests.delivery.site.contents import CULTURE, again, in_khmer, released
from tests.delivery.site.reading import Reader
from tests.world import NOON, World

ENTRY = ("listing__kind", "listing__key", "position", "article__headline", "article__language")
OLD = NOON - timedelta(days=900)


def old_pieces(world: World) -> list[ReleaseContent]:
    pieces = [released(world, f"Tin cũ số {n}", at=OLD + timedelta(hours=n)) for n in range(9)]
    pieces.insert(5, released(world, "Lễ hội năm xưa", section=CULTURE, topics=[], at=OLD + timedelta(hours=4)))
    return [*pieces, in_khmer(pieces[-1])]


def shape() -> dict[str, Any]:
    """What the rows say, by headline instead of by number."""
    names = dict(Article.objects.values_list("number", "headline"))
    links = RelatedLink.objects.order_by("article_id", "position").values_list("article_id", "other_id")
    return {
        "lists": list(Listing.objects.order_by("kind", "language", "key").values_list("kind", "key", "name", "size")),
        "entries": sorted(
            Entry.objects.values_list(
                "listing__kind", "listing__key", "position", "article__headline", "article__language"
            )
        ),
        "links": [(names[one], names[other]) for one, other in links],
    }


def test_rows_lists_and_links_are_those_of_single_releases(world: World) -> None:
    pieces = old_pieces(world)
    operations.place_archive(contents=pieces)
    at_once = shape()
    Article.objects.all().delete()
    Listing.objects.all().delete()

    operations.place_all(pieces, lambda *_: None)

    assert shape() == at_once


def test_it_is_found_and_has_pages_after_a_rebuild(world: World, reader: Reader) -> None:
    pieces = old_pieces(world)
    assert operations.place_archive(contents=pieces) == 11
    assert SitemapPart.objects.count() == 1
    found = queries.search("le hoi nam xua", language="vi", now=NOON)
    assert [hit.card.headline for hit in found.hits] == ["Lễ hội năm xưa"]

    operations.rebuild(contents=pieces, now=NOON)

    assert reader.get(found.hits[0].card.path).status == 200
    assert "Tin cũ số 8" in reader.get("/thoi-su/").text


def test_running_a_broken_import_again_adds_nothing_twice(world: World) -> None:
    pieces = old_pieces(world)
    operations.place_archive(contents=pieces[:4])
    operations.place_archive(contents=pieces)
    before = shape()

    heard: list[int] = []
    assert operations.place_archive(contents=pieces, progress=heard.append) == 11
    assert shape() == before
    assert heard == [11]


def test_later_releases_and_other_kinds_go_their_own_way(world: World) -> None:
    first = released(world, "Bản đầu", at=OLD)
    operations.place_archive(contents=[first, again(first, headline="Bản sau"), released(world, kind="radio", at=OLD)])

    assert [article.headline for article in Article.objects.all()] == ["Bản sau"]


def test_new_pieces_follow_what_is_there(world: World) -> None:
    operations.freeze_release(content=released(world, "Đã có", at=OLD), now=NOON)
    operations.place_archive(contents=[released(world, "Thêm vào", at=OLD + timedelta(hours=1))])

    assert list(
        Entry.objects.filter(listing__kind="all").order_by("position").values_list("article__headline", flat=True)
    ) == [
        "Đã có",
        "Thêm vào",
    ]
    assert shape()["links"] == [("Thêm vào", "Đã có")]
