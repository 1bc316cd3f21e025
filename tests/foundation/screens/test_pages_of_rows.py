"""Lists are as quick in an archive of a hundred thousand as in a new newsroom."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import RequestFactory

from hoitu.foundation.screens.frame import FirstRows, paged
from hoitu.foundation.vocabulary.models import Place
from tests.world import START

Counting = Callable[[int], AbstractContextManager[object]]


@pytest.fixture
def places(db: None) -> None:  # noqa: ARG001 - pytest's way to say that it is needed
    Place.objects.bulk_create(
        Place(code=f"{number:05}", kind="ap", name=f"Nơi {number}", from_date=START) for number in range(205)
    )


@pytest.mark.usefixtures("places")
def test_a_long_list_is_counted_no_further_than_people_turn_pages(django_assert_num_queries: Counting) -> None:
    rows = FirstRows(Place.objects.order_by("pk"), per_page=2)
    with django_assert_num_queries(1):
        assert (rows.count, rows.num_pages) == (200, 100)
    assert rows.is_cut
    assert len(rows.get_page(100)) == 2
    assert rows.get_page(101).number == 100


@pytest.mark.usefixtures("places")
def test_a_list_that_fits_is_counted_whole() -> None:
    rows = FirstRows(Place.objects.order_by("pk"), per_page=30)
    assert (rows.count, rows.num_pages, rows.is_cut) == (205, 7, False)
    exactly = FirstRows(Place.objects.order_by("pk")[:200], per_page=2)
    assert (exactly.count, exactly.is_cut) == (200, False)


def test_rows_in_hand_are_counted_as_they_are() -> None:
    request = RequestFactory().get("/", {"p": "2", "q": "lúa"})
    found = paged(request, list(range(40)))
    assert list(found["page_obj"]) == list(range(30, 40))
    assert found["kept_query"] == "q=l%C3%BAa&"
    assert not found["page_obj"].paginator.is_cut
