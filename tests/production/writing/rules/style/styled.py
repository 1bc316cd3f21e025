"""A house with every rule on, and short ways to look one text through."""

from __future__ import annotations

from datetime import date
from typing import Any

from hoitu.production.writing.rules.style import checking
from hoitu.production.writing.rules.style.finding import Finding, House, PlaceFact, Term

TODAY = date(2026, 11, 24)  # a Tuesday
MERGED = date(2025, 7, 1)
PLACES = {
    "Tỉnh Trà Vinh": PlaceFact("Tỉnh Trà Vinh", MERGED, ("Tỉnh Vĩnh Long",), "Nghị quyết 202/2025/QH15", verified=True),
    "Huyện Càng Long": PlaceFact("Huyện Càng Long", MERGED, (), "", verified=False),
}
TERMS = (
    Term("Sở Kế hoạch và Đầu tư", "Sở Tài chính", date(2025, 3, 1), "Nghị định 45/2025/NĐ-CP"),
    Term("UBND huyện", "", MERGED, "Luật 72/2025/QH15"),
    Term("phát thanh viên", "người dẫn"),
)


def house(day: date = TODAY, **asked: str) -> House:
    every = dict.fromkeys((*checking.VIETNAMESE, *checking.KHMER), "")
    return House(day, {**every, "tone": "old", **asked}, terms=TERMS, places=PLACES)


def content(text: str, *, kind: str = "paragraph", **more: Any) -> dict[str, Any]:
    value: Any = f"<p>{text}</p>" if kind == "paragraph" else {"text": text, "source": ""}
    return {"headline": "", "lead": "", "body": [{"type": kind, "value": value, "id": "p"}], **more}


def find(text: str, *, language: str = "vi", of: House | None = None) -> list[Finding]:
    return checking.check({"headline": text, "lead": "", "body": []}, language, of or house())


def said(text: str, **given: Any) -> list[tuple[str, str, str | None]]:
    return [(each.rule, each.words, each.suggestion) for each in find(text, **given)]
