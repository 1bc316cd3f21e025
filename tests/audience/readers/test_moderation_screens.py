"""The moderation queue on a screen: who sees it, in how few questions, what is ticked and sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from hoitu.audience.readers import operations
from hoitu.audience.readers.models import Closing, Comment, HouseRule, State
from hoitu.foundation.audit.models import Entry
from hoitu.foundation.directory.models import Person
from tests.audience.readers.letters import comment, shown
from tests.world import NOON, World

HOME = "/toa-soan/ban-doc/binh-luan/"
SHELL = 10  # what the shell itself asks for


@pytest.fixture
def signed_in(client: Client) -> Callable[[Person], Client]:
    def sign_in(person: Person) -> Client:
        client.force_login(person, backend="hoitu.foundation.directory.backends.DirectoryBackend")
        return client

    return sign_in


def test_a_moderator_publishes_and_refuses_what_is_ticked(world: World, signed_in: Callable[[Person], Client]) -> None:
    good, bad = comment(world, "Cảm ơn tòa soạn."), comment(world, "Mua ngay tại vi-du.shop")
    client = signed_in(world.tam)
    page = client.get(HOME).content.decode()
    assert "Cảm ơn tòa soạn." in page
    assert "có đường dẫn" in page
    answer = client.post(HOME, {"comment_ids": [good.pk], "approve": "1"}, follow=True)
    assert "Đã đăng 1 bình luận." in answer.content.decode()
    refused = client.post(HOME, {"comment_ids": [bad.pk], "refuse": "1", "reason": ""})
    assert refused.status_code == 422
    assert "Hãy nêu lý do" in refused.content.decode()
    assert f'value="{bad.pk}" id="c-{bad.pk}" checked' in refused.content.decode()
    client.post(HOME, {"comment_ids": [bad.pk], "refuse": "1", "reason": "Quảng cáo."})
    bad.refresh_from_db()
    assert bad.state == State.REFUSED
    assert "Không có bình luận nào đang chờ" in client.get(HOME).content.decode()
    assert "Mua ngay" in client.get(f"{HOME}?state=refused").content.decode()
    assert client.post(HOME, {"comment_ids": ["x"], "approve": "1"}).status_code == 422


def test_the_queue_is_filtered_and_ordered(world: World, signed_in: Callable[[Person], Client]) -> None:
    first, second = comment(world, "Ý kiến thứ nhất"), comment(world, "Ý kiến thứ hai", now=NOON + timedelta(hours=1))
    operations.report(comment_id=shown(world, "Bị báo cáo").pk, reason="Sai.", now=NOON)
    client = signed_in(world.lan)
    page = client.get(f"{HOME}?order=oldest").content.decode()
    assert page.index("Ý kiến thứ nhất") < page.index("Ý kiến thứ hai")
    assert "Ý kiến thứ hai" not in client.get(f"{HOME}?text=nhất").content.decode()
    assert "1 báo cáo" in client.get(f"{HOME}?state=reported").content.decode()
    every = client.get(f"{HOME}?state=all&article={first.discussion_id}").content.decode()
    assert all(text in every for text in (first.text, second.text, "Bị báo cáo"))
    assert client.get(f"{HOME}?state=x&article=y&order=z&p=9").status_code == 200


def test_those_who_do_not_decide_see_nothing_and_it_is_recorded(
    world: World, signed_in: Callable[[Person], Client]
) -> None:
    made = comment(world)
    for person in (world.binh, world.vy, world.quan):
        client = signed_in(person)
        for address in (HOME, f"{HOME}{made.pk}/", f"{HOME}dong/", "/toa-soan/ban-doc/quy-tac/"):
            assert client.get(address).status_code == 403
    assert Entry.objects.filter(action="readers.screen.open", outcome="refused").count() == 12
    assert signed_in(world.phuc).get(f"{HOME}{made.pk}/").status_code == 404
    assert "Bài viết rất hay" not in signed_in(world.phuc).get(HOME).content.decode()


def test_one_comment_with_everything_done_to_it(world: World, signed_in: Callable[[Person], Client]) -> None:
    made = comment(world, "Xin hỏi thêm.", contact="toi@vi-du.example")
    act = f"{HOME}{made.pk}/quyet-dinh/"
    client = signed_in(world.hanh)
    client.post(act, {"act": "approve"})
    client.post(act, {"act": "reply", "text": "Tòa soạn đã hỏi lại."})
    page = client.get(f"{HOME}{made.pk}/").content.decode()
    assert "Tòa soạn đã hỏi lại." in page
    assert "toi@vi-du.example" not in page
    assert "toi@vi-du.example" in client.post(act, {"act": "contact"}).content.decode()
    assert client.post(act, {"act": "withdraw", "reason": ""}).status_code == 422
    client.post(act, {"act": "close", "reason": "Đủ rồi."})
    client.post(act, {"act": "withdraw", "reason": "Theo yêu cầu của bạn đọc."})
    assert Comment.objects.get().state == State.WITHDRAWN
    assert Closing.objects.get().label == made.discussion.headline
    assert "Theo yêu cầu" in client.get(f"{HOME}{made.pk}/").content.decode()
    closed = client.get(f"{HOME}dong/").content.decode()
    assert "Đủ rồi." in closed
    client.post(f"{HOME}dong/{Closing.objects.get().pk}/mo-lai/")
    assert "Không có nơi nào" in client.get(f"{HOME}dong/").content.decode()
    assert client.post(act, {"act": "withdraw_reply", "reply_id": "9" * 30, "reason": "x"}).status_code == 404


def test_the_rule_is_set_by_those_who_keep_it(world: World, signed_in: Callable[[Person], Client]) -> None:
    address = "/toa-soan/ban-doc/quy-tac/"
    assert "chưa ai đặt quy tắc" in signed_in(world.tam).get(address).content.decode()
    assert "<textarea" not in signed_in(world.tam).get(address).content.decode()
    rule = {"open_days": "14", "contact_days": "60", "words": "lừa đảo\n\nlừa đảo\n cá độ "}
    assert signed_in(world.tam).post(address, rule).status_code == 403
    assert signed_in(world.lan).post(address, {**rule, "open_days": "999"}).status_code == 422
    signed_in(world.lan).post(address, rule)
    assert HouseRule.objects.get().words == "lừa đảo\ncá độ"
    assert comment(world, "Lừa đảo thật").hints == ["words"]


def test_the_screens_ask_few_questions(
    world: World, signed_in: Callable[[Person], Client], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(25):
        comment(world, f"Ý kiến {n}")
    made = shown(world)
    client = signed_in(world.tam)
    client.get(HOME)
    for address in (HOME, f"{HOME}{made.pk}/", f"{HOME}dong/", "/toa-soan/ban-doc/quy-tac/"):
        with django_assert_max_num_queries(SHELL + 8):
            client.get(address)
