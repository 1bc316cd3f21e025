"""A few labelled templates and a word of the dictionary, through the operations of writing together."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.writing import operations, queries
from hoitu.web.demo import people

TEMPLATES = (
    ("Dự báo thời tiết", "Thời tiết {ngày mai}: {trời thế nào}", "Đài khí tượng dự báo thời tiết {thứ}, {ngày}.",
     ("<p>Ban ngày: {nhiệt độ}, {gió}, {sóng}.</p>", "<p>Bà con cần lưu ý: {lưu ý}.</p>")),
    ("Bảng giá nông sản", "Giá nông sản ngày {ngày}", "Giá một số nông sản tại các chợ đầu mối sáng {thứ}.",
     ("<p>Lúa tươi: {giá} đồng/kg. Dừa khô: {giá} đồng/chục. Tôm thẻ: {giá} đồng/kg.</p>",)),
    ("Tin buồn", "Tin buồn", "{Cơ quan}, gia quyến vô cùng thương tiếc báo tin:",
     ("<p>{Ông, bà}: {họ tên}, sinh năm {năm sinh}, quê quán: {quê}, từ trần lúc {giờ}, ngày {ngày mất}.</p>",
      "<p>Lễ viếng: {nơi, giờ}. Lễ truy điệu: {nơi, giờ}.</p>")),
    ("Tường thuật hội nghị", "{Hội nghị}: {điều đã quyết}", "Sáng {ngày}, {cơ quan} tổ chức {hội nghị}.",
     ("<p>Dự hội nghị có {họ tên, chức danh}.</p>", "<p>Kết luận hội nghị, {ai nói gì}.</p>")),
)  # fmt: skip
WORD = "bờrết"


def fill(now: datetime) -> None:
    """Keep the templates and the word that are not there yet."""
    tam = directory.person_named("tam")
    newspaper = directory.agency_by_code(people.NEWSPAPER)
    if tam is None or newspaper is None or queries.templates_of(newspaper.pk).exists():
        return
    for name, headline, lead, texts in TEMPLATES:
        _keep(tam, newspaper.pk, name, DraftContent(headline, lead, [_paragraph(text) for text in texts]), now)
    if not queries.house_words(newspaper.pk).exists():
        operations.accept_word(by=tam, agency_id=newspaper.pk, word=WORD, now=now)


def _keep(by: Person, agency_id: UUID, name: str, content: DraftContent, now: datetime) -> None:
    made = operations.make_template(
        by=by, agency_id=agency_id, name=name, kind="web", language="vi", is_demo=True, now=now
    )
    operations.change_template(by=by, template_id=made.pk, name=name, content=content, now=now)


def _paragraph(text: str) -> dict[str, str]:
    return {"type": "paragraph", "value": text}
