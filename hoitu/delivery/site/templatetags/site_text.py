"""Marks words of another language inside a page, for screen readers and fonts (WCAG 3.1.2)."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils.safestring import SafeString

from hoitu.delivery.site import rules
from hoitu.kernel.khmer import has_khmer

register = template.Library()


@register.filter
def lang_mark(words: object, language: str) -> SafeString:
    """Return ` lang="vi"` for Vietnamese words on a Khmer page, nothing otherwise."""
    is_vietnamese = language == "km" and any(map(str.isalpha, str(words))) and not has_khmer(str(words))
    return SafeString(' lang="vi"' if is_vietnamese else "")


@register.filter
def instant(at: datetime) -> str:
    """Return an instant for machines, to the second, in the hours of Việt Nam: `2026-11-24T12:04:42+07:00`."""
    return rules.iso(at)


@register.filter
def small(srcset: str) -> str:
    """Return the widths of a srcset that a card may need: one in a list is never shown wider than 400 px."""
    return ", ".join(
        each for each in srcset.split(", ") if int(each.rpartition(" ")[2].rstrip("w")) <= rules.CARD_WIDTH
    )
