"""More of everything readers send: comments with answers and reports, letters with files, turns and answers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hoitu.audience.readers import operations
from hoitu.audience.readers.models import Enclosure
from tests.audience.readers import letters
from tests.web.screens.office import Office
from tests.world import NOON


def from_readers(office: Office, number: int) -> None:
    """Comments that wait or were answered and reported; letters that were forwarded and answered."""
    w = office.world
    waiting, shown = letters.comment(w, f"Chờ {number}"), letters.shown(w, f"Hay {number}")
    operations.reply(by=w.tam, comment_id=shown.pk, text="Cảm ơn bạn.", now=NOON)
    operations.report(comment_id=shown.pk, reason=f"Sai {number}", now=NOON)
    question = letters.letter(w, f"Hỏi {number}", kind="question", contact="0900000000")
    news = letters.letter(w, f"Tin {number}")
    for sent in (question, news):
        operations.ask_back(by=w.tam, letter_id=sent.pk, text="Từ khi nào?", now=NOON)
        operations.assign_letter(by=w.lan, letter_id=sent.pk, unit_id=w.news_desk.pk, now=NOON)
    operations.forward(by=w.tam, letter_id=news.pk, organisation="UBND xã", text="Xin chờ.", now=NOON)
    until = (NOON + timedelta(days=9)).date()
    office.named(comment_id=waiting.pk, letter_id=question.pk)
    looked_at: Any = office.ids["letter_id"]
    operations.write_answer(by=w.lan, letter_id=looked_at, question="Hỏi?", text=f"Đáp {number}.", now=NOON)
    operations.ask_back(by=w.tam, letter_id=looked_at, text=f"Còn gì {number}?", now=NOON)
    Enclosure.objects.create(letter_id=looked_at, kind="photo", file_name="a.jpg", size=9, kept_until=until)
