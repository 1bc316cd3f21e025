"""Sections are kept by the secretariat; their codes are addresses and stay."""

from __future__ import annotations

from datetime import date

import pytest

from hoitu.foundation.audit.queries import entries_of
from hoitu.foundation.outbox.models import Event
from hoitu.foundation.vocabulary import operations, queries
from hoitu.foundation.vocabulary.models import Section
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady
from tests.world import NOON, World

TODAY = NOON.date()


def codes(day: date = TODAY) -> list[str]:
    return [section.code for section in queries.sections_on(day)]


def test_a_new_section_stands_last_and_is_told(world: World) -> None:
    made = operations.add_section(by=world.lan, code="du-lich", name="Du  lịch", name_km="ទេសចរណ៍", now=NOON)
    assert codes()[-1] == "du-lich"
    assert made.name == "Du lịch"
    assert Event.objects.filter(name="vocabulary.section.changed", payload={"code": "du-lich"}).exists()
    assert [entry.outcome for entry in entries_of("vocabulary.section", made.pk)] == ["done"]


@pytest.mark.parametrize("code", ["thoi-su", "Thời sự", "", "A-b", "a/b"])
def test_a_code_is_plain_and_never_used_twice(world: World, code: str) -> None:
    with pytest.raises(NotReady):
        operations.add_section(by=world.lan, code=code, name="X", now=NOON)


def test_a_section_has_a_name(world: World) -> None:
    for name in ("", "   ", "x" * 81):
        with pytest.raises(NotReady):
            operations.rename_section(by=world.lan, code="thoi-su", name=name, now=NOON)


def test_a_renamed_section_keeps_its_code(world: World) -> None:
    operations.rename_section(by=world.quan, code="thoi-su", name="Thời sự trong tỉnh", now=NOON)
    found = queries.section("thoi-su")
    assert found is not None
    assert (found.name, found.name_km) == ("Thời sự trong tỉnh", "")


def test_the_order_is_the_one_given(world: World) -> None:
    operations.add_section(by=world.lan, code="du-lich", name="Du lịch", now=NOON)
    operations.order_sections(by=world.lan, codes=["van-hoa", "du-lich"], now=NOON)
    assert codes() == ["van-hoa", "du-lich", "thoi-su"]
    with pytest.raises(NotFound):
        operations.order_sections(by=world.lan, codes=["khong-co"], now=NOON)


def test_a_closed_section_is_read_but_not_offered(world: World) -> None:
    operations.close_section(by=world.lan, code="van-hoa", to_date=TODAY, now=NOON)
    assert "van-hoa" not in codes()
    assert "van-hoa" in codes(date(2026, 11, 23))
    assert queries.section("van-hoa") is not None
    operations.reopen_section(by=world.lan, code="van-hoa", now=NOON)
    assert "van-hoa" in codes()


def test_a_section_ends_after_it_began(world: World) -> None:
    with pytest.raises(NotReady):
        operations.close_section(by=world.lan, code="van-hoa", to_date=date(2023, 1, 1), now=NOON)


def test_only_secretariat_and_administrators_keep_sections(world: World) -> None:
    keepers = {name for name, person in world.people.items() if operations.keeps(person, NOON)}
    assert keepers == {"lan", "quan"}
    with pytest.raises(NotAllowed):
        operations.add_section(by=world.sarone, code="moi", name="Mới", now=NOON)
    assert not Section.objects.filter(code="moi").exists()
