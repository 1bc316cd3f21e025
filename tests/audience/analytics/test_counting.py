"""Reads are counted in memory and added to the rows: each once, whoever counts at the same time, and bounded."""

from __future__ import annotations

import threading
from collections import Counter as Counts
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from hoitu.audience.analytics import articles, counter, operations, queries
from hoitu.audience.analytics.articles import Facts
from hoitu.audience.analytics.counter import Counter, Key
from hoitu.audience.analytics.models import CountedArticle, DayReads, HourReads
from tests.world import NOON

HOUR = NOON.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def _articles() -> Iterator[None]:
    """Articles 1 to 9 are there; 8 is Khmer, 9 of another section."""
    articles.told_by("test", lambda numbers: {number: facts(number) for number in numbers if number < 10})
    yield
    articles._lookups.pop("test")


def facts(number: int) -> Facts:
    return Facts("km" if number == 8 else "vi", "van-hoa" if number == 9 else "thoi-su")


class Later:
    """Holds what is to be done in a while."""

    def __init__(self) -> None:
        self.acts: list[Callable[[], None]] = []

    def __call__(self, _seconds: float, act: Callable[[], None]) -> None:
        self.acts.append(act)


def test_many_threads_count_each_read_once() -> None:
    written: Counts[Key] = Counts()
    later = Later()
    counting = Counter(written.update, later)

    def read() -> None:
        for number in range(500):
            counting.add(number % 5 + 1, NOON)
            if number % 100 == 0:
                counting.write_out()

    threads = [threading.Thread(target=read) for _each in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    counting.write_out()
    assert written == {(number, HOUR): 800 for number in range(1, 6)}


def test_one_writing_waits_for_all_reads_until_then() -> None:
    later = Later()
    writes: list[Mapping[Key, int]] = []
    counting = Counter(writes.append, later)
    for _each in range(100):
        counting.add(1, NOON)
    assert (len(later.acts), writes) == (1, [])
    later.acts.pop()()
    counting.write_out()
    assert writes == [{(1, HOUR): 100}]
    counting.add(1, NOON + AN_HOUR)
    assert len(later.acts) == 1


def test_what_could_not_be_written_is_kept_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counter, "MOST_KEYS", 3)
    later = Later()
    writes: list[Mapping[Key, int]] = []

    def write(counts: Mapping[Key, int]) -> None:
        if not writes:
            writes.append({})
            raise OSError("database is locked")
        writes.append(dict(counts))

    counting = Counter(write, later)
    for number in (1, 2, 3, 4, 5, 1):
        counting.add(number, NOON)
    later.acts.pop()()
    counting.add(1, NOON)
    later.acts.pop()()
    assert writes[1] == {(1, HOUR): 3, (2, HOUR): 1, (3, HOUR): 1}


@pytest.mark.django_db
def test_reads_are_added_and_unknown_articles_left_out(django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(5):  # two of them begin and end a part of the test's own transaction
        assert operations.add_reads(counts={(1, HOUR): 3, (2, HOUR): 1, (99, HOUR): 7}) == 4
    operations.add_reads(counts={(1, HOUR): 2, (1, HOUR - AN_HOUR): 1})
    assert list(HourReads.objects.order_by("article", "hour").values_list("article_id", "hour", "reads")) == [
        (1, HOUR - AN_HOUR, 1),
        (1, HOUR, 5),
        (2, HOUR, 1),
    ]
    assert operations.add_reads(counts={(99, HOUR): 7}) == 0
    assert not CountedArticle.objects.filter(number=99).exists()


@pytest.mark.django_db
def test_most_read_is_of_an_edition_and_a_section_the_higher_number_first_of_two() -> None:
    counts = {(number, HOUR): 5 for number in (1, 2, 3, 8, 9)}
    operations.add_reads(counts={**counts, (4, HOUR - A_DAY): 50, (3, HOUR): 6})
    found = queries.most_read(language="vi", since=NOON - timedelta(hours=23), limit=3)
    assert [(each.number, each.reads) for each in found] == [(3, 6), (9, 5), (2, 5)]
    in_section = queries.most_read(language="vi", section="thoi-su", since=NOON - A_DAY, limit=2)
    assert [each.number for each in in_section] == [4, 3]
    assert [each.number for each in queries.most_read(language="km", since=NOON, limit=9)] == [8]
    assert queries.reads_of([1, 4, 7], since=NOON - A_DAY) == {1: 5, 4: 50}


@pytest.mark.django_db
def test_what_an_article_is_follows_the_site() -> None:
    operations.add_reads(counts={(9, HOUR): 1})
    articles.told_by("test", lambda numbers: {number: Facts("vi", "kinh-te", is_demo=True) for number in numbers})
    operations.add_reads(counts={(9, HOUR): 1})
    row = CountedArticle.objects.get()
    assert (row.section_code, row.is_demo, HourReads.objects.get().reads) == ("kinh-te", True, 2)


@pytest.mark.django_db
def test_old_hours_become_days_of_viet_nam_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operations, "AT_ONCE", 4)
    old = datetime(2026, 8, 1, 16, tzinfo=UTC)  # 23:00 in Việt Nam
    operations.add_reads(counts={(1, old + step * AN_HOUR): 1 for step in range(26)} | {(2, old): 5, (1, HOUR): 9})
    assert operations.fold(NOON) == 27
    assert operations.fold(NOON) == 0
    assert list(DayReads.objects.order_by("article", "day").values_list("article_id", "day", "reads")) == [
        (1, date(2026, 8, 1), 1),
        (1, date(2026, 8, 2), 24),
        (1, date(2026, 8, 3), 1),
        (2, date(2026, 8, 1), 5),
    ]
    assert HourReads.objects.get().reads == 9


@pytest.mark.django_db
def test_the_last_35_days_keep_their_hours() -> None:
    operations.add_reads(counts={(1, HOUR - 35 * A_DAY): 1, (1, HOUR - 36 * A_DAY): 1})
    assert operations.fold(NOON) == 1


@pytest.mark.django_db(transaction=True)
def test_two_processes_add_to_the_same_rows_at_once() -> None:
    def add() -> None:
        try:
            for _each in range(10):
                operations.add_reads(counts={(number, HOUR): 1 for number in range(1, 8)})
        finally:
            connection.close()

    threads = [threading.Thread(target=add) for _each in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(HourReads.objects.values_list("reads", flat=True)) == {30}
