"""The permission matrix: every role × every act of the directory."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from hoitu.foundation.audit.queries import Entry
from hoitu.foundation.directory import operations
from hoitu.foundation.directory.models import (
    AgencyKind,
    ApprovalRight,
    Delegation,
    Membership,
    Person,
    Unit,
)
from hoitu.foundation.directory.roles import Level, Role
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed
from tests.world import NOON, START, World, person

TODAY = local_date(NOON)
LATER = TODAY + timedelta(days=30)
ADMINISTRATORS = {Role.ADMINISTRATOR}
HEADS = {Role.ADMINISTRATOR, Role.EDITOR_IN_CHIEF}
Act = Callable[[World, Person], object]


def membership(world: World) -> int:
    return Membership.objects.get(person=world.binh).pk


def right(world: World) -> int:
    return ApprovalRight.objects.get(person=world.tam).pk


def delegation(world: World) -> int:
    return Delegation.objects.create(
        giver=world.hanh,
        deputy=world.duc,
        agency=world.newspaper,
        level="chief",
        document="1/UQ",
        from_date=TODAY,
        to_date=LATER,
    ).pk


def disabled(world: World) -> Person:
    Person.objects.filter(pk=world.sarone.pk).update(is_active=False)
    return world.sarone


def empty_desk(world: World) -> Unit:
    return Unit.objects.create(agency=world.newspaper, code="trong", name="Ban trống", from_date=START)


ACTS: dict[str, tuple[set[Role], Act]] = {
    "hire": (
        ADMINISTRATORS,
        lambda world, by: operations.hire(
            by=by, username="moi", full_name="Mới", agency_id=world.newspaper.pk, roles=[Role.REPORTER], now=NOON
        ),
    ),
    "edit_person": (
        ADMINISTRATORS,
        lambda world, by: operations.edit_person(
            by=by, person_id=world.binh.pk, full_name="Bình", pen_name="", email="", phone="", now=NOON
        ),
    ),
    "add_membership": (
        ADMINISTRATORS,
        lambda world, by: operations.add_membership(
            by=by,
            person_id=world.binh.pk,
            agency_id=world.newspaper.pk,
            role=Role.EDITOR,
            from_date=TODAY,
            now=NOON,
        ),
    ),
    "end_membership": (
        ADMINISTRATORS,
        lambda world, by: operations.end_membership(by=by, membership_id=membership(world), to_date=LATER, now=NOON),
    ),
    "disable": (
        ADMINISTRATORS,
        lambda world, by: operations.disable(by=by, person_id=world.binh.pk, reason="Nghỉ", now=NOON),
    ),
    "enable": (ADMINISTRATORS, lambda world, by: operations.enable(by=by, person_id=disabled(world).pk, now=NOON)),
    "unlock": (ADMINISTRATORS, lambda world, by: operations.unlock(by=by, person_id=world.binh.pk, now=NOON)),
    "reset_password": (
        ADMINISTRATORS,
        lambda world, by: operations.reset_password(by=by, person_id=world.binh.pk, now=NOON),
    ),
    "reset_second_factor": (
        ADMINISTRATORS,
        lambda world, by: operations.reset_second_factor(by=by, person_id=world.binh.pk, reason="Mất máy", now=NOON),
    ),
    "grant_right": (
        HEADS,
        lambda world, by: operations.grant_right(
            by=by,
            person_id=world.duc.pk,
            agency_id=world.newspaper.pk,
            level=Level.CHIEF,
            from_date=TODAY,
            now=NOON,
        ),
    ),
    "revoke_right": (
        HEADS,
        lambda world, by: operations.revoke_right(by=by, right_id=right(world), to_date=LATER, now=NOON),
    ),
    "delegate": (
        set(),  # only one's own right: see test_rights.py
        lambda world, by: operations.delegate(
            by=by,
            deputy_id=world.duc.pk,
            agency_id=world.newspaper.pk,
            level=Level.CHIEF,
            document="2/UQ",
            from_date=TODAY,
            to_date=LATER,
            now=NOON,
        ),
    ),
    "revoke_delegation": (
        HEADS,
        lambda world, by: operations.revoke_delegation(
            by=by, delegation_id=delegation(world), reason="Đã về", now=NOON
        ),
    ),
    "edit_agency": (
        ADMINISTRATORS,
        lambda world, by: operations.edit_agency(by=by, agency_id=world.newspaper.pk, phone="0294", now=NOON),
    ),
    "open_unit": (
        ADMINISTRATORS,
        lambda world, by: operations.open_unit(
            by=by, agency_id=world.newspaper.pk, name="Ban Bạn đọc", from_date=TODAY, now=NOON
        ),
    ),
    "close_unit": (
        ADMINISTRATORS,
        lambda world, by: operations.close_unit(by=by, unit_id=empty_desk(world).pk, to_date=TODAY, now=NOON),
    ),
    # Agencies as such are founded, renamed and merged by administrators of a provincial body.
    "found_agency": (
        set(),
        lambda _world, by: operations.found_agency(
            by=by, code="moi", kind=AgencyKind.MAGAZINE, name="Tạp chí Mới", from_date=TODAY, now=NOON
        ),
    ),
    "put_under": (
        set(),
        lambda world, by: operations.put_under(by=by, agency_id=world.newspaper.pk, parent_id=None, now=NOON),
    ),
    "rename_agency": (
        set(),
        lambda world, by: operations.rename_agency(
            by=by, agency_id=world.newspaper.pk, name="Báo Mới", on=TODAY, now=NOON
        ),
    ),
    "merge_agencies": (
        set(),
        lambda world, by: operations.merge_agencies(
            by=by, predecessor_ids=[world.station.pk], successor_id=world.newspaper.pk, on=TODAY, now=NOON
        ),
    ),
    "seed_plan_agencies": (set(), lambda _world, by: operations.seed_plan_agencies(by=by, now=NOON)),
}
PROVINCIAL = {"found_agency", "put_under", "rename_agency", "merge_agencies", "seed_plan_agencies"}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("act", ACTS)
def test_every_role_and_every_act(world: World, role: Role, act: str) -> None:
    allowed, do = ACTS[act]
    actor = person("nguoi-lam", "Người Làm", world.newspaper, None, role)
    if role in allowed:
        do(world, actor)
        assert Entry.objects.filter(actor_id=actor.actor_id, outcome="done").exists()
    else:
        with pytest.raises(NotAllowed):
            do(world, actor)
        assert Entry.objects.filter(actor_id=actor.actor_id, outcome="refused").count() == 1


@pytest.mark.parametrize("act", sorted(ACTS.keys() - {"delegate"}))
def test_an_administrator_of_another_agency_may_do_none_of_it(world: World, act: str) -> None:
    stranger = person("quan-tri-dai", "Quản Trị Đài", world.station, None, Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        ACTS[act][1](world, stranger)


@pytest.mark.parametrize("act", sorted(PROVINCIAL))
def test_the_provincial_administrator_founds_renames_and_merges(world: World, act: str) -> None:
    provincial = person("quan-tri-so", "Quản Trị Sở", world.department, None, Role.ADMINISTRATOR)
    ACTS[act][1](world, provincial)


@pytest.mark.parametrize("act", sorted(ACTS.keys() - PROVINCIAL - {"delegate"}))
def test_an_administrator_of_the_supervisory_body_acts_below_it(world: World, act: str) -> None:
    world.newspaper.parent = world.department
    world.newspaper.save()
    above = person("quan-tri-so", "Quản Trị Sở", world.department, None, Role.ADMINISTRATOR)
    ACTS[act][1](world, above)


@pytest.mark.parametrize("act", sorted(ACTS.keys() - {"delegate"}))
def test_a_role_that_has_ended_opens_nothing(world: World, act: str) -> None:
    Membership.objects.filter(person=world.quan).update(to_date=TODAY)
    person("khac", "Quản Trị Khác", world.newspaper, None, Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        ACTS[act][1](world, world.quan)


def test_nobody_grants_a_right_to_themselves(world: World) -> None:
    with pytest.raises(NotAllowed, match=r".+"):
        operations.grant_right(
            by=world.quan,
            person_id=world.quan.pk,
            agency_id=world.newspaper.pk,
            level=Level.CHIEF,
            from_date=date(2027, 1, 1),
            now=NOON,
        )


def test_nobody_disables_themselves_or_resets_their_own_second_factor(world: World) -> None:
    with pytest.raises(NotAllowed):
        operations.disable(by=world.quan, person_id=world.quan.pk, reason="Thử", now=NOON)
    with pytest.raises(NotAllowed):
        operations.reset_second_factor(by=world.quan, person_id=world.quan.pk, reason="Thử", now=NOON)
