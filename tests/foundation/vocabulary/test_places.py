"""Which place had a code on a day, and what it became."""

from __future__ import annotations

import csv
import io
import itertools
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoitu.foundation.vocabulary import operations, queries, tables
from hoitu.foundation.vocabulary.models import Place, PlaceSuccession
from hoitu.kernel.refusal import NotReady
from tests.world import NOON, World

MERGER = date(2025, 7, 1)
OLD_TABLE = (
    "code,name,type,parent\n8421,Phường 3,Phường,842\n842,Thành phố Trà Vinh,Thành phố,84\n84,Tỉnh Trà Vinh,Tỉnh,\n"
)
NEW_TABLE = "code,name,type,parent\n8421,Phường Trà Vinh,Phường,86\n86,Tỉnh Vĩnh Long,Tỉnh,\n"


def bring(world: World, table: str, since: date, until: date | None = None) -> operations.Imported:
    return operations.import_places(
        by=world.lan, file=io.BytesIO(table.encode()), from_date=since, to_date=until, source="Bảng thử", now=NOON
    )


def name_at(code: str, day: date) -> str:
    place = queries.place_at(code, day)
    return place.name if place else ""


def test_one_code_names_two_places_by_the_day(world: World) -> None:
    bring(world, OLD_TABLE, date(2020, 1, 1), MERGER)
    bring(world, NEW_TABLE, MERGER)
    assert name_at("8421", date(2024, 1, 1)) == "Phường 3"
    assert name_at("8421", date(2025, 6, 30)) == "Phường 3"
    assert name_at("8421", MERGER) == "Phường Trà Vinh"
    assert name_at("8421", date(2019, 12, 31)) == ""
    assert [place.code for place in queries.places_on(MERGER)] == ["8421", "86"]


def test_children_find_their_parents_whatever_the_order(world: World) -> None:
    bring(world, OLD_TABLE, date(2020, 1, 1), MERGER)
    ward = queries.place_at("8421", date(2024, 1, 1))
    assert ward is not None
    assert ward.parent is not None
    assert (ward.parent.name, ward.parent.parent_id is not None) == ("Thành phố Trà Vinh", True)


def test_a_second_import_changes_nothing(world: World) -> None:
    bring(world, OLD_TABLE, date(2020, 1, 1), MERGER)
    assert bring(world, OLD_TABLE, date(2020, 1, 1), MERGER) == operations.Imported(0, 0, 3)
    assert bring(world, OLD_TABLE, date(2021, 5, 5), MERGER) == operations.Imported(0, 0, 3)
    assert Place.objects.count() == 3


def test_a_contradiction_writes_nothing_and_names_its_lines(world: World) -> None:
    bring(world, OLD_TABLE, date(2020, 1, 1))
    with pytest.raises(NotReady) as refused:
        bring(world, NEW_TABLE, MERGER)
    assert any("8421" in problem for problem in refused.value.problems)
    assert not Place.objects.filter(code="86").exists()


@pytest.mark.parametrize(
    "broken",
    [
        "code,name\n1,x\n",
        "code,name,type,parent\n1,X,Xã,999\n",
        "code,name,type,parent,from_date\n1,X,Xã,,hôm qua\n",
        "code,name,type,parent,from_date,to_date\n1,X,Xã,,2025-02-02,2025-01-01\n",
        f"code,name,type,parent\n{'9' * 30},X,Xã,\n",
    ],
)
def test_any_other_table_is_refused_in_words(world: World, broken: str) -> None:
    with pytest.raises(NotReady):
        bring(world, broken, MERGER)
    assert not Place.objects.exists()


def test_bytes_that_are_no_text_are_refused(world: World) -> None:
    with pytest.raises(NotReady):
        operations.import_places(by=world.lan, file=io.BytesIO(b"\xff\x00"), from_date=MERGER, source="x", now=NOON)


def test_an_old_place_is_what_it_became(world: World) -> None:
    operations.plant(by=world.lan, now=NOON)
    town = queries.place_at("29308", date(2024, 1, 1))
    assert town is not None
    assert [one.place.pk for one in queries.place_now(town, date(2024, 5, 5))] == [town.pk]
    (now,) = queries.place_now(town, NOON.date())
    assert (now.place.name, now.verified) == ("Xã Cầu Kè", False)
    province = queries.place_at("84", date(2024, 1, 1))
    assert province is not None
    (merged,) = queries.place_now(province, NOON.date())
    assert (merged.place.name, merged.verified) == ("Tỉnh Vĩnh Long", True)


def test_what_nobody_tied_is_not_guessed(world: World) -> None:
    operations.plant(by=world.lan, now=NOON)
    district = queries.place_at("845", date(2024, 1, 1))
    assert district is not None
    assert queries.place_now(district, NOON.date()) == []


def test_a_chain_is_only_as_sure_as_its_weakest_tie(world: World) -> None:
    days = [date(2020, 1, 1), date(2022, 1, 1), date(2024, 1, 1), None]
    first, second, third = (
        Place.objects.create(code=f"{n}", name=f"Xã {n}", kind="xã", from_date=days[n] or MERGER, to_date=days[n + 1])
        for n in range(3)
    )
    for old, new, sure in ((first, second, False), (second, third, True)):
        operations.tie_places(
            by=world.lan, old=old, new=new, on_date=new.from_date, source="Nghị quyết", verified=sure, now=NOON
        )
    (now,) = queries.place_now(first, MERGER)
    assert (now.place, now.verified) == (third, False)


def test_a_place_that_lives_on_cannot_have_gone_into_another(world: World) -> None:
    bring(world, OLD_TABLE, date(2020, 1, 1))
    city, province = queries.place_at("842", MERGER), queries.place_at("84", MERGER)
    assert city is not None
    assert province is not None
    with pytest.raises(NotReady):
        operations.tie_places(
            by=world.lan, old=province, new=city, on_date=date(2019, 1, 1), source="x", verified=True, now=NOON
        )


TIES = "old,new,on_date,verified,source\n844,29266,2025-07-01,yes,Nghị quyết 1687\n"


def test_a_table_of_ties_comes_in_once(world: World) -> None:
    operations.plant(by=world.lan, now=NOON)
    for expected in (operations.Imported(1, 0, 0), operations.Imported(0, 0, 1)):
        assert operations.import_successions(by=world.lan, file=io.StringIO(TIES), now=NOON) == expected
    doubt = io.StringIO(TIES.replace("yes", "no"))
    assert operations.import_successions(by=world.lan, file=doubt, now=NOON) == operations.Imported(0, 1, 0)


@pytest.mark.parametrize("table", [TIES.replace("844", "999"), TIES.replace("2025-07-01", "hôm qua"), "old,new\n1,2\n"])
def test_ties_that_point_nowhere_write_nothing(world: World, table: str) -> None:
    operations.plant(by=world.lan, now=NOON)
    before = PlaceSuccession.objects.count()
    with pytest.raises(NotReady) as refused:
        operations.import_successions(by=world.lan, file=io.StringIO(table), now=NOON)
    assert refused.value.problems
    assert PlaceSuccession.objects.count() == before


def test_places_are_found_without_accents_and_by_day(world: World) -> None:
    operations.plant(by=world.lan, now=NOON)
    assert {place.name for place in queries.places_on(date(2024, 1, 1), search="cau ke")} == {
        "Huyện Cầu Kè",
        "Thị trấn Cầu Kè",
    }
    assert {place.name for place in queries.places_on(MERGER, search="CẦU KÈ")} == {"Xã Cầu Kè"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.lists(st.integers(1, 4000), min_size=2, max_size=6, unique=True), probe=st.integers(0, 4001))
def test_on_every_day_a_code_is_at_most_one_place(world: World, cuts: list[int], probe: int) -> None:
    Place.objects.filter(code="7").delete()
    start, days = date(2015, 1, 1), sorted(cuts)
    for number, (since, until) in enumerate(itertools.pairwise(days)):
        table = f"code,name,type,parent\n7,Xã {number},Xã,\n"
        bring(world, table, start + timedelta(since), start + timedelta(until))
    expected = next((n for n, (a, b) in enumerate(itertools.pairwise(days)) if a <= probe < b), None)
    found = queries.places_on(start + timedelta(probe)).filter(code="7")
    assert [place.name for place in found] == ([] if expected is None else [f"Xã {expected}"])


def test_the_seed_agrees_with_the_full_tables(world: World, material: Path) -> None:
    operations.plant(by=world.lan, now=NOON)
    for name, since, until, whole in (
        ("tra_vinh_2025-03-01.csv", date(2020, 1, 1), MERGER, 114),
        ("vinh_long_2026-07.csv", MERGER, None, 125),
    ):
        text = (material / "vietnam" / name).read_text(encoding="utf-8")
        done = bring(world, text, since, until)
        assert done.added + done.unchanged == whole
        assert done.added < whole
        assert bring(world, text, since, until).added == 0
    communes = [row["code"] for row in csv.DictReader(io.StringIO(text)) if row["parent"]]
    same = [code for code in communes if queries.place_at(code, date(2024, 1, 1))]
    assert len(same) == 41


def test_shipped_tables_are_well_formed() -> None:
    assert all(row["name"] and row["name_km"] for row in tables.shipped("sections.csv"))
    topics = tables.shipped("topics.csv")
    assert len([row for row in topics if not row["broader"]]) == 17
    assert all(row["name"] and row["name_km"] and row["name_en"] for row in topics)
