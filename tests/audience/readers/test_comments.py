"""A comment arrives, waits, and is put on the page, refused or taken off; its contact is kept for a time."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest

from hoitu.audience.readers import operations, queries
from hoitu.audience.readers.models import Comment, Contact, Decision, State
from hoitu.audience.readers.values import LONGEST_COMMENT, Words
from hoitu.foundation.audit.models import Entry
from hoitu.foundation.notices.models import Notice
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady, Stale
from tests.audience.readers.letters import ARTICLE, article, comment, shown
from tests.world import NOON, World

LATER = NOON + timedelta(minutes=5)


def test_nothing_is_on_the_page_before_somebody_decided(world: World) -> None:
    made = comment(world)
    assert made.state == State.WAITING
    assert queries.below(ARTICLE, 5).total == 0
    operations.approve(by=world.tam, comment_ids=[made.pk], now=LATER)
    below = queries.below(ARTICLE, 5)
    assert (below.total, below.newest[0].text) == (1, "Bài viết rất hay.")
    entry = Entry.objects.get(action="readers.comments.approve")
    assert (entry.agency_id, entry.detail["comments"]) == (world.newspaper.pk, [str(made.pk)])


def test_the_same_form_sent_twice_is_one_comment(world: World) -> None:
    made_id, words = uuid4(), Words("Chú Ba", "Hay quá.")
    for _time in range(2):
        operations.send_comment(comment_id=made_id, article=article(world), words=words, now=NOON)
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("text", ["", "  \n", "\u200b\u2060", "a" * (LONGEST_COMMENT + 1)])
def test_empty_and_endless_comments_are_not_taken(world: World, text: str) -> None:
    with pytest.raises(NotReady):
        comment(world, text)
    assert not Comment.objects.exists()


def test_a_reader_without_a_name_is_a_reader_in_the_language_of_the_article(world: World) -> None:
    assert comment(world, name=" ").name == "Bạn đọc"
    khmer = article(world, language="km", output_id=uuid4())
    assert comment(world, name="", about=khmer).name == "មិត្តអ្នកអាន"


def test_who_decides_and_who_does_not(world: World) -> None:
    for person in (world.binh, world.sarone, world.mai, world.phuc, world.vy, world.quan):
        made = comment(world)
        with pytest.raises(NotAllowed):
            operations.approve(by=person, comment_ids=[made.pk], now=NOON)
        made.refresh_from_db()
        assert made.state == State.WAITING
    for person in (world.tam, world.son, world.lan, world.duc, world.hanh):
        assert operations.approve(by=person, comment_ids=[comment(world).pk], now=NOON) == 1
    assert Entry.objects.filter(action="readers.comments.approve", outcome="refused").count() == 6


def test_many_are_decided_on_at_once_and_each_only_once(world: World) -> None:
    ids = [comment(world, f"Ý kiến {n}").pk for n in range(3)]
    assert operations.approve(by=world.lan, comment_ids=ids[:2], now=NOON) == 2
    assert operations.refuse(by=world.lan, comment_ids=ids, reason="Lặp lại.", now=NOON) == 1
    with pytest.raises(Stale):
        operations.refuse(by=world.tam, comment_ids=ids, reason="Lặp lại.", now=NOON)
    assert Decision.objects.count() == 3


def test_a_refusal_and_a_withdrawal_say_why(world: World) -> None:
    waiting, there = comment(world), shown(world)
    with pytest.raises(NotReady):
        operations.refuse(by=world.tam, comment_ids=[waiting.pk], reason=" ", now=NOON)
    with pytest.raises(NotReady):
        operations.withdraw(by=world.tam, comment_id=there.pk, reason="", now=NOON)
    operations.withdraw(by=world.tam, comment_id=there.pk, reason="Lộ số điện thoại của người khác.", now=LATER)
    assert queries.below(ARTICLE, 5).total == 0
    assert list(there.decisions.values_list("state", flat=True)) == ["shown", "withdrawn"]
    operations.approve(by=world.hanh, comment_ids=[there.pk], now=LATER)
    assert queries.below(ARTICLE, 5).total == 1


def test_the_newsroom_answers_once_below_a_comment_on_the_page(world: World) -> None:
    waiting, there = comment(world), shown(world)
    with pytest.raises(NotReady):
        operations.reply(by=world.tam, comment_id=waiting.pk, text="Cảm ơn.", now=NOON)
    made = operations.reply(by=world.tam, comment_id=there.pk, text="Cảm ơn cô.", now=LATER)
    assert queries.below(ARTICLE, 5).newest[0].answer == "Cảm ơn cô."
    with pytest.raises(NotReady):
        operations.reply(by=world.lan, comment_id=there.pk, text="Lần nữa.", now=LATER)
    operations.withdraw_reply(by=world.lan, reply_id=made.pk, reason="Viết lại.", now=LATER)
    operations.reply(by=world.lan, comment_id=there.pk, text="Tòa soạn cảm ơn cô Út.", now=LATER)
    assert queries.below(ARTICLE, 5).newest[0].answer == "Tòa soạn cảm ơn cô Út."


def test_reports_reach_the_moderators_once_and_are_settled(world: World) -> None:
    there = shown(world)
    for _reader in range(25):
        operations.report(comment_id=there.pk, reason="Nói xấu người khác.", now=NOON)
    assert there.reports.count() == 20
    outbox.drain(now=NOON)
    told = Notice.objects.filter(kind="readers.reported").values_list("person__username", flat=True)
    assert sorted(told) == ["duc", "hanh", "lan", "son", "tam"]
    assert queries.waiting_for(world.tam, NOON) == (0, 1)
    assert operations.settle_reports(by=world.tam, comment_id=there.pk, now=LATER) == 20
    assert queries.waiting_for(world.tam, NOON) == (0, 0)
    with pytest.raises(NotFound):
        operations.report(comment_id=comment(world).pk, reason="Chưa đăng.", now=NOON)


def test_comments_close_after_the_days_of_the_rule(world: World) -> None:
    about = article(world)
    assert queries.opening_of(about, NOON + timedelta(days=29)).closed == ""
    assert queries.opening_of(about, NOON + timedelta(days=30)).closed == "over"
    operations.set_rule(by=world.lan, agency_id=world.newspaper.pk, open_days=0, contact_days=30, now=NOON)
    assert queries.opening_of(about, NOON).closed == "none"
    with pytest.raises(NotReady):
        comment(world)
    with pytest.raises(NotAllowed):
        operations.set_rule(by=world.tam, agency_id=world.newspaper.pk, open_days=9, contact_days=30, now=NOON)


def test_an_article_or_a_section_is_closed_by_hand_and_opened_again(world: World) -> None:
    comment(world)
    closing = operations.close_article(by=world.tam, output_id=ARTICLE, reason="Lạc đề.", now=NOON)
    with pytest.raises(NotReady):
        operations.close_article(by=world.tam, output_id=ARTICLE, reason="Lạc đề.", now=NOON)
    assert queries.opening_of(article(world), NOON).closed == "by_hand"
    operations.reopen(by=world.tam, closing_id=closing.pk, now=LATER)
    assert queries.opening_of(article(world), NOON).closed == ""
    close = partial(
        operations.close_section,
        agency_id=world.newspaper.pk,
        language="vi",
        section_code="thoi-su",
        reason="Kỳ họp.",
        now=NOON,
    )
    with pytest.raises(NotAllowed):
        close(by=world.tam)
    close(by=world.lan)
    assert queries.opening_of(article(world), NOON).closed == "by_hand"
    assert queries.opening_of(article(world, section_code="van-hoa"), NOON).closed == ""
    assert queries.opening_of(article(world, language="km"), NOON).closed == ""


def test_a_contact_is_sealed_shown_to_few_and_erased_on_its_day(world: World) -> None:
    made = comment(world, contact="0912 345 678")
    assert b"345" not in bytes(Contact.objects.get().sealed)
    with pytest.raises(NotAllowed):
        operations.show_contact(by=world.tam, owner_id=made.pk, now=NOON)
    assert operations.show_contact(by=world.lan, owner_id=made.pk, now=NOON) == "0912 345 678"
    assert Entry.objects.filter(action="readers.contact.view", outcome="done").count() == 1
    assert operations.forget_contacts(NOON + timedelta(days=90)) == 0
    assert operations.forget_contacts(NOON + timedelta(days=91)) == 1
    with pytest.raises(NotFound):
        operations.show_contact(by=world.lan, owner_id=made.pk, now=NOON)
    assert "0912" not in str(list(Entry.objects.values_list("detail", flat=True)))
