"""How the screens of translation write Khmer."""

from __future__ import annotations

from django import template

from hoitu.kernel import khmer as letters

register = template.Library()


@register.filter
def khmer(text: object) -> str:
    """Return a text with places to break its lines between Khmer words: to be shown, never to be edited."""
    return letters.with_breaks(str(text or ""))
