"""How the newsroom's screens write text, states and instants."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hoitu.kernel import clock, html
from hoitu.kernel.clock import HO_CHI_MINH
from hoitu.production.newsroom.words import state_icon, state_label

register = template.Library()


@register.filter
def safe_html(value: object) -> SafeString:
    """Return rich text cleaned of all that our texts may not hold."""
    return mark_safe(html.clean(str(getattr(value, "source", value))))  # noqa: S308 - cleaned in this very call


@register.filter
def moment(at: datetime | None) -> str:
    """Return an instant as the newsroom says it, in the hours of Việt Nam: 22:15, thứ Ba 24/11/2026."""
    if at is None:
        return "—"
    local = at.astimezone(HO_CHI_MINH)
    return f"{local:%H:%M}, {day(local)}"


@register.filter
def near(at: datetime | None) -> str:
    """Return an instant as lists say it: 22:15 hôm nay, and in full when it is further than a day away."""
    if at is None:
        return "—"
    local = at.astimezone(HO_CHI_MINH)
    away = (local.date() - clock.local_date(clock.now())).days
    named = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}.get(away)
    return f"{local:%H:%M} {named}" if named else moment(at)


@register.filter
def day(on: date) -> str:
    """Return a day as the newsroom says it: thứ Ba 24/11/2026."""
    days = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return f"{days[on.weekday()]} {on:%d/%m/%Y}"


@register.filter
def seconds(value: int | None) -> str:
    """Return a length as minutes and seconds: 1′05″."""
    whole = int(value or 0)
    return f"{whole // 60}′{whole % 60:02d}″" if whole >= 60 else f"{whole}″"  # noqa: PLR2004 - seconds of a minute


@register.inclusion_tag("newsroom/parts/state.html")
def state(value: str) -> dict[str, str]:
    """Show a state with its icon and its name, never by colour alone."""
    return {"state": value, "label": state_label(value), "icon": state_icon(value)}
