"""Questions and complaints: their days by the law, a desk, an organisation, an answer that another approves."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from hoitu.audience.readers import operations, queries
from hoitu.audience.readers.models import Answer
from hoitu.audience.readers.rules import working_days
from hoitu.foundation.notices.models import Notice
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.refusal import NotAllowed, NotReady, Stale
from tests.audience.readers.letters import letter
from tests.foundation.staff import signed_in
from tests.world import NOON, World

LATE = NOON + timedelta(days=30)


@given(
    st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.integers(0, 60), st.sets(st.dates(date(2026, 1, 1)), max_size=9)
)
def test_so_many_working_days_lie_between(start: date, days: int, off: set[date]) -> None:
    end = working_days.after(start, days, off)
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(working_days.works(day, off) for day in between) == days
    assert end == start or working_days.works(end, off)


def test_a_question_has_fifteen_working_days_and_a_complaint_ten(world: World) -> None:
    question, complaint, news = (letter(world, kind=kind) for kind in ("question", "complaint", "news"))
    assert (question.due_date, question.due_norm) == (date(2026, 12, 15), "ND 237/2026/ND-CP art.18")
    assert complaint.due_date == date(2026, 12, 8)
    assert (news.due_date, news.due_norm) == (None, "")
    operations.add_day_off(by=world.lan, agency_id=world.newspaper.pk, day=date(2026, 12, 1), name="Nghỉ bù", now=NOON)
    assert letter(world, kind="question").due_date == date(2026, 12, 16)
    with pytest.raises(NotReady):
        operations.add_day_off(by=world.lan, agency_id=world.newspaper.pk, day=date(2026, 12, 1), name="X", now=NOON)
    with pytest.raises(NotAllowed):
        operations.add_day_off(by=world.tam, agency_id=world.newspaper.pk, day=date(2026, 12, 2), name="X", now=NOON)


def test_before_the_norm_there_is_no_day(world: World) -> None:
    assert letter(world, kind="question", now=datetime(2026, 6, 1, tzinfo=UTC)).due_date is None


def test_an_answer_is_written_by_one_and_approved_by_another(world: World) -> None:
    asked = letter(world, kind="question")
    written = operations.write_answer(by=world.lan, letter_id=asked.pk, question="Hỏi gọn?", text="Đáp.", now=NOON)
    with pytest.raises(NotAllowed):
        operations.approve_answer(by=world.lan, number=written.number, now=NOON)
    with pytest.raises(NotAllowed):
        operations.approve_answer(by=world.tam, number=written.number, now=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.filter(pk=written.pk).update(approved_by=world.lan)
    assert not queries.public_answers("vi").exists()
    operations.approve_answer(by=world.hanh, number=written.number, now=NOON)
    asked.refresh_from_db()
    assert (asked.stage, [turn.told for turn in queries.public_turns(asked)]) == ("answered", ["Đáp."])
    assert queries.public_answer(written.number) == written
    with pytest.raises(Stale):
        operations.write_answer(by=world.tam, letter_id=asked.pk, question="A", text="B", now=NOON)
    operations.withdraw_answer(by=world.hanh, number=written.number, reason="Số liệu cũ.", now=NOON)
    assert queries.public_answer(written.number) is None


def test_an_answer_written_anew_takes_the_place_of_the_one_that_waits(world: World) -> None:
    asked = letter(world, kind="question")
    first = operations.write_answer(by=world.tam, letter_id=asked.pk, question="A?", text="B", now=NOON)
    second = operations.write_answer(by=world.tam, letter_id=asked.pk, question="A?", text="C", now=NOON)
    assert list(Answer.objects.filter(withdrawn_at=None)) == [second]
    assert first != second


def test_a_complaint_is_answered_to_its_sender_alone(world: World) -> None:
    sent = letter(world, kind="complaint")
    written = operations.write_answer(by=world.tam, letter_id=sent.pk, question="A?", text="Đã sửa bài.", now=NOON)
    operations.approve_answer(by=world.lan, number=written.number, now=NOON)
    assert queries.public_answer(written.number) is None
    assert queries.public_turns(sent)[-1].told == "Đã sửa bài."


def test_a_letter_goes_to_a_desk_and_to_an_organisation_with_its_own_day(world: World) -> None:
    asked = letter(world, kind="question")
    operations.assign_letter(by=world.lan, letter_id=asked.pk, unit_id=world.news_desk.pk, now=NOON)
    with pytest.raises(NotReady):
        operations.assign_letter(by=world.lan, letter_id=asked.pk, unit_id=world.tv_desk.pk, now=NOON)
    turn = operations.forward(by=world.tam, letter_id=asked.pk, organisation="UBND xã", text="Xin chờ.", now=NOON)
    asked.refresh_from_db()
    assert (asked.stage, asked.unit, turn.due_date) == ("forwarded", world.news_desk, date(2026, 12, 15))
    assert "Đã chuyển đến: UBND xã" in queries.public_turns(asked)[0].told


def test_an_organisation_that_is_late_is_shown_and_told_of_once_per_forwarding(world: World) -> None:
    news, client = letter(world), signed_in(world.tam)
    operations.forward(by=world.tam, letter_id=news.pk, organisation="UBND xã", text="Xin chờ.", now=NOON)
    outbox.drain(now=NOON)
    assert "UBND xã trả lời chậm nhất thứ Ba 15/12/2026" in client.get(reverse("readers:letters")).content.decode()
    assert operations.tell_of_overdue(NOON + timedelta(days=21)) == 0, "the fifteenth working day is still theirs"
    assert operations.tell_of_overdue(NOON + timedelta(days=22)) == 1
    assert operations.tell_of_overdue(LATE) == 0
    outbox.drain(now=LATE)
    said = set(Notice.objects.filter(kind="readers.overdue").values_list("subject", flat=True))
    assert said == {f"UBND xã chưa trả lời đúng hạn: {news.subject}"}
    assert list(queries.letters(world.tam, LATE, stage="overdue")) == [news]
    assert queries.letters_waiting(world.tam, LATE) == (1, 1)
    page = client.get(reverse("readers:letter", args=[news.pk])).content.decode()
    assert "15/12" in page
    assert "ND 237/2026/ND-CP art.18" in page

    operations.forward(by=world.tam, letter_id=news.pk, organisation="Sở", text="Xin chờ.", now=LATE)
    assert queries.letters_waiting(world.tam, LATE) == (1, 0)
    assert operations.tell_of_overdue(LATE + timedelta(days=30)) == 1
    operations.refuse_letter(by=world.tam, letter_id=news.pk, text="Đã trả lời qua điện thoại.", now=LATE)
    assert operations.tell_of_overdue(LATE + timedelta(days=60)) == 0


def test_before_the_norm_an_organisation_has_no_day(world: World) -> None:
    early = datetime(2026, 6, 1, tzinfo=UTC)
    asked = letter(world, kind="question", now=early)
    operations.forward(by=world.tam, letter_id=asked.pk, organisation="UBND xã", text="Xin chờ.", now=early)
    asked.refresh_from_db()
    assert (asked.organisation, asked.organisation_due_date, asked.organisation_due_norm) == ("UBND xã", None, "")
    assert operations.tell_of_overdue(LATE) == 0


def test_who_answers_for_a_late_letter_is_told_once(world: World) -> None:
    asked, news = letter(world, kind="question"), letter(world)
    outbox.drain(now=NOON)
    assert operations.tell_of_overdue(NOON) == 0
    assert operations.tell_of_overdue(LATE) == 1
    assert operations.tell_of_overdue(LATE) == 0
    outbox.drain(now=LATE)
    assert Notice.objects.filter(kind="readers.overdue").count() == 5
    assert list(queries.letters(world.tam, LATE, stage="overdue")) == [asked]
    assert queries.letters_waiting(world.tam, LATE) == (2, 1)
    assert news.due_date is None
