"""How every staff screen writes instants and days; built in, so no template has to load it."""

from __future__ import annotations

from datetime import datetime

from django import template

from hoitu.kernel import clock

register = template.Library()
register.filter("moment", clock.moment)
register.filter("near", clock.near)
register.filter("day", clock.day)
register.filter("dated", clock.plain_day)


@register.filter
def exact(at: datetime | None) -> str:
    """Return an instant to the second, for logs: 22:15:07, thứ Ba 24/11/2026."""
    return clock.moment(at, seconds=True)
