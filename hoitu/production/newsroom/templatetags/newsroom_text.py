"""How the newsroom's screens write text, states and instants."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from hoitu.kernel import html
from hoitu.kernel.clock import day, moment, near
from hoitu.production.newsroom.words import state_icon, state_label

__all__ = ["day", "moment", "near", "register", "safe_html", "seconds", "state"]
register = template.Library()


@register.filter
def safe_html(value: object) -> SafeString:
    """Return rich text cleaned of all that our texts may not hold."""
    return mark_safe(html.clean(str(getattr(value, "source", value))))  # noqa: S308 - cleaned in this very call


@register.filter
def seconds(value: int | None) -> str:
    """Return a length as minutes and seconds: 1′05″."""
    whole = int(value or 0)
    return f"{whole // 60}′{whole % 60:02d}″" if whole >= 60 else f"{whole}″"  # noqa: PLR2004 - seconds of a minute


@register.inclusion_tag("newsroom/parts/state.html")
def state(value: str) -> dict[str, str]:
    """Show a state with its icon and its name, never by colour alone."""
    return {"state": value, "label": state_label(value), "icon": state_icon(value)}
