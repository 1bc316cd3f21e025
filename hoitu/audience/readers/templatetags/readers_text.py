"""How the screens of readers write what readers wrote."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString

from hoitu.kernel.khmer import has_khmer

register = template.Library()


@register.filter
def lang_of(words: object) -> SafeString:
    """Return ` lang="km"` for Khmer words: fonts, line breaks and screen readers follow it."""
    return SafeString(' lang="km"' if has_khmer(str(words)) else "")


@register.filter
def named(names: Mapping[str, object], code: str) -> object:
    """Return the name of a code, or the code where it has none."""
    return names.get(code, code)
