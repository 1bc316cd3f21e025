"""What readers of the demo say: a few labelled comments, some on the page, some waiting for a moderator."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from hoitu.audience.readers import operations, queries
from hoitu.audience.readers.values import AboutArticle, LetterWords, Words
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.ids import new_id
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.release_content import ReleaseContent
from hoitu.web.demo import people

NEAR = timedelta(days=20)
PLACE_UNKNOWN = "/"  # the site says where the article stands as soon as it has frozen it
SHOWN = (
    ("Cô Út (minh họa)", "Đọc bài mà mừng cho bà con. Mong tòa soạn viết thêm về giá bán cho chúng tôi biết."),
    ("Thạch Sóc (minh họa)", "Chỗ tôi cũng vậy. Cảm ơn phóng viên đã xuống tận nơi."),
)
WAITING = (
    ("Bạn đọc Cầu Kè (minh họa)", "Xin hỏi khi nào thì tới lượt ấp chúng tôi?"),
    ("", "AI CŨNG BIẾT CHUYỆN NÀY TỪ LÂU RỒI MÀ KHÔNG AI LÀM GÌ"),
    ("Khuyến mãi (minh họa)", "Vay nhanh trong ngày, xem https://quang-cao.example, gọi 0900 000 000"),
)
LETTERS = (
    LetterWords(
        subject="Đèn đường ấp văn hóa tắt ba đêm liền (minh họa)",
        text="Từ đầu tuần đèn đường đoạn trước nhà văn hóa không sáng, trẻ em đi học về rất tối.",
        name="Cô Út (minh họa)",
        place="ấp minh họa, huyện Cầu Ngang",
    ),
    LetterWords(
        subject="Vườn nhà tôi có giống dừa ra trái lạ (minh họa)",
        text="Dừa sáp nhà tôi năm nay ra quày hơn hai mươi trái. Mời phóng viên xuống chụp hình.",
        name="Chú Ba (minh họa)",
        place="huyện Cầu Kè",
        wants_fee=True,
    ),
)
ASKED = {
    "question": LetterWords(
        subject="Muốn đặt báo in tiếng Khmer thì làm thế nào? (minh họa)",
        text="Nhà tôi ở xa bưu điện. Tôi muốn đặt báo in tiếng Khmer cho mẹ tôi thì hỏi ở đâu?",
        name="Thạch Sóc (minh họa)",
    ),
    "complaint": LetterWords(
        subject="Bài về chợ ghi sai tên ấp (minh họa)",
        text="Bài ghi tên ấp tôi nhầm với ấp bên cạnh. Đề nghị tòa soạn xem lại.",
        name="Bạn đọc Tiểu Cần (minh họa)",
    ),
}
ANSWERED = "Bạn có thể đặt báo qua nhân viên bưu tá của xã, hoặc gọi số điện thoại ghi ở cuối trang này."
KHMER = ("សុខា (គំរូ)", "អរគុណកាសែតដែលសរសេរជាភាសាខ្មែរ។ ខ្ញុំអានបានងាយ។")


def fill(now: datetime) -> None:
    """Send the comments of the demo, once, and decide on some of them."""
    moderator = directory.person_named("tam")
    newspaper = directory.agency_by_code(people.NEWSPAPER)
    if moderator is None or newspaper is None or queries.has_comments(newspaper.pk):
        return
    web = [each for each in newsroom.latest_releases(now - NEAR) if each.kind == "web" and each.is_demo]
    own = [each for each in web if each.agency_id == newspaper.pk]
    _write(newspaper.pk, moderator, now)
    _ask(newspaper.pk, now)
    vietnamese = [each for each in own if each.language == "vi"][-2:]
    if not vietnamese:
        return
    _say(vietnamese[0], SHOWN, moderator, now)
    for khmer in [each for each in own if each.language == "km"][-1:]:
        _say(khmer, (KHMER,), moderator, now)
    _say(vietnamese[-1], WAITING, None, now)


def _write(agency_id: UUID, moderator: Person, now: datetime) -> None:
    """Send the letters of the demo, and ask one reader back."""
    sent = [
        operations.send_letter(
            letter_id=new_id(),
            agency_id=agency_id,
            kind="news",
            language="vi",
            words=words,
            is_demo=True,
            now=now - timedelta(hours=hours),
        )
        for hours, words in enumerate(LETTERS, 1)
    ]
    question = "Tòa soạn cảm ơn. Anh chị cho biết việc này bắt đầu từ ngày nào? (minh họa)"
    operations.ask_back(by=moderator, letter_id=sent[-1].pk, text=question, now=now)


def _ask(agency_id: UUID, now: datetime) -> None:
    """Send the question and the complaint of the demo; answer the question, as two people do."""
    writer, chief = directory.person_named("tam"), directory.person_named("hanh")
    sent = {
        kind: operations.send_letter(
            letter_id=new_id(),
            agency_id=agency_id,
            kind=kind,
            language="vi",
            words=words,
            is_demo=True,
            now=now - timedelta(days=1),
        )
        for kind, words in ASKED.items()
    }
    if writer is None or chief is None:
        return
    question = sent["question"]
    written = operations.write_answer(
        by=writer, letter_id=question.pk, question=question.text, text=f"{ANSWERED} (minh họa)", now=now
    )
    operations.approve_answer(by=chief, number=written.number, now=now)
    told = "Tòa soạn đã chuyển ý kiến đến nơi có trách nhiệm (minh họa)."
    operations.forward(
        by=writer, letter_id=sent["complaint"].pk, organisation="UBND xã (minh họa)", text=told, now=now
    )  # fmt: skip


def _say(content: ReleaseContent, said: tuple[tuple[str, str], ...], moderator: Person | None, now: datetime) -> None:
    sent = [
        operations.send_comment(comment_id=new_id(), article=_about(content), words=Words(name, text), now=now)
        for name, text in said
    ]
    if moderator is None:
        return
    operations.approve(by=moderator, comment_ids=[each.pk for each in sent], now=now)
    answer = "Tòa soạn cảm ơn cô. Bài về giá bán sẽ có trong tuần này (minh họa)."
    if content.language == "vi":
        operations.reply(by=moderator, comment_id=sent[0].pk, text=answer, now=now)


def _about(content: ReleaseContent) -> AboutArticle:
    return AboutArticle(
        output_id=content.output_id,
        agency_id=content.agency_id,
        language=content.language,
        section_code=content.section.code if content.section else "",
        headline=content.headline,
        path=PLACE_UNKNOWN,
        published_at=content.first_released_at,
        is_demo=True,
    )
