"""The directory's screens: who sees what, what each act answers, and how many questions the lists ask."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hoitu.foundation.directory import queries
from hoitu.foundation.directory.models import Agency, ApprovalRight, Delegation, Membership, Person, Unit
from hoitu.kernel.clock import local_date, now
from tests.world import START, World, person

LISTS = ["people", "rights", "delegations", "agencies"]


def today() -> str:
    return local_date(now()).isoformat()


def tomorrow() -> str:
    return (local_date(now()) + timedelta(days=1)).isoformat()


@pytest.fixture
def admin(client: Client, world: World) -> Client:
    client.force_login(world.quan)
    return client


def post(client: Client, act: str, /, *args: object, **fields: Any) -> Any:
    return client.post(reverse(f"directory:{act}", args=args), fields)


def pages(world: World) -> list[str]:
    binh, paper = world.binh.pk, world.newspaper.pk
    return [
        *(reverse(f"directory:{name}") for name in LISTS),
        reverse("directory:hire"),
        reverse("directory:grant_right"),
        reverse("directory:found_agency"),
        reverse("directory:merge_agencies"),
        *(
            reverse(f"directory:{name}", args=[binh])
            for name in (
                "person",
                "edit",
                "add_membership",
                "disable",
                "enable",
                "unlock",
                "reset_password",
                "reset_second_factor",
            )
        ),
        *(
            reverse(f"directory:{name}", args=[paper])
            for name in ("agency", "edit_agency", "rename_agency", "open_unit")
        ),
        reverse("directory:close_unit", args=[world.news_desk.pk]),
        reverse("directory:end_membership", args=[world.binh.memberships.get().pk]),
        reverse("directory:revoke_right", args=[ApprovalRight.objects.get(person=world.tam).pk]),
    ]


def test_every_page_opens_for_an_administrator(admin: Client, world: World) -> None:
    for page in pages(world):
        assert admin.get(page).status_code == 200, page


def test_every_page_says_how_one_came_there(admin: Client, world: World) -> None:
    for page in pages(world):
        crumbs = admin.get(page).context["breadcrumbs_items"]
        assert [crumb["label"] for crumb in crumbs[:2]] == ["Bàn làm việc", "Danh bạ"], page
        assert all(admin.get(crumb["url"]).status_code == 200 for crumb in crumbs[2:-1]), page
        assert not crumbs[-1]["url"]


def test_no_page_opens_for_a_reporter(client: Client, world: World) -> None:
    client.force_login(world.binh)
    for page in pages(world):
        assert client.get(page).status_code == 403, page


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2100-01-01", "9999-12-31"])
def test_a_day_nobody_means_is_refused_for_desks(admin: Client, world: World, day: str) -> None:
    answer = post(admin, "open_unit", world.newspaper.pk, name="Ban Bạn đọc", from_date=day)
    assert answer.status_code == 422
    assert "kiểm tra lại năm" in answer.content.decode()
    made = Unit.objects.create(agency=world.newspaper, code="ban-doc", name="Ban Bạn đọc", from_date=START)
    assert post(admin, "close_unit", made.pk, to_date=day).status_code == 422
    made.refresh_from_db()
    assert made.to_date is None


@pytest.mark.parametrize("name", LISTS)
def test_an_overseer_reads_and_is_offered_no_act(client: Client, world: World, name: str) -> None:
    client.force_login(world.vy)
    page = client.get(reverse(f"directory:{name}")).content.decode()
    assert "/moi/" not in page
    record = client.get(reverse("directory:person", args=[world.binh.pk])).content.decode()
    assert reverse("directory:disable", args=[world.binh.pk]) not in record
    refused = post(client, "disable", world.binh.pk, reason="Thử")
    assert refused.status_code == 403
    assert Person.objects.get(pk=world.binh.pk).is_active


def test_a_person_is_added_and_the_password_is_shown_once(admin: Client, world: World) -> None:
    fields = {
        "username": "moi",
        "full_name": "Thạch Mới",
        "place": f"{world.newspaper.pk}/{world.news_desk.pk}",
        "roles": ["reporter"],
        "from_date": today(),
    }
    shown = post(admin, "hire", **fields).content.decode()
    made = Person.objects.get(username="moi")
    password = re.search(r'directory-secret">([^<]+)<', shown)
    assert password
    assert made.check_password(password[1].replace("&amp;", "&"))
    assert password[1] not in admin.get(reverse("directory:person", args=[made.pk])).content.decode()
    again = post(admin, "hire", **fields | {"full_name": "Tên khác vẫn còn"})
    assert again.status_code == 422
    assert "Tên khác vẫn còn" in again.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"username": "có dấu"},
        {"full_name": ""},
        {"place": "nonsense"},
        {"place": "00000000-0000-0000-0000-000000000000"},
        {"roles": ["emperor"]},
        {"from_date": "2026-02-31"},
        {"from_date": "9999999-01-01"},
        {"from_date": "0001-01-01"},
        {"from_date": "9999-12-31"},
        {"email": "<script>"},
    ],
)
def test_a_wrong_form_is_answered_with_what_is_wrong(admin: Client, world: World, wrong: dict[str, Any]) -> None:
    fields = {
        "username": "moi",
        "full_name": "Mới",
        "place": str(world.newspaper.pk),
        "roles": ["reporter"],
        "from_date": today(),
    }
    answer = post(admin, "hire", **fields | wrong)
    assert answer.status_code == 422
    assert not Person.objects.filter(username="moi").exists()


def test_html_in_a_name_is_shown_as_text(admin: Client, world: World) -> None:
    post(admin, "edit", world.binh.pk, full_name="<script>alert(1)</script>", pen_name="", email="", phone="")
    for page in (reverse("directory:people"), reverse("directory:person", args=[world.binh.pk])):
        assert "<script>alert(1)" not in admin.get(page).content.decode()


def test_roles_are_given_and_ended(admin: Client, world: World) -> None:
    post(admin, "add_membership", world.binh.pk, place=str(world.newspaper.pk), role="editor", from_date=today())
    made = Membership.objects.get(person=world.binh, role="editor")
    post(admin, "end_membership", made.pk, to_date=tomorrow())
    made.refresh_from_db()
    assert made.to_date is not None


def test_an_account_is_disabled_enabled_and_given_a_new_password(admin: Client, world: World) -> None:
    assert post(admin, "disable", world.binh.pk, reason="").status_code == 422
    assert post(admin, "disable", world.binh.pk, reason="Nghỉ việc").status_code == 302
    assert "Nghỉ việc" in admin.get(reverse("directory:person", args=[world.binh.pk])).content.decode()
    assert post(admin, "enable", world.binh.pk, go="1").status_code == 302
    assert "directory-secret" in post(admin, "reset_password", world.binh.pk, go="1").content.decode()


def test_rights_are_granted_in_the_matrix_and_ended(admin: Client, world: World) -> None:
    fields = {"person": world.duc.pk, "place": str(world.newspaper.pk), "level": "chief", "from_date": today()}
    assert post(admin, "grant_right", **fields).status_code == 302
    assert "Huỳnh Văn Đức" in admin.get(reverse("directory:rights")).content.decode()
    made = ApprovalRight.objects.get(person=world.duc)
    assert post(admin, "revoke_right", made.pk, to_date=today()).status_code == 302
    assert not ApprovalRight.objects.filter(person=world.duc).exists()


def test_the_chief_delegates_prints_and_takes_back(client: Client, world: World) -> None:
    client.force_login(world.hanh)
    right = ApprovalRight.objects.get(person=world.hanh)
    fields = {
        "right": right.pk,
        "deputy": world.duc.pk,
        "document": "15/UQ-BTV",
        "from_date": today(),
        "to_date": tomorrow(),
    }
    answer = post(client, "delegate", **fields)
    made = Delegation.objects.get()
    assert answer.url == reverse("directory:delegation", args=[made.pk])
    client.force_login(world.duc)
    assert "15/UQ-BTV" in client.get(answer.url).content.decode()
    client.force_login(world.binh)
    assert client.get(answer.url).status_code in {302, 403}
    client.force_login(world.hanh)
    assert post(client, "revoke_delegation", made.pk, reason="Đã về").status_code == 302
    assert queries.levels_held(world.duc, local_date(now())) == frozenset()


def test_somebody_elses_right_cannot_be_delegated_by_its_number(client: Client, world: World) -> None:
    client.force_login(world.binh)
    foreign = ApprovalRight.objects.get(person=world.hanh)
    answer = post(
        client,
        "delegate",
        right=foreign.pk,
        deputy=world.duc.pk,
        document="1",
        from_date=today(),
        to_date=tomorrow(),
    )
    assert answer.status_code == 422
    assert not Delegation.objects.exists()


def test_agencies_are_founded_renamed_and_merged_by_the_province(client: Client, world: World) -> None:
    client.force_login(person("quan-tri-so", "Quản Trị Sở", world.department, None, "administrator"))
    fields = {"kind": "magazine", "name": "Tạp chí Mới", "from_date": today(), "verified": "text"}
    assert post(client, "found_agency", code="tap-chi-moi", **fields).status_code == 302
    made = Agency.objects.get(code="tap-chi-moi")
    assert (
        post(client, "rename_agency", made.pk, name="Tên sau", from_date=tomorrow(), verified="reported").status_code
        == 302
    )
    merge = {
        "predecessors": [str(made.pk)],
        "successor": str(world.newspaper.pk),
        "from_date": tomorrow(),
        "document": "QĐ 1",
        "verified": "unverified",
    }
    assert post(client, "merge_agencies", **merge).status_code == 302
    page = client.get(reverse("directory:agency", args=[world.newspaper.pk])).content.decode()
    assert "QĐ 1" in page
    assert client.get(reverse("directory:agency", args=[made.pk])).status_code == 200


def test_desks_are_opened_and_closed(admin: Client, world: World) -> None:
    assert post(admin, "open_unit", world.newspaper.pk, name="Ban Bạn đọc", from_date=today()).status_code == 302
    made = world.newspaper.units.get(code="ban-ban-doc")
    assert post(admin, "close_unit", made.pk, to_date=tomorrow()).status_code == 302
    assert post(admin, "close_unit", world.news_desk.pk, to_date=tomorrow()).status_code == 422


def test_people_are_found_by_name_agency_role_and_state(admin: Client, world: World) -> None:
    def found(**asked: str) -> set[str]:
        page: Any = admin.get(reverse("directory:people"), asked)
        return {row.person.username for row in page.context["rows"]}

    assert found(q="sa rone") == found(q="SA RONE") == {"sarone"}
    assert found(q="le minh tam") == found(q="LÊ MINH TÂM") == {"tam"}
    assert found(q="dang") == found(q="Đặng") == {"phuc"}
    assert found(co_quan=str(world.station.pk)) == {"mai", "phuc"}
    assert found(vai_tro="secretariat") == {"lan"}
    assert found(trang_thai="khoa") == set()
    assert len(found(co_quan="nonsense", vai_tro="nonsense", p="999")) == 11


def questions(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)


@pytest.mark.parametrize("name", LISTS)
def test_lists_ask_the_same_number_of_questions_however_long(admin: Client, world: World, name: str) -> None:
    page = reverse(f"directory:{name}")
    add_people(world, 0, 2)
    admin.get(page)
    few = questions(admin, page)
    add_people(world, 2, 20)
    assert questions(admin, page) <= few
    assert few < 40


def add_people(world: World, first: int, count: int) -> None:
    for number in range(first, first + count):
        made = person(f"them-{number}", f"Người {number:02}", world.newspaper, world.news_desk, "reporter", "editor")
        ApprovalRight.objects.create(person=made, agency=world.newspaper, level="desk", from_date=START)
        Delegation.objects.create(
            giver=world.tam,
            deputy=made,
            agency=world.newspaper,
            level="desk",
            document=f"{number}",
            from_date=START,
            to_date=local_date(now()) + timedelta(days=9),
        )


def test_everybody_has_a_page_of_their_own_account(client: Client, world: World) -> None:
    for name, who in world.people.items():
        client.force_login(who)
        page = client.get(reverse("directory_account"))
        assert page.status_code == 200, name
        assert who.full_name in page.content.decode()


def test_wagtails_account_page_keeps_the_looks_and_leaves_names_to_the_directory(client: Client, world: World) -> None:
    client.force_login(world.binh)
    page = client.get(reverse("wagtailadmin_account")).content.decode()
    assert "name_email" not in page
    assert reverse("directory_account") in page
    client.post(reverse("wagtailadmin_account"), {"name_email-first_name": "Khác", "name_email-last_name": "Khác"})
    world.binh.refresh_from_db()
    assert world.binh.first_name == ""
