"""How the planning screens write days, hours and states."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.translation import gettext as _

from hoitu.kernel.clock import HO_CHI_MINH, day
from hoitu.production.newsroom.templatetags.newsroom_text import seconds
from hoitu.production.newsroom.words import state_label
from hoitu.production.planning.labels import ANSWERS, EVENT_STATES, FATES, LENGTHS, REPEATS, UNITS
from hoitu.production.planning.queries import Event
from hoitu.production.planning.rules.lengths import Length
from hoitu.production.planning.rules.when import When

register = template.Library()


@register.filter
def span(when: When) -> str:
    """Return when something is, in full: 08:00–10:00, T3 24/11/2026; whole days without hours."""
    days = day(when.first) if when.last == when.first else f"{day(when.first)} – {day(when.last)}"
    if when.starts_at is None or when.ends_at is None:
        return days
    begins, finishes = when.starts_at.astimezone(HO_CHI_MINH), when.ends_at.astimezone(HO_CHI_MINH)
    if begins.date() == finishes.date():
        until = f"–{finishes:%H:%M}" if finishes > begins else ""
        return f"{begins:%H:%M}{until}, {day(begins.date())}"
    return f"{begins:%H:%M} {day(begins.date())} – {finishes:%H:%M} {day(finishes.date())}"


@register.filter
def weekday(on: date) -> str:
    """Return the weekday as calendars head their columns: T2 … T7, CN."""
    return [_("Mo"), _("Tu"), _("We"), _("Th"), _("Fr"), _("Sa"), _("Su")][on.weekday()]


@register.filter
def hour_on(when: When, on: date) -> str:
    """Return the hour at which something begins on a day of the calendar; nothing where it is all day there."""
    if when.starts_at is None:
        return ""
    begins = when.starts_at.astimezone(HO_CHI_MINH)
    return f"{begins:%H:%M}" if begins.date() == on else ""


@register.filter
def repeats(event: Event) -> str:
    """Return how an event repeats, in words."""
    rest = ";".join(part for part in event.rule.split(";") if not part.startswith("UNTIL="))
    said = str(REPEATS.get(rest, _("as in its calendar")))
    until = next((part.removeprefix("UNTIL=") for part in event.rule.split(";") if part.startswith("UNTIL=")), "")
    if not until:
        return said
    return _("%(repeats)s until %(day)s") % {"repeats": said, "day": f"{until[6:8]}/{until[4:6]}/{until[:4]}"}


@register.inclusion_tag("planning/parts/mark.html")
def event_state(state: str) -> dict[str, object]:
    """Show the state of an event with icon and name, never by colour alone."""
    label, icon = EVENT_STATES[state]
    return {"kind": state, "label": label, "icon": icon}


@register.inclusion_tag("planning/parts/mark.html")
def answer(name: str) -> dict[str, object]:
    """Show what somebody said to a task."""
    label, icon = ANSWERS[name]
    return {"kind": name or "open", "label": label, "icon": icon}


@register.filter
def state_name(state: str) -> str:
    """Return what the newsroom calls a state, in words alone."""
    return state_label(state)


@register.filter
def length_in_words(value: Length) -> str:
    """Return an actual length against the planned one in words alone: 12′00″/15′00″, thiếu 3′00″."""
    told = length(value)
    return f"{told['actual']}/{told['planned']}, {told['words']}"


@register.inclusion_tag("planning/parts/length.html")
def length(value: Length) -> dict[str, object]:
    """Show an actual length against the planned one, with a sign in words beside the colour."""
    words, icon = LENGTHS[value.sign]
    apart = _counted(value.unit, value.apart)
    return {
        "sign": value.sign,
        "icon": icon,
        "words": str(words) % {"apart": apart} if "%" in str(words) else str(words),
        "actual": _number(value.unit, value.actual),
        "planned": _counted(value.unit, value.planned),
    }


def _number(unit: str, value: int) -> str:
    """Return a length as people write it: 1.5 pages, 3′05″, 4.200 characters."""
    if unit == "pages":
        return f"{value / 100:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return seconds(value) if unit == "seconds" else f"{value:,}".replace(",", ".")


def _counted(unit: str, value: int) -> str:
    return _number(unit, value) if unit == "seconds" else f"{_number(unit, value)} {UNITS[unit]}"


@register.inclusion_tag("planning/parts/mark.html")
def fate(name: str) -> dict[str, object]:
    """Show what would become of an entry of a calendar."""
    label, icon = FATES[name]
    return {"kind": name, "label": label, "icon": icon}
