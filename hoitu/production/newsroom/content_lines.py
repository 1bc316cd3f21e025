"""A content as lines of plain text: to compare two versions, and to lay one text beside another."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from hoitu.kernel.html import plain_text
from hoitu.production.newsroom.alignment import Line
from hoitu.production.newsroom.content import DraftContent

UNSAID = {"photos", "rows", "header", "output", "kind", "key"}
"""Parts of a block that are lines of their own, or no words."""


def lines_of(content: DraftContent) -> list[str]:
    """Return headline, lead and every block, a paragraph a line; what is not text is named in brackets."""
    return [line.text for line in named_lines(content)]


def named_lines(content: DraftContent) -> list[Line]:
    """Return the lines, each with the name it keeps through its changes: its field, or its block and number there."""
    lines = [Line(content.headline, "headline"), Line(content.lead, "lead")]
    for block in content.body:
        texts = _lines_of_block(str(block.get("type")), block.get("value"))
        name = str(block.get("id") or "")
        lines += [Line(text, f"{name}/{number}" if name else "") for number, text in enumerate(texts)]
    if content.cover_id:
        lines.append(Line(_("[cover photo %(id)s]") % {"id": content.cover_id}, "cover"))
    if content.ai_use:
        lines.append(Line(_("[use of AI: %(what)s]") % {"what": content.ai_use}, "ai_use"))
    return [line for line in lines if line.text.strip()]


def _lines_of_block(kind: str, value: Any) -> list[str]:
    if isinstance(value, str):
        return plain_text(value).split("\n") if kind == "paragraph" else [value]
    if not isinstance(value, dict):
        return []
    rich = plain_text(str(value.get("text") or "")).split("\n") if kind == "box" else None
    items = [line for item in value.get("photos") or [] for line in _named_parts(item)]
    rows = [" | ".join(map(str, row)) for row in value.get("rows") or []]
    whole = {"text", *UNSAID} if rich is not None else UNSAID
    bare = {name: part for name, part in value.items() if name not in whole}
    return [*_named_parts(bare), *(rich or []), *items, *rows]


def _named_parts(value: dict[str, Any]) -> list[str]:
    """Return the texts of a block's parts; works of the library and seconds in brackets."""
    names = {"photo": _("photo"), "recording": _("recording"), "attachment": _("document"), "seconds": _("seconds")}
    there = {name: part for name, part in value.items() if part not in (None, "")}
    return [f"[{names[name]} {part}]" if name in names else str(part) for name, part in there.items()]
