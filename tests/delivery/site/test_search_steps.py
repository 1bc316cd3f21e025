"""How answers of several kinds become one page, and what a page made at once takes from the frozen ones."""

from __future__ import annotations

from datetime import date, timedelta

from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from hoitu.delivery.site import operations
from hoitu.foundation.search import excerpts
from hoitu.foundation.search.port import ANYWHERE, CANDIDATES, HEADLINE, PHRASE, Query, by_steps
from hoitu.foundation.vocabulary.models import Section
from tests.delivery.site.contents import released
from tests.world import NOON, World

EVERYTHING = list(range(100, 0, -1))
FOUND = {(True, HEADLINE): [7], (True, PHRASE): [9, 7, 3], (True, ANYWHERE): [9, 8, 7, 3]}
FOUND |= {(False, HEADLINE): [20, 7], (False, PHRASE): [20, 9, 7, 3], (False, ANYWHERE): EVERYTHING}


def ask(offset: int, limit: int) -> tuple[list[int], int, list[tuple[bool, str]]]:
    asked: list[tuple[bool, str]] = []

    def step(exact: bool, where: str) -> list[int]:  # noqa: FBT001 - the engines' own shape
        asked.append((exact, where))
        return FOUND[exact, where]

    found = by_steps(Query(("đồng", "bào"), ("dong", "bao"), offset=offset, limit=limit), step)
    return found.numbers, found.total, asked


def test_a_full_page_asks_no_further_but_counts_all() -> None:
    numbers, total, asked = ask(0, 3)
    assert numbers == [7, 9, 3]
    assert total == len(EVERYTHING)
    assert asked == [(True, HEADLINE), (True, PHRASE), (False, ANYWHERE)]


@given(limit=st.integers(1, 30), page=st.integers(0, 5))
def test_pages_are_cut_from_one_order_whatever_their_size(limit: int, page: int) -> None:
    whole, _total, asked = ask(0, CANDIDATES)
    assert len(asked) == len(FOUND)
    assert ask(page * limit, limit)[0] == whole[page * limit : (page + 1) * limit]


def test_a_match_far_down_in_an_article_is_shown() -> None:
    shown = excerpts.excerpt("đầu bài " * 1000 + "đồng bào " + "cuối bài " * 100, ("dong", "bao"))
    assert "<mark>đồng</mark> <mark>bào</mark> cuối bài" in shown
    assert shown.startswith("… ")


def test_a_page_made_at_once_asks_for_the_menu_no_more_often_than_pages_are_frozen(
    world: World, django_assert_num_queries: object
) -> None:
    operations.freeze_release(content=released(world), now=NOON)
    client = Client()
    first = client.get("/tim-kiem/").content.decode()
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert client.get("/tim-kiem/").content.decode() == first
    assert "Thời sự" in first

    Section.objects.create(code="xa-hoi", name="Xã hội", name_km="សង្គម", from_date=date(2023, 1, 1))
    operations.freeze_release(content=released(world, "Tin sau đó"), now=NOON + timedelta(minutes=5))
    assert "Xã hội" in client.get("/tim-kiem/").content.decode()
