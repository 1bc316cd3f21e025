"""What staff read: every topic in Vietnamese words, on the day they choose, with its gaps and doubts."""

from __future__ import annotations

from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from hoitu.foundation.norms import queries, wording
from tests.world import World


@pytest.fixture
def reader(client: Client, world: World) -> Client:
    client.force_login(world.binh)
    return client


def walk(values: Any, field: str = "") -> list[tuple[str, Any]]:
    """Every field with every plain value in it."""
    if isinstance(values, dict):
        return [pair for name, value in values.items() for pair in [(name, None), *walk(value, name)]]
    if isinstance(values, list):
        return [pair for value in values for pair in walk(value, field)]
    return [(field, values)]


def test_every_field_has_a_vietnamese_word() -> None:
    used = {name for topic in queries.topics() for entry in topic.entries for name, _value in walk(dict(entry.values))}
    assert used - set(wording.words()["fields"]) == set()


def test_every_coded_value_has_a_vietnamese_word() -> None:
    coded = {
        value
        for topic in queries.topics()
        for entry in topic.entries
        for _name, value in walk(dict(entry.values))
        if isinstance(value, str) and value.isascii() and " " not in value and "_" in value
    }
    assert coded - set(wording.words()["values"]) == set()


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("royalty_unit_vnd", 180000, "180.000 đồng"),
        ("unit_share_of_base_salary", 0.1, "0,1"),
        ("pay_within_days", 60, "60 ngày"),
        ("fine_vnd", [3000000, 5000000], "3.000.000 đến 5.000.000 đồng"),
        ("agency_answers_question_working_days", 15, "15 ngày làm việc"),
        ("silence_is_consent", False, "không"),
        ("minimum_coefficient", None, "không nêu"),
        ("issued", date(2023, 6, 2), "02/06/2023"),
        ("criteria", [], "chưa có"),
        ("authority_keep_months", {"online": 12}, "Báo điện tử: 12 tháng"),
        ("place", {"print": "page_2"}, "Báo in: trang 2"),
    ],
)
def test_values_read_as_vietnamese(name: str, value: Any, shown: str) -> None:
    assert wording.text(name, value) == shown


def test_a_citation_reads_as_it_is_written() -> None:
    assert wording.citation("ND 18/2014/ND-CP art.4, 7, 10") == "NĐ 18/2014/NĐ-CP điều 4, 7, 10"
    assert wording.citation("951/QD-BTTTT") == "951/QĐ-BTTTT"


def test_the_list_shows_every_topic_and_asks_the_database_for_the_shell_alone(
    reader: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(20):
        page = reader.get(reverse("norms:topics")).content.decode()
    for topic in queries.topics():
        assert topic.label in page


def test_a_word_without_marks_finds_the_topic(reader: Client) -> None:
    page = reader.get(reverse("norms:topics"), {"q": "cai chinh"}).content.decode()
    assert "Cải chính, xin lỗi" in page
    assert "Mức lương cơ sở" not in page


@pytest.mark.parametrize("topic", [topic.code for topic in queries.topics()])
def test_every_topic_opens(reader: Client, topic: str) -> None:
    assert reader.get(reverse("norms:topic", args=[topic])).status_code == 200


def test_the_reader_chooses_the_day(reader: Client) -> None:
    url = reverse("norms:topic", args=["base_salary"])
    early = reader.get(url, {"ngay": "2023-10-24"})
    decisive = [card for line in early.context["lines"] for card in line.cards if card.in_force]
    assert [card.entry.values["vnd_per_month"] for card in decisive] == [1_800_000]


def test_a_gap_and_an_unverified_field_are_marked(reader: Client) -> None:
    gap = reader.get(reverse("norms:topic", args=["security_level3"]), {"ngay": "2026-07-15"})
    assert any(card.by_gap for line in gap.context["lines"] for card in line.cards)
    doubt = reader.get(reverse("norms:topic", args=["correction"]), {"ngay": "2026-08-01"})
    rows = [row for line in doubt.context["lines"] for card in line.cards if card.in_force for row in card.fields]
    assert [row.field.name for row in rows if row.differs] == ["online_keep_days"]


@pytest.mark.parametrize("day", ["hôm qua", "2026-13-45", "9" * 50])
def test_nonsense_for_a_day_shows_today_and_says_so(reader: Client, day: str) -> None:
    page = reader.get(reverse("norms:topics"), {"ngay": day})
    assert page.status_code == 200
    assert page.context["wrong_day"]


def test_an_unknown_topic_is_not_found(reader: Client) -> None:
    assert reader.get(reverse("norms:topic", args=["no-such"])).status_code == 404


def test_the_verb_lists_and_shows() -> None:
    out = StringIO()
    call_command("norms", "list", stdout=out)
    assert "base_salary" in out.getvalue()
    call_command("norms", "show", "security_level3", "--on", "2026-07-15", stdout=out)
    assert "KHOẢNG TRỐNG" in out.getvalue()


@pytest.mark.parametrize("arguments", [["show", "no_such"], ["show", "base_salary", "--on", "mai"]])
def test_the_verb_says_what_to_do_next(arguments: list[str]) -> None:
    with pytest.raises(CommandError, match=r"norms list|ví dụ"):
        call_command("norms", *arguments)
