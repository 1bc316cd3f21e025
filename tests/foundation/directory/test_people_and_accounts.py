"""Hiring, roles with dates, accounts that are disabled, passwords that follow the baseline."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from hoitu.foundation.directory import operations, queries, rules
from hoitu.foundation.directory.models import Membership, PasswordUse, Person, Suspension
from hoitu.foundation.directory.operations.people import temporary_password
from hoitu.foundation.directory.roles import Role
from hoitu.foundation.outbox.registry import sweeps
from hoitu.kernel.actor import SystemActor
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady, Refusal
from tests.world import NOON, PASSWORD, World

TODAY = local_date(NOON)
HOUSE = SystemActor("test")
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(start=DAYS, end=st.one_of(st.none(), DAYS), on=DAYS)
def test_a_period_holds_from_its_first_day_until_before_its_last(start: date, end: date | None, on: date) -> None:
    held = rules.in_force(start, end, on)
    assert held is (start <= on and (end is None or on < end))
    if end is not None and end <= start:
        assert not held


@given(seen=st.floats(0, 1e10), minutes=st.integers(1, 600), passed=st.floats(0, 1e6))
def test_a_session_is_idle_after_the_minutes_of_the_norm(seen: float, minutes: int, passed: float) -> None:
    assert rules.is_idle(seen, seen + passed, minutes) is ((seen + passed) - seen >= minutes * 60)


def test_every_temporary_password_meets_the_baseline() -> None:
    made = {temporary_password() for _each in range(200)}
    assert len(made) == 200
    assert all(len(each) >= 14 and rules.missing_classes(each) == [] for each in made)


@pytest.mark.parametrize(
    ("password", "missing"),
    [("aB1!", []), ("ab1!", ["upper"]), ("ĐỎ1!", ["lower"]), ("aB!!", ["digit"]), ("aB1 ", ["special"]), ("", 4)],
)
def test_the_four_classes(password: str, missing: list[str] | int) -> None:
    found = rules.missing_classes(password)
    assert found == missing or len(found) == missing


def hire(world: World, username: str = "moi", **changes: object) -> Person:
    fields = {"full_name": "Người Mới", "agency_id": world.newspaper.pk, "roles": [Role.REPORTER]} | changes
    return operations.hire(by=world.quan, username=username, now=NOON, **fields).person  # type: ignore[arg-type]


def test_a_new_person_has_roles_a_group_and_a_password_to_change(world: World) -> None:
    made = hire(world, " Moi.Nguoi ", unit_id=world.news_desk.pk, roles=[Role.REPORTER, Role.TRANSLATOR])
    assert made.username == "moi.nguoi"
    assert made.must_change_password
    assert {held.role for held in queries.roles_on(made.pk, TODAY)} == {"reporter", "translator"}
    assert set(made.groups.values_list("name", flat=True)) == {"reporter", "translator"}
    assert not made.is_superuser


@pytest.mark.parametrize("name", ["", "đinh", "a", "có dấu", "x" * 41, "a b", "<script>", "-x"])
def test_a_bad_user_name_is_refused_with_the_rule(world: World, name: str) -> None:
    with pytest.raises(Refusal) as caught:
        hire(world, name)
    assert caught.value.message


def test_a_taken_name_an_empty_name_and_a_foreign_desk_are_refused(world: World) -> None:
    with pytest.raises(Refusal, match=r".+"):
        hire(world, "BINH")
    with pytest.raises(Refusal):
        hire(world, full_name="  ")
    with pytest.raises(NotFound):
        hire(world, unit_id=world.tv_desk.pk)
    with pytest.raises(Refusal):
        hire(world, email="không phải thư")


def test_only_the_house_gives_a_password(world: World) -> None:
    with pytest.raises(NotAllowed):
        hire(world, password=PASSWORD)


def test_the_same_role_twice_in_one_period_is_refused(world: World) -> None:
    with pytest.raises(Refusal) as caught:
        operations.add_membership(
            by=world.quan,
            person_id=world.binh.pk,
            agency_id=world.newspaper.pk,
            unit_id=world.news_desk.pk,
            role=Role.REPORTER,
            from_date=TODAY,
            now=NOON,
        )
    assert caught.value.code == "twice"


def test_nobody_gives_a_role_to_themselves(world: World) -> None:
    with pytest.raises(NotAllowed):
        operations.add_membership(
            by=world.quan,
            person_id=world.quan.pk,
            agency_id=world.newspaper.pk,
            role=Role.EDITOR_IN_CHIEF,
            from_date=TODAY,
            now=NOON,
        )


def test_a_role_ends_on_its_day_and_the_group_with_it(world: World) -> None:
    membership = world.lan.memberships.get()
    operations.end_membership(by=world.quan, membership_id=membership.pk, to_date=TODAY, now=NOON)
    assert not queries.roles_on(world.lan.pk, TODAY)
    assert queries.roles_on(world.lan.pk, TODAY - timedelta(days=1))
    assert not world.lan.groups.exists()


def test_groups_follow_the_calendar_by_the_sweep(world: World) -> None:
    operations.sync_everybody(NOON)
    assert world.lan.groups.filter(name="secretariat").exists()
    Membership.objects.filter(person=world.lan).update(to_date=TODAY + timedelta(days=1))
    operations.sync_everybody(NOON + timedelta(days=1))
    assert not world.lan.groups.exists()


def test_the_last_administrator_stays(world: World) -> None:
    membership = world.quan.memberships.get()
    with pytest.raises(Refusal) as caught:
        operations.end_membership(by=HOUSE, membership_id=membership.pk, to_date=TODAY, now=NOON)
    assert caught.value.code == "last_administrator"
    with pytest.raises(Refusal):
        operations.disable(by=HOUSE, person_id=world.quan.pk, reason="Thử", now=NOON)
    world.quan.refresh_from_db()
    assert world.quan.is_active


def test_an_account_is_disabled_with_a_reason_and_let_in_again(world: World) -> None:
    with pytest.raises(Refusal):
        operations.disable(by=world.quan, person_id=world.binh.pk, reason=" ", now=NOON)
    operations.disable(by=world.quan, person_id=world.binh.pk, reason="Đi học", now=NOON)
    with pytest.raises(Refusal):
        operations.disable(by=world.quan, person_id=world.binh.pk, reason="Đi học", now=NOON)
    operations.enable(by=world.quan, person_id=world.binh.pk, now=NOON)
    kept = Suspension.objects.get(person=world.binh)
    assert (kept.reason, kept.lifted_by_label) == ("Đi học", "Ngô Anh Quân")


def test_accounts_nobody_uses_are_disabled_after_the_days_of_the_norm(world: World) -> None:
    Person.objects.update(date_joined=NOON - timedelta(days=46), last_login=NOON - timedelta(days=44))
    Person.objects.filter(pk=world.binh.pk).update(last_login=NOON - timedelta(days=46))
    Person.objects.filter(pk=world.mai.pk).update(last_login=None)
    assert operations.disable_inactive(NOON) == 2
    assert set(Person.objects.filter(is_active=False)) == {world.binh, world.mai}


def test_the_sweep_never_disables_the_last_administrator(world: World) -> None:
    Person.objects.update(date_joined=NOON - timedelta(days=100), last_login=None)
    operations.disable_inactive(NOON)
    world.quan.refresh_from_db()
    assert world.quan.is_active


def test_the_worker_is_asked_to_look_after_accounts() -> None:
    assert {"directory.disable_inactive", "directory.sync_groups"} <= {spec.name for spec in sweeps()}


def problems(password: str, person: Person) -> list[str]:
    try:
        validate_password(password, person)
    except ValidationError as error:
        return error.messages
    return []


def test_a_password_is_long_without_a_second_factor_and_may_be_shorter_with_one(world: World) -> None:
    assert problems("Ngắn-vừa8", world.binh)
    assert problems("Ngắn-vừa8", world.hanh) == []
    assert problems("Đủ-mười-bốn-ký-tự-8", world.binh) == []


@pytest.mark.parametrize("password", ["password", "Sarone-Thạch-2026", "aaaaaaaaaaaaaaaa", "Aa1!"])
def test_a_poor_password_is_refused(world: World, password: str) -> None:
    assert problems(password if password != "Sarone-Thạch-2026" else "Thạch Thị Sa Rone-1", world.sarone)


def test_the_last_ten_passwords_do_not_come_back(world: World) -> None:
    for number in range(10):
        operations.change_password(by=world.binh, password=f"Cá-lóc-nướng-trui-{number}", now=NOON)
    assert PasswordUse.objects.filter(person=world.binh).count() == 10
    with pytest.raises(NotReady) as caught:
        operations.change_password(by=world.binh, password="Cá-lóc-nướng-trui-0", now=NOON)
    assert caught.value.problems
    operations.change_password(by=world.binh, password="Cá-lóc-nướng-trui-10", now=NOON)
    operations.change_password(by=world.binh, password="Cá-lóc-nướng-trui-0", now=NOON)


def test_a_reset_password_must_be_changed(world: World) -> None:
    given_ = operations.reset_password(by=world.quan, person_id=world.binh.pk, now=NOON)
    world.binh.refresh_from_db()
    assert world.binh.check_password(given_)
    assert world.binh.must_change_password


def test_unknown_people_and_roles_are_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        operations.unlock(by=world.quan, person_id=world.newspaper.pk, now=NOON)
    with pytest.raises(NotFound):
        operations.end_membership(by=world.quan, membership_id=10**9, to_date=TODAY, now=NOON)


def test_an_administrator_takes_nobody_over_from_another_agency(world: World) -> None:
    house = SystemActor("test")
    newspaper = world.newspaper.pk
    hired = operations.hire(
        by=house, username="an", full_name="Lê An", agency_id=newspaper, roles=[Role.ADMINISTRATOR], now=NOON
    )
    with pytest.raises(NotAllowed):
        operations.add_membership(
            by=hired.person,
            person_id=world.mai.pk,
            agency_id=newspaper,
            role=Role.REPORTER,
            from_date=local_date(NOON),
            now=NOON,
        )
    gone = (date(2020, 1, 1), date(2022, 1, 1))
    Membership.objects.create(
        person=world.mai, agency=world.newspaper, role=Role.REPORTER, from_date=gone[0], to_date=gone[1]
    )
    with pytest.raises(NotAllowed):
        operations.reset_password(by=hired.person, person_id=world.mai.pk, now=NOON)
