"""Who may act where on a day: roles, rights, delegations and agencies that were merged."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from hoitu.foundation.directory import queries, rules
from hoitu.foundation.directory.models import AgencyLink, ApprovalRight, Delegation, Membership
from hoitu.foundation.directory.rules import Held, HeldRight, RightUsed, Standing
from hoitu.kernel.refusal import NotFound
from tests.world import World

DAY = date(2026, 11, 24)
PLACES = [UUID(int=number) for number in range(1, 5)]
places = st.sampled_from(PLACES)
units = st.one_of(st.none(), st.sampled_from([UUID(int=number) for number in range(11, 14)]))
roles = st.sampled_from(["reporter", "editor"])


@given(held=st.frozensets(st.builds(Held, roles, places, units)), agency=places, unit=units, role=roles)
def test_a_role_counts_in_its_desk_and_agency_wide_in_every_desk(
    held: frozenset[Held], agency: UUID, unit: UUID | None, role: str
) -> None:
    fitting = [each for each in held if (each.role, each.agency_id) == (role, agency)]
    expected = any(unit is None or each.unit_id in {None, unit} for each in fitting)
    assert Standing(roles=held).holds({role}, agency_id=agency, unit_id=unit) is expected


@given(
    rights=st.lists(st.builds(HeldRight, roles, places, units, st.one_of(st.none(), st.integers(1, 9)))),
    agency=places,
    unit=units,
)
def test_ones_own_right_goes_before_a_delegation(rights: list[HeldRight], agency: UUID, unit: UUID | None) -> None:
    used = Standing(rights=tuple(rights)).right("editor", agency_id=agency, unit_id=unit)
    fitting = [
        each for each in rights if each.level == "editor" and each.agency_id == agency and each.unit_id in {None, unit}
    ]
    if not fitting:
        assert used is None
    else:
        assert used is not None
        assert used.own is any(each.delegation_id is None for each in fitting)
        assert (used.delegation_id is None) is used.own


@given(links=st.lists(st.tuples(places, places)))
def test_the_heirs_of_an_agency_are_all_that_followed_it_even_in_a_circle(links: list[tuple[UUID, UUID]]) -> None:
    found = rules.heirs(links)
    for predecessor, successor in links:
        if predecessor != successor:
            assert successor in found[predecessor]
            assert found.get(successor, frozenset()) - {predecessor} <= found[predecessor]


def test_a_membership_of_one_desk_does_not_reach_another(world: World) -> None:
    holds = partial(queries.holds_role, agency_id=world.newspaper.pk, on=DAY)
    assert holds(world.binh, {"reporter"}, unit_id=world.news_desk.pk)
    assert holds(world.binh, {"reporter"})
    assert not holds(world.binh, {"reporter"}, unit_id=world.khmer_desk.pk)
    assert not queries.holds_role(world.binh, {"reporter"}, agency_id=world.station.pk, on=DAY)
    assert holds(world.lan, {"secretariat"}, unit_id=world.khmer_desk.pk)


@pytest.mark.parametrize("offset", [-1, 0, 1])
def test_the_last_day_of_a_period_is_outside_it(world: World, offset: int) -> None:
    Membership.objects.filter(person=world.binh).update(to_date=DAY)
    on = DAY + timedelta(days=offset)
    assert queries.holds_role(world.binh, {"reporter"}, agency_id=world.newspaper.pk, on=on) is (offset < 0)
    assert bool(queries.roles_on(world.binh.pk, on)) is (offset < 0)


def delegation(world: World, **changes: Any) -> Delegation:
    fields: dict[str, Any] = {
        "giver": world.hanh,
        "deputy": world.duc,
        "agency": world.newspaper,
        "level": "chief",
        "document": "12/UQ-BTV",
        "from_date": DAY,
        "to_date": DAY + timedelta(days=7),
    }
    return Delegation.objects.create(**(fields | changes))


def chief_right(world: World, on: date = DAY) -> RightUsed | None:
    return queries.approval_right(
        world.duc, agency_id=world.newspaper.pk, unit_id=world.news_desk.pk, level="chief", on=on
    )


def test_a_deputy_approves_by_delegation_inside_its_days_only(world: World) -> None:
    given_ = delegation(world)
    assert chief_right(world, DAY - timedelta(days=1)) is None
    assert chief_right(world) == RightUsed(own=False, delegation_id=given_.pk)
    assert chief_right(world, DAY + timedelta(days=6)) is not None
    assert chief_right(world, DAY + timedelta(days=7)) is None


def test_a_revoked_delegation_is_dead(world: World) -> None:
    delegation(world, revoked_at=timezone.now())
    assert chief_right(world) is None


def test_nobody_lends_a_right_they_do_not_hold_that_day(world: World) -> None:
    delegation(world)
    ApprovalRight.objects.filter(person=world.hanh).update(to_date=DAY + timedelta(days=1))
    assert chief_right(world) is not None
    assert chief_right(world, DAY + timedelta(days=1)) is None


def test_a_right_for_one_desk_lends_nothing_for_the_whole_agency(world: World) -> None:
    delegation(world, giver=world.tam, level="desk")
    right = partial(queries.approval_right, world.duc, agency_id=world.newspaper.pk, level="desk", on=DAY)
    assert right(unit_id=world.news_desk.pk) is None
    delegation(world, giver=world.tam, level="desk", unit=world.news_desk)
    assert right(unit_id=world.news_desk.pk) is not None
    assert right(unit_id=world.khmer_desk.pk) is None


def test_the_people_of_the_successor_answer_for_what_the_merged_agency_published(world: World) -> None:
    AgencyLink.objects.create(predecessor=world.station, successor=world.newspaper, on_date=DAY)
    holds = partial(queries.holds_role, world.hanh, {"editor_in_chief"}, agency_id=world.station.pk)
    assert not holds(on=DAY - timedelta(days=1))
    assert holds(on=DAY)
    assert queries.approval_right(world.hanh, agency_id=world.station.pk, level="chief", on=DAY) is not None


def test_approvers_deputies_and_administrators_need_a_second_factor(world: World) -> None:
    needing = {name for name, who in world.people.items() if queries.needs_second_factor(who, DAY)}
    assert needing == {"tam", "son", "lan", "hanh", "phuc", "quan"}
    delegation(world)
    assert queries.needs_second_factor(world.duc, DAY)
    assert not queries.needs_second_factor(world.duc, DAY + timedelta(days=30))


def test_the_approvers_of_a_desk_are_its_own_and_the_delegated(world: World) -> None:
    delegation(world)
    approvers = partial(queries.approvers, agency_id=world.newspaper.pk, on=DAY)
    assert list(approvers(unit_id=world.news_desk.pk, level="desk")) == [world.tam]
    assert set(approvers(unit_id=None, level="chief")) == {world.hanh, world.duc}


def test_a_standing_is_taken_once_for_a_whole_list(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    delegation(world)
    with django_assert_num_queries(1):
        queries.standing(world.duc, DAY)


def test_names_places_and_people_of_a_day(world: World) -> None:
    assert queries.agency_name(world.newspaper.pk, DAY) == "Báo Trà Vinh"
    assert [each.code for each in queries.units_of(world.newspaper.pk, DAY)] == ["khmer-ngu", "thoi-su"]
    assert world.mai in queries.people_of(world.station.pk, DAY)
    assert queries.home_agency(world.vy, DAY) == world.department
    assert queries.home_agency(world.vy, date(2020, 1, 1)) is None
    assert world.newspaper in queries.agencies_on(DAY)
    assert queries.levels_held(world.son, DAY) == {"desk", "language"}


def test_what_is_not_there_is_refused_not_crashed(world: World) -> None:
    nowhere = UUID(int=0)
    for read in (queries.agency, queries.unit, queries.person):
        with pytest.raises(NotFound):
            read(nowhere)
    assert queries.agency(world.newspaper.pk) == world.newspaper
