"""Signing in as people do it: password, second factor, first day, lock-out, idleness, recovery."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from axes.models import AccessAttempt
from django.conf import LazySettings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from hoitu.foundation.audit.queries import Entry
from hoitu.foundation.directory import operations
from hoitu.foundation.directory.middleware import SEEN
from hoitu.foundation.directory.models import Person
from hoitu.foundation.directory.roles import Role
from hoitu.kernel.actor import SystemActor
from hoitu.kernel.clock import now
from hoitu.kernel.refusal import NotAllowed
from hoitu.web import settings as house
from tests.world import PASSWORD, World

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
NEW = "Mùa-nước-nổi-2026!"
HOME = "/toa-soan/"


@pytest.fixture(autouse=True)
def _real_doors(settings: LazySettings) -> Iterator[None]:
    settings.MIDDLEWARE = house.MIDDLEWARE
    cache.clear()
    yield
    cache.clear()


def code(secret: str = SECRET, step: int = 1) -> str:
    """What a phone shows: step 0 is thirty seconds ago, 1 is now, 2 comes next."""
    return str(totp.format_hotp_value(totp.hotp_value(secret, list(totp.yield_hotp_counters_from_time())[step])))


def sign_in(client: Client, username: str, password: str = PASSWORD) -> Any:
    return client.post(reverse("account_login"), {"login": username, "password": password})


def get(client: Client, path: str, **headers: str) -> Any:
    return client.get(path, headers=headers)


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_reporter_signs_in_with_name_and_password(client: Client, world: World) -> None:
    page = get(client, HOME)
    assert page.url == f"{reverse('account_login')}?next={HOME}"
    assert client.get(page.url).status_code == 200
    answer = sign_in(client, " SaRone ")
    assert answer.url == HOME
    assert client.get(HOME).status_code == 200
    assert Entry.objects.filter(action="login", actor_id=world.sarone.actor_id).exists()


def test_the_session_key_changes_at_sign_in(client: Client, world: World) -> None:
    client.get(reverse("account_login"))
    client.session["before"] = 1
    before = client.session.session_key
    sign_in(client, world.binh.username)
    assert client.session.session_key != before


def test_an_approver_gives_a_code_after_the_password(client: Client, world: World) -> None:
    totp.TOTP.activate(world.hanh, SECRET)
    assert sign_in(client, "hanh").url == reverse("mfa_authenticate")
    assert not is_in(client)
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 200
    assert not is_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code()})
    assert is_in(client)
    assert client.get(HOME).status_code == 200
    assert Entry.objects.get(action="login", outcome="done").detail["method"] == "totp"
    assert Entry.objects.filter(action="login", outcome="refused", actor_id="name:hanh").count() == 1


def test_a_code_that_signed_in_does_not_confirm_an_approval(client: Client, world: World) -> None:
    totp.TOTP.activate(world.hanh, SECRET)
    sign_in(client, "hanh")
    used = code()
    client.post(reverse("mfa_authenticate"), {"code": used})
    with pytest.raises(NotAllowed):
        operations.confirm_second_factor(by=world.hanh, code=used, now=now())
    operations.confirm_second_factor(by=world.hanh, code=code(step=2), now=now())


def test_an_approver_without_a_second_factor_sets_it_up_before_anything_else(client: Client, world: World) -> None:
    sign_in(client, world.hanh.username)
    assert get(client, HOME).url == reverse("mfa_activate_totp")
    script = client.get(HOME, headers={"accept": "application/json"})
    assert script.status_code == 403
    ask = get(client, reverse("mfa_activate_totp"))
    assert ask.url.startswith(reverse("account_reauthenticate"))
    client.post(ask.url, {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    found = re.search(r'directory-key">([A-Z2-7]+)<', page)
    assert found
    assert "data:image/svg+xml;base64," in page
    answer: Any = client.post(reverse("mfa_activate_totp"), {"code": code(found[1])})
    assert answer.url == reverse("mfa_view_recovery_codes")
    assert len(re.findall(r"<code>\d{8}</code>", client.get(answer.url).content.decode())) == 10
    assert client.get(HOME).status_code == 200
    stored = Authenticator.objects.get(user=world.hanh, type="totp").data["secret"]
    assert found[1] not in stored


def test_an_approver_cannot_switch_the_second_factor_off(client: Client, world: World) -> None:
    totp.TOTP.activate(world.hanh, SECRET)
    sign_in(client, "hanh")
    client.post(reverse("mfa_authenticate"), {"code": code()})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(user=world.hanh, type="totp").exists()


def test_who_switches_it_off_must_choose_a_longer_password(client: Client, world: World) -> None:
    totp.TOTP.activate(world.binh, SECRET)
    sign_in(client, "binh")
    client.post(reverse("mfa_authenticate"), {"code": code()})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=world.binh).exists()
    assert get(client, HOME).url == reverse("account_change_password")


def test_the_first_sign_in_begins_with_a_new_password(client: Client, world: World) -> None:
    hired = operations.hire(
        by=SystemActor("test"),
        username="moi",
        full_name="Người Mới",
        agency_id=world.newspaper.pk,
        roles=[Role.REPORTER],
        now=now(),
    )
    sign_in(client, "moi", hired.temporary_password)
    assert get(client, HOME).url == reverse("account_change_password")
    fields = {"oldpassword": hired.temporary_password, "password1": NEW, "password2": NEW}
    client.post(reverse("account_change_password"), fields | {"password1": "ngắn", "password2": "ngắn"})
    assert client.get(HOME).status_code == 302
    changed: Any = client.post(reverse("account_change_password"), fields)
    assert changed.url == reverse("directory_account")
    assert client.get(HOME).status_code == 200
    assert Person.objects.get(username="moi").password_changed_at is not None
    assert Entry.objects.filter(action="directory.password.change").count() == 1


def test_five_wrong_passwords_lock_the_account_even_for_the_right_one(client: Client, world: World) -> None:
    statuses = [sign_in(client, "binh", f"wrong {number}").status_code for number in range(5)]
    assert statuses == [200, 200, 200, 200, 429]
    locked = sign_in(client, "BINH")
    assert locked.status_code == 429
    assert not is_in(client)
    assert Entry.objects.filter(action="login.lock_out", actor_id="name:binh").count() == 1
    operations.unlock(by=world.quan, person_id=world.binh.pk, now=now())
    sign_in(client, "binh")
    assert is_in(client)


def test_a_lock_ends_by_itself_after_the_hours_of_the_norm(client: Client, world: World) -> None:
    for number in range(5):
        sign_in(client, world.binh.username, f"wrong {number}")
    AccessAttempt.objects.update(attempt_time=now() - timedelta(hours=11, minutes=59))
    assert sign_in(client, "binh").status_code == 429
    AccessAttempt.objects.update(attempt_time=now() - timedelta(hours=12, minutes=1))
    sign_in(client, "binh")
    assert is_in(client)


def test_an_unknown_name_is_answered_like_a_wrong_password_and_not_written_down(client: Client, world: World) -> None:
    unknown = sign_in(client, "mat-khau-cua-toi").content.decode()
    known = sign_in(client, world.binh.username, "wrong").content.decode()
    strip = re.compile(r'value="[^"]*"|"CSRF_TOKEN": "[^"]*"')
    assert strip.sub("", unknown) == strip.sub("", known)
    assert not Entry.objects.filter(actor_id__contains="mat-khau").exists()


def test_a_disabled_account_learns_nothing(client: Client, world: World) -> None:
    operations.disable(by=world.quan, person_id=world.binh.pk, reason="Nghỉ việc", now=now())
    assert sign_in(client, "binh").status_code == 200
    assert not is_in(client)


def test_disabling_ends_an_open_session(client: Client, world: World) -> None:
    sign_in(client, "binh")
    operations.disable(by=world.quan, person_id=world.binh.pk, reason="Nghỉ việc", now=now())
    assert get(client, HOME).url.startswith(reverse("account_login"))


def idle_for(client: Client, **period: int) -> None:
    session = client.session
    session[SEEN] = (now() - timedelta(**period)).timestamp()
    session.save()


def test_an_idle_session_is_locked(client: Client, world: World) -> None:
    sign_in(client, world.binh.username)
    idle_for(client, minutes=14)
    assert client.get(HOME).status_code == 200
    idle_for(client, minutes=15)
    assert get(client, HOME).url == f"{reverse('account_login')}?next={HOME}"
    assert Entry.objects.filter(action="directory.session.idle").count() == 1


def test_the_heartbeat_of_an_open_page_is_not_work(client: Client, world: World) -> None:
    sign_in(client, world.binh.username)
    idle_for(client, minutes=10)
    before = client.session[SEEN]
    client.get(HOME, headers={"x-background": "1"})
    assert client.session[SEEN] == before
    client.get(HOME)
    assert client.session[SEEN] > before


def test_a_script_of_an_idle_session_is_told_so_that_the_text_stays(client: Client, world: World) -> None:
    sign_in(client, world.binh.username)
    idle_for(client, minutes=20)
    answer: Any = client.post(HOME, {"text": "bài dở"}, headers={"x-requested-with": "XMLHttpRequest"})
    assert answer.status_code == 401
    assert answer.json()["login_url"] == reverse("account_login")
    assert answer.json()["message"]


def test_what_was_sent_too_late_is_given_back_to_the_same_person(client: Client, world: World) -> None:
    sign_in(client, world.binh.username)
    idle_for(client, minutes=20)
    late: Any = client.post(
        "/toa-soan/nowhere/", {"title": "Bão số 5", "text": "Ba dòng chưa lưu", "csrfmiddlewaretoken": "x"}
    )
    assert late.url == f"{reverse('account_login')}?next={reverse('directory_parked')}"
    assert sign_in(client, "binh").url == reverse("directory_parked")
    page = client.get(reverse("directory_parked")).content.decode()
    assert "Ba dòng chưa lưu" in page
    assert 'action="/toa-soan/nowhere/"' in page
    client.post(reverse("directory_parked"))
    assert "Ba dòng" not in client.get(reverse("directory_parked")).content.decode()


def test_what_was_kept_is_not_shown_to_somebody_else(client: Client, world: World) -> None:
    sign_in(client, world.binh.username)
    idle_for(client, minutes=20)
    client.post("/toa-soan/nowhere/", {"text": "Chuyện riêng"})
    sign_in(client, "sarone")
    assert "Chuyện riêng" not in client.get(reverse("directory_parked")).content.decode()


OURS = {"origin": "http://testserver"}


def signed_out_elsewhere(client: Client) -> None:
    """The session of this browser ends: in another tab, by the administrator, or by age."""
    client.get(HOME)
    client.session.flush()
    del client.cookies["sessionid"]


def test_what_was_sent_after_signing_out_in_another_tab_is_given_back(client: Client, world: World) -> None:
    sign_in(client, world.binh.username)
    signed_out_elsewhere(client)
    late: Any = client.post("/toa-soan/de-tai/moi/", {"title": "Bão số 5", "pitch": "Ba dòng chưa lưu"}, headers=OURS)
    assert late.url == f"{reverse('account_login')}?next={reverse('directory_parked')}"
    assert sign_in(client, "binh").url == reverse("directory_parked")
    page = client.get(reverse("directory_parked")).content.decode()
    assert "Ba dòng chưa lưu" in page
    assert 'action="/toa-soan/de-tai/moi/"' in page


def test_what_was_sent_after_signing_out_is_not_shown_to_the_next_person(client: Client, world: World) -> None:
    sign_in(client, world.binh.username)
    signed_out_elsewhere(client)
    client.post("/toa-soan/de-tai/moi/", {"pitch": "Chuyện riêng"}, headers=OURS)
    sign_in(client, "sarone")
    assert "Chuyện riêng" not in client.get(reverse("directory_parked")).content.decode()


def test_what_a_page_sends_by_itself_does_not_take_the_place_of_what_was_typed(client: Client, world: World) -> None:
    sign_in(client, world.binh.username)
    signed_out_elsewhere(client)
    client.post("/toa-soan/de-tai/moi/", {"pitch": "Ba dòng chưa lưu"}, headers={**OURS, "sec-fetch-mode": "navigate"})
    client.post("/toa-soan/de-tai/moi/", {"tab": "roi-di"}, headers={**OURS, "sec-fetch-mode": "no-cors"})
    sign_in(client, "binh")
    assert "Ba dòng chưa lưu" in client.get(reverse("directory_parked")).content.decode()


def test_what_another_site_had_a_browser_send_is_never_kept(client: Client, world: World) -> None:
    sign_in(client, world.binh.username)
    signed_out_elsewhere(client)
    for origin in ({"origin": "https://ke-xau.example"}, {}):
        client.post("/toa-soan/de-tai/moi/", {"pitch": "Lời dụ"}, headers=origin)
    sign_in(client, "binh")
    assert "Lời dụ" not in client.get(reverse("directory_parked")).content.decode()


def test_a_form_of_the_session_before_is_kept_by_the_one_that_began_meanwhile(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.binh)
    answer = client.post("/toa-soan/de-tai/moi/", {"pitch": "Viết từ tab cũ"}, headers=OURS)
    assert answer.status_code == 403
    assert f'href="{reverse("directory_parked")}"' in answer.content.decode()
    assert "Viết từ tab cũ" in client.get(reverse("directory_parked")).content.decode()


def test_an_old_password_of_an_administrator_must_be_changed(client: Client, world: World) -> None:
    totp.TOTP.activate(world.quan, SECRET)
    Person.objects.filter(pk=world.quan.pk).update(password_changed_at=now() - timedelta(days=61))
    sign_in(client, "quan")
    client.post(reverse("mfa_authenticate"), {"code": code()})
    assert get(client, HOME).url == reverse("account_change_password")


def test_the_shell_is_open_only_while_a_role_is_in_force(client: Client, world: World) -> None:
    sign_in(client, "binh")
    assert client.get(HOME).status_code == 200
    membership = world.binh.memberships.get()
    operations.end_membership(by=world.quan, membership_id=membership.pk, to_date=now().date(), now=now())
    assert client.get(HOME).status_code == 403


def test_wagtails_own_doors_lead_to_ours(client: Client, world: World) -> None:
    assert get(client, "/toa-soan/login/").url == reverse("account_login")
    assert get(client, "/toa-soan/password_reset/").url == reverse("account_login")
    client.force_login(world.binh)
    for closed in ("/toa-soan/users/", "/toa-soan/groups/"):
        assert client.get(closed).status_code == 404


@pytest.mark.parametrize("name", ["account_login", "account_logout"])
def test_there_is_no_sign_up_and_no_reset(client: Client, world: World, name: str) -> None:
    page = client.get(reverse(name), follow=True).content.decode()
    assert world.binh.username not in page
    assert "signup" not in page


def test_signing_out_is_recorded(client: Client, world: World) -> None:
    sign_in(client, world.binh.username)
    left: Any = client.post(reverse("account_logout"))
    assert left.url == reverse("account_login")
    assert Entry.objects.filter(action="logout").count() == 1
