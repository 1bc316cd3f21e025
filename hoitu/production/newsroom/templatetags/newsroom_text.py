"""How the newsroom's screens write text, states and instants."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hoitu.kernel import html
from hoitu.kernel.clock import HO_CHI_MINH
from hoitu.production.newsroom.words import state_label, state_sign

register = template.Library()


@register.filter
def safe_html(value: object) -> SafeString:
    """Return rich text cleaned of all that our texts may not hold."""
    return mark_safe(html.clean(str(getattr(value, "source", value))))  # noqa: S308 - cleaned in this very call


@register.filter
def moment(at: datetime | None) -> str:
    """Return an instant as the newsroom says it: weekday, day and hour of Việt Nam."""
    if at is None:
        return "—"
    local = at.astimezone(HO_CHI_MINH)
    days = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return f"{local:%H:%M} {days[local.weekday()]} {local:%d/%m/%Y}"


@register.filter
def seconds(value: int | None) -> str:
    """Return a length as minutes and seconds: 1′05″."""
    whole = int(value or 0)
    return f"{whole // 60}′{whole % 60:02d}″" if whole >= 60 else f"{whole}″"  # noqa: PLR2004 - seconds of a minute


@register.inclusion_tag("newsroom/parts/state.html")
def state(value: str) -> dict[str, str]:
    """Show a state with its sign and its name, never by colour alone."""
    return {"state": value, "label": state_label(value), "sign": state_sign(value)}
