"""A content as lines of plain text: to compare two versions, and to lay one text beside another."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from hoitu.kernel.html import plain_text
from hoitu.production.newsroom.content import DraftContent


def lines_of(content: DraftContent) -> list[str]:
    """Return headline, lead and every block, a paragraph a line; what is not text is named in brackets."""
    lines = [content.headline, content.lead]
    for block in content.body:
        lines.extend(_lines_of_block(str(block.get("type")), block.get("value")))
    if content.cover_id:
        lines.append(_("[cover photo %(id)s]") % {"id": content.cover_id})
    if content.ai_use:
        lines.append(_("[use of AI: %(what)s]") % {"what": content.ai_use})
    return [line for line in lines if line.strip()]


def _lines_of_block(kind: str, value: Any) -> list[str]:
    if isinstance(value, str):
        return plain_text(value).split("\n") if kind == "paragraph" else [value]
    if not isinstance(value, dict):
        return []
    rich = plain_text(str(value.get("text") or "")).split("\n") if kind == "box" else None
    items = [line for item in value.get("photos") or [] for line in _named_parts(item)]
    rows = [" | ".join(map(str, row)) for row in value.get("rows") or []]
    whole = {"text", "photos", "rows", "header"} if rich is not None else {"photos", "rows", "header"}
    bare = {name: part for name, part in value.items() if name not in whole}
    return [*_named_parts(bare), *(rich or []), *items, *rows]


def _named_parts(value: dict[str, Any]) -> list[str]:
    """Return the texts of a block's parts; works of the library and seconds in brackets."""
    names = {"photo": _("photo"), "recording": _("recording"), "attachment": _("document"), "seconds": _("seconds")}
    there = {name: part for name, part in value.items() if part not in (None, "")}
    return [f"[{names[name]} {part}]" if name in names else str(part) for name, part in there.items()]
