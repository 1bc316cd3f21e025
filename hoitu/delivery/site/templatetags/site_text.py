"""Marks words of another language inside a page, for screen readers and fonts (WCAG 3.1.2)."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from hoitu.kernel.khmer import has_khmer

register = template.Library()


@register.filter
def lang_mark(words: object, language: str) -> SafeString:
    """Return ` lang="vi"` for Vietnamese words on a Khmer page, nothing otherwise."""
    is_vietnamese = language == "km" and any(map(str.isalpha, str(words))) and not has_khmer(str(words))
    return SafeString(' lang="vi"' if is_vietnamese else "")
