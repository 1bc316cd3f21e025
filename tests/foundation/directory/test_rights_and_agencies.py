"""Rights and delegations with their windows; agencies renamed and merged; the plan's agencies."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest

from hoitu.foundation.directory import operations, queries
from hoitu.foundation.directory.models import Agency, AgencyKind, AgencyLink, ApprovalRight, Delegation, Person, Unit
from hoitu.foundation.directory.roles import Level, Role
from hoitu.kernel.actor import SystemActor
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed, NotFound, Refusal
from tests.world import NOON, World

TODAY = local_date(NOON)
TOMORROW = TODAY + timedelta(days=1)
WEEK = TODAY + timedelta(days=7)
HOUSE = SystemActor("test")


def delegate(world: World, **changes: object) -> Delegation:
    fields = {
        "by": world.hanh,
        "deputy_id": world.duc.pk,
        "agency_id": world.newspaper.pk,
        "level": Level.CHIEF,
        "document": "15/UQ-BTV",
        "from_date": TODAY,
        "to_date": WEEK,
    }
    return operations.delegate(now=NOON, **(fields | changes))  # type: ignore[arg-type]


def test_the_editor_in_chief_lends_her_right_for_a_week(world: World) -> None:
    given = delegate(world)
    used = partial(queries.approval_right, world.duc, agency_id=world.newspaper.pk, level="chief")
    assert used(on=TODAY) == queries.RightUsed(own=False, delegation_id=given.pk)
    assert used(on=WEEK) is None
    operations.revoke_delegation(by=world.hanh, delegation_id=given.pk, reason="Đã về", now=NOON)
    assert used(on=TODAY) is None


def test_a_lent_right_cannot_be_lent_on(world: World) -> None:
    delegate(world)
    with pytest.raises(NotAllowed):
        delegate(world, by=world.duc, deputy_id=world.lan.pk)


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("document", " "),
        ("from_date", TODAY - timedelta(days=1)),
        ("to_date", TODAY),
    ],
)
def test_a_delegation_without_paper_or_with_wrong_days_is_refused(world: World, change: str, value: object) -> None:
    with pytest.raises(Refusal):
        delegate(world, **{change: value})


def test_a_delegation_goes_to_another_active_member_of_the_agency(world: World) -> None:
    for deputy in (world.hanh, world.mai):
        with pytest.raises(Refusal):
            delegate(world, deputy_id=deputy.pk)
    operations.disable(by=world.quan, person_id=world.duc.pk, reason="Nghỉ", now=NOON)
    with pytest.raises(Refusal):
        delegate(world)


def test_a_right_that_ends_earlier_cannot_be_lent_longer(world: World) -> None:
    ApprovalRight.objects.filter(person=world.hanh).update(to_date=TOMORROW)
    with pytest.raises(NotAllowed):
        delegate(world)
    delegate(world, to_date=TOMORROW)


def test_a_delegation_is_revoked_once_and_with_a_reason(world: World) -> None:
    given = delegate(world)
    revoke = partial(operations.revoke_delegation, by=world.hanh, delegation_id=given.pk, now=NOON)
    with pytest.raises(Refusal):
        revoke(reason=" ")
    revoke(reason="Đã về")
    with pytest.raises(Refusal):
        revoke(reason="Đã về")
    with pytest.raises(NotFound):
        operations.revoke_delegation(by=world.hanh, delegation_id=10**9, reason="?", now=NOON)


def test_rights_are_not_written_into_the_past(world: World) -> None:
    grant = partial(
        operations.grant_right,
        person_id=world.duc.pk,
        agency_id=world.newspaper.pk,
        level=Level.CHIEF,
        now=NOON,
    )
    with pytest.raises(Refusal) as caught:
        grant(by=world.quan, from_date=TODAY - timedelta(days=1))
    assert caught.value.code == "past"
    grant(by=HOUSE, from_date=date(2023, 1, 1))
    with pytest.raises(Refusal):
        grant(by=world.quan, from_date=TODAY)


def test_a_right_goes_to_members_of_the_agency_only(world: World) -> None:
    with pytest.raises(Refusal) as caught:
        operations.grant_right(
            by=world.quan,
            person_id=world.mai.pk,
            agency_id=world.newspaper.pk,
            level=Level.DESK,
            from_date=TODAY,
            now=NOON,
        )
    assert caught.value.code == "not_a_member"


def test_a_revoked_right_ends_on_its_day_and_one_not_begun_disappears(world: World) -> None:
    held = ApprovalRight.objects.get(person=world.tam)
    operations.revoke_right(by=world.quan, right_id=held.pk, to_date=TOMORROW, now=NOON)
    assert queries.levels_held(world.tam, TODAY) == {"desk"}
    assert queries.levels_held(world.tam, TOMORROW) == frozenset()
    coming = operations.grant_right(
        by=world.quan,
        person_id=world.tam.pk,
        agency_id=world.newspaper.pk,
        level=Level.DESK,
        from_date=WEEK,
        now=NOON,
    )
    operations.revoke_right(by=world.quan, right_id=coming.pk, to_date=TODAY, now=NOON)
    assert not ApprovalRight.objects.filter(pk=coming.pk).exists()


def test_a_renamed_agency_keeps_its_old_name_in_history(world: World) -> None:
    operations.rename_agency(by=HOUSE, agency_id=world.newspaper.pk, name="Báo Mới", on=TODAY, now=NOON)
    assert queries.agency_name(world.newspaper.pk, TODAY - timedelta(days=1)) == "Báo Trà Vinh"
    assert queries.agency_name(world.newspaper.pk, TODAY) == "Báo Mới"
    with pytest.raises(Refusal):
        operations.rename_agency(by=HOUSE, agency_id=world.newspaper.pk, name="Sớm hơn", on=TODAY, now=NOON)


def test_an_agency_stands_under_another_but_never_in_a_circle(world: World) -> None:
    operations.put_under(by=HOUSE, agency_id=world.newspaper.pk, parent_id=world.department.pk, now=NOON)
    assert queries.agency(world.newspaper.pk).parent_id == world.department.pk
    with pytest.raises(Refusal):
        operations.put_under(by=HOUSE, agency_id=world.department.pk, parent_id=world.newspaper.pk, now=NOON)
    operations.put_under(by=HOUSE, agency_id=world.newspaper.pk, parent_id=None, now=NOON)
    assert queries.agency(world.newspaper.pk).parent_id is None


@pytest.fixture
def merged(world: World) -> World:
    """The newspaper took over the station today; the station's chief had lent his right."""
    delegate(world, from_date=TOMORROW)
    operations.merge_agencies(
        by=HOUSE,
        predecessor_ids=[world.station.pk],
        successor_id=world.newspaper.pk,
        on=TODAY,
        document="QĐ 1",
        now=NOON,
    )
    return world


def test_a_merger_moves_people_desks_and_rights_and_keeps_history(merged: World) -> None:
    before, desk = TODAY - timedelta(days=1), merged.tv_desk.pk
    assert {held.agency_id for held in queries.roles_on(merged.mai.pk, before)} == {merged.station.pk}
    assert {held.agency_id for held in queries.roles_on(merged.mai.pk, TODAY)} == {merged.newspaper.pk}
    followed = Unit.objects.get(follows=desk)
    assert followed.agency == merged.newspaper
    assert followed.code != merged.news_desk.code
    assert queries.agency_name(merged.station.pk, TODAY) == "Đài Phát thanh và Truyền hình Trà Vinh"


def test_after_a_merger_a_desks_approver_answers_for_the_old_desks_stories(merged: World) -> None:
    right = partial(queries.approval_right, merged.phuc, level="desk", on=TODAY)
    assert right(agency_id=merged.station.pk, unit_id=merged.tv_desk.pk) is not None
    assert right(agency_id=merged.newspaper.pk, unit_id=merged.news_desk.pk) is None


def test_a_merger_is_entered_once_and_never_in_a_circle(merged: World) -> None:
    merge = partial(operations.merge_agencies, by=HOUSE, on=TODAY, now=NOON)
    for old, new in (
        (merged.station, merged.newspaper),
        (merged.newspaper, merged.station),
        (merged.newspaper, merged.newspaper),
    ):
        with pytest.raises(Refusal):
            merge(predecessor_ids=[old.pk], successor_id=new.pk)


def test_a_desk_closes_only_when_it_is_empty(world: World) -> None:
    with pytest.raises(Refusal) as caught:
        operations.close_unit(by=world.quan, unit_id=world.news_desk.pk, to_date=TODAY, now=NOON)
    assert caught.value.code == "not_empty"
    made = operations.open_unit(
        by=world.quan, agency_id=world.newspaper.pk, name="Ban Bạn đọc", from_date=TODAY, now=NOON
    )
    assert made.code == "ban-ban-doc"
    operations.close_unit(by=world.quan, unit_id=made.pk, to_date=WEEK, now=NOON)
    assert made not in queries.units_of(world.newspaper.pk, WEEK)


def test_bad_agencies_are_refused(world: World) -> None:
    found = partial(operations.found_agency, by=HOUSE, kind=AgencyKind.MAGAZINE, from_date=TODAY, now=NOON)
    with pytest.raises(Refusal):
        found(code="bao-tra-vinh", name="Trùng mã")
    with pytest.raises(Refusal):
        found(code="moi", name="  ")
    with pytest.raises(Refusal):
        operations.edit_agency(by=world.quan, agency_id=world.newspaper.pk, email="không", now=NOON)


def test_the_plans_agencies_with_what_followed_them(db: None) -> None:  # noqa: ARG001 - asks for the database
    made = operations.seed_plan_agencies(by=HOUSE, now=NOON)
    again = operations.seed_plan_agencies(by=HOUSE, now=NOON)
    assert made == again
    assert Agency.objects.count() == len(made)
    newspaper = made["bao-tra-vinh"]
    assert queries.agency_name(newspaper.pk, date(2025, 6, 30)) == "Báo Trà Vinh"
    assert newspaper not in queries.agencies_on(date(2025, 7, 1))
    assert made["tap-chi-khoa-hoc"].parent == made["dai-hoc-tra-vinh"]
    links = {(each.predecessor.code, each.successor.code): each.verified for each in AgencyLink.objects.all()}
    assert links["bao-tra-vinh", "bao-va-ptth-vinh-long"] == "reported"
    assert links["so-tttt", "so-khcn"] == "unverified"
    assert all(each.source for each in AgencyLink.objects.all())


def test_the_plans_agencies_may_be_entered_without_the_merger(db: None) -> None:  # noqa: ARG001 - asks for the database
    made = operations.seed_plan_agencies(by=HOUSE, with_merger=False, now=NOON)
    assert made["bao-tra-vinh"] in queries.agencies_on(TODAY)
    assert not AgencyLink.objects.exists()


def test_every_role_opens_the_shell_and_nothing_it_does_not_need(world: World) -> None:
    opened = {
        role: {
            name
            for name in ("wagtailadmin.access_admin", "audit.view_entry", "outbox.change_task")
            if may(world, role, name)
        }
        for role in (Role.REPORTER, Role.OVERSEER, Role.AUDITOR, Role.ADMINISTRATOR, Role.EDITOR_IN_CHIEF)
    }
    shell = "wagtailadmin.access_admin"
    assert opened == {
        Role.REPORTER: {shell},
        Role.OVERSEER: {shell, "audit.view_entry"},
        Role.AUDITOR: {shell, "audit.view_entry"},
        Role.EDITOR_IN_CHIEF: {shell, "audit.view_entry"},
        Role.ADMINISTRATOR: {shell, "audit.view_entry", "outbox.change_task"},
    }


def may(world: World, role: Role, name: str) -> bool:
    username = f"nguoi-{role.value.replace('_', '-')}"
    found = Person.objects.filter(username=username).first()
    if found is None:
        found = operations.hire(
            by=HOUSE, username=username, full_name="Ai", agency_id=world.newspaper.pk, roles=[role], now=NOON
        ).person
    return found.has_perm(name)
