"""The main road, walked by HTTP as four people: idea → story → text → approvals → release → the page readers find."""

from __future__ import annotations

import json
import re
import time
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus

from hoitu.kernel import clock
from hoitu.kernel.text import slug
from hoitu.web.demo import people
from hoitu.web.demo.browser import Browser, Form, Page

SHELL = "/toa-soan/"
SOON_S = 20.0
TITLE = "Đường chính của tòa soạn thử nghiệm hôm nay"
HEADLINE = "Bà con Cầu Kè thử bản tin tòa soạn hội tụ"
LEAD = "Bài này do phần tự kiểm tra viết, đi qua đủ các bước từ đề tài đến trang báo."
TEXT = "Tin được đề xuất, phân công, viết, trả lại, sửa, duyệt ba cấp rồi phát hành trong vài giây."
ADDED = " Biên tập viên đã thêm câu này."


class WrongTurn(Exception):  # noqa: N818 - says what happened
    """A step did not lead where it should."""


@dataclass
class Walk:
    """The walk: who is signed in, and what was made on the way."""

    base: str
    say: Callable[[str], None]
    browsers: dict[str, Browser] = field(default_factory=dict)
    idea: str = ""
    story: str = ""
    output: str = ""

    def step(self, who: str, what: str, page: Page, expected: str = "") -> Page:
        """Say that a step was taken; raise WrongTurn where it failed."""
        if page.status != HTTPStatus.OK:
            msg = f"{who}: {what}: mã {page.status} ở {page.path}: {page.words()}"
            raise WrongTurn(msg)
        if expected and expected not in page.text:
            msg = f"{who}: {what}: không thấy {expected!r} ở {page.path}: {page.words(600)}"
            raise WrongTurn(msg)
        self.say(f"  ✓ {who}: {what}")
        return page


def walk(base: str, say: Callable[[str], None]) -> str:
    """Walk the whole road and return the address of the article; raise WrongTurn or LookupError where it fails."""
    road = Walk(base, say)
    for name in ("binh", "tam", "lan", "hanh"):
        sign_in(road, name)
    propose(road)
    open_story(road)
    write(road)
    return_and_repair(road)
    approve(road, "tam", "duyệt cấp ban")
    approve(road, "lan", "duyệt cấp thư ký")
    approve(road, "hanh", "duyệt cấp tổng biên tập, xác nhận bằng mã", code=people.code("hanh", clock.now(), step=1))
    release(road)
    return find(road)


def sign_in(road: Walk, name: str) -> None:
    browser = road.browsers[name] = Browser(road.base)
    page = browser.get(SHELL)
    page = browser.send(page, page.form("login", "password"), login=name, password=people.password())
    one = next(one for one in people.PEOPLE if one.username == name)
    if one.needs_code:
        page = browser.send(page, page.form("code"), code=people.code(name, clock.now()))
    road.step(one.full_name, "đăng nhập" + (" bằng hai bước" if one.needs_code else ""), page, "Bàn làm việc")


def propose(road: Walk) -> None:
    binh = road.browsers["binh"]
    page = binh.get(f"{SHELL}de-tai/moi/")
    form = page.form("title", "unit_id")
    page = binh.send(page, form, title=TITLE, unit_id=form.choice("unit_id", "Ban Thời sự"), pitch="Tự kiểm tra.")
    road.idea = _id_of(road.step("phóng viên", "đề xuất đề tài", page, TITLE))


def open_story(road: Walk) -> None:
    tam = road.browsers["tam"]
    page = tam.get(f"{SHELL}de-tai/{road.idea}/")
    road.step("trưởng ban", "duyệt đề tài", tam.send(page, page.form("verdict"), verdict="approved"))
    page = tam.get(f"{SHELL}tin-bai/moi/?de-tai={road.idea}")
    page = road.step("trưởng ban", "mở hồ sơ tin bài", tam.send(page, page.form("title", "unit_id")), TITLE)
    road.story = _id_of(page)
    page = tam.get(f"{SHELL}tin-bai/{road.story}/phan-cong/")
    form = page.form("assignee_id")
    page = tam.send(page, form, assignee_id=form.choice("assignee_id", "Bình"), kinds=["web:vi"], brief="Viết ngắn.")
    page = road.step("trưởng ban", "phân công phóng viên một bài web tiếng Việt", page, "Bình")
    road.output = _id_in(page, "san-pham")
    page = tam.get(f"{SHELL}tin-bai/{road.story}/mo-ta/")
    form = page.form("section_code")
    page = tam.send(page, form, section_code=form.choice("section_code", "Thời sự"))
    road.step("trưởng ban", "xếp chuyên mục", page)


def write(road: Walk) -> None:
    binh = road.browsers["binh"]
    page = binh.get(_output(road))
    page = binh.send(page, page.form("headline", "lead"), headline=HEADLINE, lead=LEAD, **_body(TEXT))
    road.step("phóng viên", "viết và lưu bài", page, HEADLINE)
    _act(road, "binh", "nop", "nộp bài", form_has="note")


def return_and_repair(road: Walk) -> None:
    _act(road, "tam", "tra-lai", "trả lại, nêu lý do", form_has="reason", reason="Thêm câu về các cấp duyệt.")
    binh = road.browsers["binh"]
    page = binh.get(_output(road))
    page = binh.send(page, page.form("headline", "lead"), **_body(TEXT + ADDED))
    road.step("phóng viên", "sửa theo góp ý", page)
    _act(road, "binh", "nop", "nộp lại", form_has="note")


def approve(road: Walk, name: str, what: str, *, code: str = "") -> None:
    extra = {"code": code} if code else {}
    _act(road, name, "duyet", what, form_has="content_hash", **extra)


def release(road: Walk) -> None:
    _act(road, "hanh", "phat-hanh", "phát hành", form_has="csrfmiddlewaretoken")


def find(road: Walk) -> str:
    """Find the article as a reader would: search, section feeds, sitemap."""
    reader = Browser(road.base)
    words = urllib.parse.quote("ba con cau ke thu ban tin")
    link = re.compile(rf'href="(?:https?://[^/"]+)?(/thoi-su/{slug(HEADLINE)}-[^"]+)"')
    page = _until(
        lambda: reader.get(f"/tim-kiem/?q={words}"), lambda page: link.search(page.text) is not None, "tìm kiếm"
    )
    address = str(link.findall(page.text)[0])
    road.step("bạn đọc", "tìm thấy bài (gõ không dấu)", page)
    article = road.step("bạn đọc", f"đọc bài {address}", reader.get(address), HEADLINE)
    road.step("bạn đọc", "thấy câu biên tập đã thêm", article, ADDED.strip())
    for path in ("/", "/thoi-su/", "/rss/thoi-su.xml", "/atom/thoi-su.xml", "/feed/thoi-su.json"):
        page = _until(lambda path=path: reader.get(path), lambda page: address in page.text, path)  # type: ignore[misc]
        road.step("bạn đọc", f"bài có trong {path}", page, address)
    page = _until(lambda: reader.get("/sitemap-news.xml"), lambda page: address in page.text, "/sitemap-news.xml")
    road.step("máy tìm kiếm", "bài có trong sơ đồ trang", page, address)
    return address


def _act(road: Walk, name: str, noun: str, what: str, *, form_has: str, **filled: str) -> None:
    browser = road.browsers[name]
    page = browser.get(f"{_output(road)}{noun}/")
    form = _act_form(page, form_has)
    answer = browser.send(page, form, **filled)
    if f"/{noun}/" in answer.path:
        msg = f"{name}: {what}: {answer.words(800)}"
        raise WrongTurn(msg)
    road.step({"binh": "phóng viên", "tam": "trưởng ban", "lan": "thư ký", "hanh": "tổng biên tập"}[name], what, answer)


def _act_form(page: Page, has: str) -> Form:
    """Return the form that comes back to its own page: the others of the shell search and sign out."""
    for form in page.forms:
        if form.method == "post" and has in form.names() and form.action in {"", page.path}:
            return form
    msg = f"trang {page.path} (mã {page.status}) không có biểu mẫu cần: {page.words()}"
    raise LookupError(msg)


def _output(road: Walk) -> str:
    return f"{SHELL}san-pham/{road.output}/"


def _id_of(page: Page) -> str:
    """Return the id in the address of a page."""
    return _uuid(page, page.path)


def _id_in(page: Page, noun: str) -> str:
    """Return the id of the first thing of this kind that a page links to."""
    return _uuid(page, page.text.partition(f'href="{SHELL}{noun}/')[2])


def _uuid(page: Page, text: str) -> str:
    found = re.match(r".*?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", text[:200], re.DOTALL)
    if found is None:
        msg = f"trang {page.path} không có mã: {page.words()}"
        raise WrongTurn(msg)
    return found[1]


def _body(text: str) -> dict[str, str]:
    """Return the body's one paragraph as Wagtail's editor sends it."""
    block = {"key": "abcde", "text": text, "type": "unstyled", "depth": 0}
    block |= {"inlineStyleRanges": [], "entityRanges": [], "data": {}}
    return {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "paragraph",
        "body-0-id": "",
        "body-0-value": json.dumps({"blocks": [block], "entityMap": {}}),
    }


def _until(look: Callable[[], Page], seen: Callable[[Page], bool], where: str) -> Page:
    """Look again until it is there: the worker makes pages within a second or so."""
    until = time.monotonic() + SOON_S
    while True:
        page = look()
        if seen(page):
            return page
        if time.monotonic() > until:
            msg = f"sau {SOON_S:.0f} giây bài vẫn chưa có trong {where}: mã {page.status}: {page.words()}"
            raise WrongTurn(msg)
        time.sleep(0.2)
