from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest
from pytest_django import Settings

from hoitu.foundation.notices import operations
from hoitu.foundation.notices.channels import email
from hoitu.foundation.notices.models import Delivery, Notice
from hoitu.foundation.notices.rules import MOST_ATTEMPTS, Habits
from hoitu.foundation.outbox import leases
from hoitu.web.env import MailServer
from tests.conftest import Clock
from tests.foundation.notices.smtp_stand_in import Mailbox, closed_port, mail_server
from tests.foundation.notices.telling import FIRE, RICE, log, one, tell, work
from tests.world import NOON, World

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _clock(stopped_clock: Clock) -> None:
    """The handler asks the clock of the house."""


@pytest.fixture
def mailbox(world: World, settings: Settings) -> Iterator[Mailbox]:
    """A mail server, and anh Bình as somebody of the real world."""
    world.binh.is_demo = False
    world.binh.save()
    with mail_server() as box:
        settings.SMTP = MailServer("127.0.0.1", box.port)
        settings.BASE_URL = "https://bao.example.vn"
        settings.DEFAULT_FROM_EMAIL = "toa-soan@bao.example.vn"
        yield box


def text_of(letter: EmailMessage, kind: str) -> str:
    part = letter.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def subject_of(letter: EmailMessage) -> str:
    """The subject as a mail program shows it, without the blank of a folded line."""
    return str(letter["Subject"]).strip()


def until_the_end(clock: Clock) -> datetime:
    """Work off everything, back-off after back-off."""
    for _hour in range(100):
        work(clock.instant)
        clock.advance(hours=1)
    return clock.instant


def test_a_letter_says_it_in_vietnamese_as_text_and_as_html(world: World, mailbox: Mailbox) -> None:
    tell(world.binh, subject="Lúa đã chín ở Long Đức", Nơi="Long Đức")
    work(NOON)
    (letter,) = mailbox.letters
    assert subject_of(letter) == "[Hội Tụ] Lúa đã chín ở Long Đức"
    assert (letter["To"], letter["From"]) == ("binh@example.vn", "toa-soan@bao.example.vn")
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Message-ID"] == f"<{one(world.binh).pk}@bao.example.vn>"
    for kind in ("plain", "html"):
        said = text_of(letter, kind)
        assert "Lúa đã chín ở Long Đức" in said
        assert "https://bao.example.vn/toa-soan/" in said
        assert "Nguyễn Văn Bình" in said
        assert "Long Đức" in said
    assert log(world.binh) == [("email", "sent")]


def test_a_subject_full_of_markup_stays_words(world: World, mailbox: Mailbox) -> None:
    tell(world.binh, subject="<script>alert(1)</script> & <b>Lúa</b>", Nơi="<img src=x onerror=alert(1)>")
    work(NOON)
    (letter,) = mailbox.letters
    assert subject_of(letter) == "[Hội Tụ] <script>alert(1)</script> & <b>Lúa</b>"
    html = text_of(letter, "html")
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html
    assert "<script>alert(1)</script> & <b>Lúa</b>" in text_of(letter, "plain")


def test_a_digest_is_one_letter_that_names_them_all(world: World, mailbox: Mailbox, stopped_clock: Clock) -> None:
    operations.set_preferences(by=world.binh, habits=Habits(digest="hourly"), wanted={}, now=NOON)
    for subject in ("Một", "Hai", "Ba"):
        tell(world.binh, subject=subject)
    assert work(NOON + timedelta(minutes=59)) == 0
    work(stopped_clock.advance(hours=1))
    (letter,) = mailbox.letters
    assert subject_of(letter) == "[Hội Tụ] 3 thông báo: Một"
    assert all(word in text_of(letter, "plain") for word in ("Một", "Hai", "Ba"))


@pytest.mark.parametrize("fault", ["busy", "silent"])
def test_what_may_pass_is_tried_again_after_a_while(
    world: World, mailbox: Mailbox, stopped_clock: Clock, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setattr(email, "SECONDS", 0.3)
    mailbox.fault = fault
    tell(world.binh)
    work(NOON)
    assert log(world.binh) == [("email", "retrying")]
    assert one(world.binh).reason
    mailbox.fault = ""
    work(stopped_clock.advance(hours=1))
    assert log(world.binh) == [("email", "sent")]
    assert (one(world.binh).attempts, len(mailbox.letters)) == (2, 1)


def test_a_closed_door_is_knocked_at_again_and_at_last_given_up(
    world: World, mailbox: Mailbox, settings: Settings, stopped_clock: Clock
) -> None:
    settings.SMTP = MailServer("127.0.0.1", closed_port())
    tell(world.binh)
    until_the_end(stopped_clock)
    delivery = one(world.binh)
    assert (delivery.state, delivery.attempts) == ("failed", MOST_ATTEMPTS)
    assert "8 lần" in delivery.reason
    assert mailbox.attempts == 0


@pytest.mark.parametrize("server", [MailServer(security="starttls"), MailServer(user="toa-soan", password="x")])
def test_a_server_that_cannot_do_what_the_settings_ask_gets_no_letter(
    world: World, mailbox: Mailbox, settings: Settings, server: MailServer
) -> None:
    settings.SMTP = replace(server, host="127.0.0.1", port=mailbox.port)
    tell(world.binh)
    work(NOON)
    assert log(world.binh) == [("email", "retrying")]
    assert mailbox.letters == []


@pytest.mark.parametrize(("fault", "said"), [("refused", "554"), ("unknown_recipient", "550 5.1.1")])
def test_what_is_refused_for_good_is_not_tried_again(world: World, mailbox: Mailbox, fault: str, said: str) -> None:
    mailbox.fault = fault
    tell(world.binh)
    work(NOON)
    delivery = one(world.binh)
    assert delivery.state == "failed"
    assert delivery.reason.startswith(said)
    assert work(NOON + 100 * HOUR) == 0


@pytest.mark.parametrize(("fault", "arrived"), [("dies", 0), ("dies_after", 1)])
def test_a_letter_that_was_handed_over_without_an_answer_is_not_sent_twice(
    world: World, mailbox: Mailbox, stopped_clock: Clock, fault: str, arrived: int
) -> None:
    mailbox.fault = fault
    tell(world.binh)
    until_the_end(stopped_clock)
    assert log(world.binh) == [("email", "unknown")]
    assert (mailbox.attempts, len(mailbox.letters)) == (1, arrived)


def test_a_worker_that_died_between_sending_and_recording_leaves_it_unknown(world: World, mailbox: Mailbox) -> None:
    tell(world.binh)
    Delivery.objects.update(state="sending", attempts=1, started_at=NOON)
    work(NOON + HOUR)
    assert log(world.binh) == [("email", "unknown")]
    assert mailbox.attempts == 0


def test_a_worker_killed_right_after_sending_does_not_send_twice(
    world: World, mailbox: Mailbox, stopped_clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_given: object, **_named: object) -> None:
        raise SystemExit  # no handler of failures sees it, as none sees the end of a process

    tell(world.binh)
    with monkeypatch.context() as patched:
        patched.setattr("hoitu.foundation.notices.operations.sending._record", die)
        with pytest.raises(SystemExit):
            work(NOON)
    assert (log(world.binh), len(mailbox.letters)) == ([("email", "sending")], 1)
    later = stopped_clock.advance(minutes=16)
    leases.reap(now=later)
    work(later)
    assert (log(world.binh), len(mailbox.letters)) == ([("email", "unknown")], 1)


def test_what_is_more_than_a_day_late_stays_in_the_list(world: World, mailbox: Mailbox, stopped_clock: Clock) -> None:
    tell(world.binh)
    work(stopped_clock.advance(days=2))
    assert log(world.binh) == [("email", "dropped")]
    assert mailbox.attempts == 0


def test_what_was_read_or_switched_off_meanwhile_is_not_sent(world: World, mailbox: Mailbox) -> None:
    night = NOON.replace(hour=16)
    tell(world.binh, subject="Đã đọc", now=night)
    tell(world.binh, subject="Còn mới", now=night)
    read = Notice.objects.get(subject="Đã đọc")
    operations.mark_read(by=world.binh, notice_id=read.pk, now=night)
    work(night + 8 * HOUR)
    assert [subject_of(letter) for letter in mailbox.letters] == ["[Hội Tụ] Còn mới"]
    tell(world.binh, now=night + 24 * HOUR)
    operations.set_preferences(by=world.binh, habits=Habits(), wanted={(RICE, "email"): False}, now=NOON)
    work(night + 32 * HOUR)
    assert log(world.binh) == [("email", "sent"), ("email", "dropped")]


def test_people_of_the_demo_are_never_written_to(
    world: World, mailbox: Mailbox, settings: Settings, tmp_path: object
) -> None:
    settings.MAIL_FOLDER = tmp_path
    tell(world.tam, kind=FIRE, subject="Cháy")
    work(NOON)
    assert mailbox.attempts == 0
    (file,) = settings.MAIL_FOLDER.iterdir()
    assert b"Message-ID" in file.read_bytes()
    assert log(world.tam) == [("email", "sent")]


def test_without_a_mail_server_letters_stay_in_the_folder(world: World, settings: Settings, tmp_path: object) -> None:
    world.binh.is_demo = False
    world.binh.save()
    settings.MAIL_FOLDER = tmp_path
    tell(world.binh)
    work(NOON)
    assert len(list(settings.MAIL_FOLDER.iterdir())) == 1
    assert "thư mục" in one(world.binh).reason


def test_somebody_without_an_address_gets_none(world: World) -> None:
    world.binh.email = ""
    world.binh.save()
    tell(world.binh)
    assert log(world.binh) == []
