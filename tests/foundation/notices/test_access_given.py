"""Nobody gets into somebody's account, or gives a right, without those it concerns hearing of it."""

from __future__ import annotations

from typing import Any

from hoitu.foundation.directory import operations as directory
from hoitu.foundation.directory.roles import Level, Role
from hoitu.foundation.notices.models import Notice
from hoitu.foundation.outbox import operations as outbox
from tests.foundation.notices.telling import subjects
from tests.world import NOON, World

TODAY = NOON.date()


def test_a_new_password_is_told_to_its_owner_and_the_chief(world: World) -> None:
    directory.reset_password(by=world.quan, person_id=world.binh.pk, now=NOON)
    directory.reset_second_factor(by=world.quan, person_id=world.binh.pk, reason="Mất máy", now=NOON)
    outbox.drain(now=NOON)
    told = ["Đặt lại xác thực thứ hai: Nguyễn Văn Bình", "Đặt lại mật khẩu: Nguyễn Văn Bình"]
    assert sorted(subjects(world.binh)) == sorted(subjects(world.hanh)) == sorted(told)
    assert subjects(world.quan) == subjects(world.tam) == []
    assert {notice.facts["Người thực hiện"] for notice in Notice.objects.all()} == {world.quan.actor_label}


def test_a_right_and_a_role_are_told_with_what_they_are(world: World) -> None:
    given: dict[str, Any] = {
        "by": world.quan,
        "person_id": world.tam.pk,
        "agency_id": world.newspaper.pk,
        "from_date": TODAY,
        "now": NOON,
    }
    directory.grant_right(**given, level=Level.CHIEF)
    directory.add_membership(**given, role=Role.SECRETARIAT)
    outbox.drain(now=NOON)
    said = {notice.subject: notice.facts["Được giao"] for notice in Notice.objects.filter(person=world.hanh)}
    assert said == {
        "Cấp quyền duyệt: Lê Minh Tâm": str(Level.CHIEF.label),
        "Giao vai trò: Lê Minh Tâm": str(Role.SECRETARIAT.label),
    }
    assert len(subjects(world.tam)) == 2


def test_the_house_tells_nobody_of_what_it_does_by_itself(world: World) -> None:
    outbox.drain(now=NOON)
    assert not Notice.objects.exists()
    assert subjects(world.hanh) == []
