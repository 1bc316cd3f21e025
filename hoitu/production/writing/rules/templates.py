"""Templates of outputs (mẫu): what a text becomes when it is kept as one, and its placeholders filled in. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from hoitu.production.writing.rules.parts import Content

_WORKS = ("photo", "recording", "attachment")
_RICH = re.compile(r"^\s*<")
_PLACEHOLDER = re.compile(r"\{([^{}<>\n]{1,30})\}")
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
PLACEHOLDERS = ("ngày", "ngày mai", "thứ", "tháng", "năm", "hồ sơ", "người viết")
"""What may stand in braces in a template; what is written in others stays as it is, for the writer to fill in."""


def values_on(day: date, *, story: str, writer: str) -> dict[str, str]:
    """Return what each placeholder stands for on a day."""
    tomorrow = day + timedelta(days=1)
    written = (f"{day.day}/{day.month}/{day.year}", f"{tomorrow.day}/{tomorrow.month}/{tomorrow.year}")
    words = (*written, _WEEKDAYS[day.weekday()], str(day.month), str(day.year), story, writer)
    return dict(zip(PLACEHOLDERS, words, strict=True))


def filled(content: Content, values: Mapping[str, str]) -> Content:
    """Return a template's content with its placeholders filled in; every block as a new one, without an id."""

    def fill(text: str) -> str:
        is_rich = bool(_RICH.match(text))
        return _PLACEHOLDER.sub(lambda found: _value(found, values, escaped=is_rich), text)

    body = [{"type": block["type"], "value": _each(block["value"], fill)} for block in content.get("body") or []]
    head = {name: fill(str(content.get(name) or "")) for name in ("headline", "lead")}
    return {**head, "body": body}


def _value(found: re.Match[str], values: Mapping[str, str], *, escaped: bool) -> str:
    value = values.get(found[1].strip().lower())
    if value is None:
        return found[0]
    return html.escape(value, quote=False) if escaped else value


def without_works(content: Content) -> Content:
    """Return a content without photos, recordings and documents: their blocks stay, for others to be chosen."""
    body = [{"type": block["type"], "value": _emptied(block["value"])} for block in content.get("body") or []]
    return {"headline": content.get("headline") or "", "lead": content.get("lead") or "", "body": body}


def _emptied(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: None if name in _WORKS else _emptied(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_emptied(inner) for inner in value]
    return value


def _each(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {name: _each(inner, change) for name, inner in value.items()}
    if isinstance(value, list):
        return [_each(inner, change) for inner in value]
    return value
