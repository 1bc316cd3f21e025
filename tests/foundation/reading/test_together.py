"""Several sets of rows in one statement are the same rows as in a statement each."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from pytest_django import DjangoAssertNumQueries

from hoitu.foundation.directory.models import Agency, AgencyName, ApprovalRight, Membership, Person, Unit
from hoitu.foundation.media.models import Licence
from hoitu.foundation.reading.together import together
from tests.world import World


def plain(row: Any) -> dict[str, Any]:
    return {name: value for name, value in vars(row).items() if not name.startswith("_")}


def sets() -> dict[str, QuerySet[Any, Any]]:
    rights = ApprovalRight.objects.filter(person=OuterRef("person"))
    return {
        "held": Membership.objects.select_related("person", "unit__agency").order_by("from_date", "-pk"),
        "people": Person.objects.filter(is_demo=True).order_by("-username"),
        "approvers": Membership.objects.annotate(approves=Exists(rights)).order_by("pk"),
        "light": Person.objects.only("full_name", "username").order_by("username"),
        "lighter": Membership.objects.select_related("person").defer("person__password", "role").order_by("pk"),
        "licences": Licence.objects.order_by("name"),
        "nobody": Person.objects.none(),
    }


@pytest.fixture
def house(world: World) -> World:
    Licence.objects.create(name="TTXVN", purposes=["web", "in"], from_date=date(2026, 1, 1))
    return world


@pytest.mark.usefixtures("house")
def test_every_set_is_read_as_by_itself(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    assert connection.features.supports_json_field  # Django asks the database once
    with django_assert_num_queries(1):
        found = together(**sets())
    for name, rows in sets().items():
        assert [plain(row) for row in found[name]] == [plain(row) for row in rows], name
        assert found[name] == list(rows), name


@pytest.mark.usefixtures("house")
def test_what_is_joined_is_at_hand(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    held = together(**sets())["held"]
    with django_assert_num_queries(0):
        told = [_who_and_where(each) for each in held]
    assert told == [_who_and_where(each) for each in Membership.objects.order_by("from_date", "-pk")]


def _who_and_where(held: Membership) -> tuple[str, str]:
    return str(held.person), held.unit.agency.code if held.unit else ""


@pytest.mark.usefixtures("house")
def test_what_points_to_a_row_hangs_at_it(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    names = Prefetch("names", AgencyName.objects.order_by("-from_date"))
    with django_assert_num_queries(1):
        rows = together(agencies=Agency.objects.prefetch_related(names, "units").order_by("code"))
        told = [_names_and_desks(agency) for agency in rows["agencies"]]
    assert told == [_names_and_desks(agency) for agency in Agency.objects.order_by("code")]


def _names_and_desks(agency: Agency) -> tuple[list[str], set[str]]:
    return [str(name) for name in agency.names.all()], {unit.name for unit in agency.units.all()}


@pytest.mark.usefixtures("house")
def test_tuples_stay_tuples(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    wanted = Membership.objects.values_list("person_id", "role", "from_date", "unit__name")
    with django_assert_num_queries(1):
        found = together(held=wanted, roles=Membership.objects.values_list("role").distinct())
    assert sorted(found["held"], key=str) == sorted(wanted, key=str)
    assert sorted(found["roles"]) == sorted(Membership.objects.values_list("role").distinct())


@pytest.mark.django_db
def test_nothing_asked_is_nothing_read(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert together() == {}
        assert together(nobody=Unit.objects.none()) == {"nobody": []}
