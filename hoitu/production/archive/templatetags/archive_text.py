"""How the archive's screens write states, acts and kinds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.utils.translation import gettext as _

from hoitu.production.archive.labels import STATES, WORKS
from hoitu.production.archive.queries import Entry
from hoitu.production.archive.rules.standing import State
from hoitu.production.newsroom.queries import Kind, Language, Release

register = template.Library()


@register.inclusion_tag("archive/parts/state.html")
def entry_state(entry: Entry) -> dict[str, str]:
    """Show what has become of a release, never by colour alone."""
    label, icon, tone = STATES[State(entry.state)]
    return {"label": str(label), "icon": icon, "tone": tone}


@register.simple_tag
def kind_label(entry: Entry) -> str:
    """Return medium and language."""
    return f"{Kind(entry.kind).label}, {Language(entry.language).label}"


@register.simple_tag
def act_label(entry: Entry) -> str:
    """Return what kind of release it was: publication, update or correction."""
    return str(Release.Act(entry.act).label)


@register.simple_tag
def subject_label(kind: str) -> str:
    """Return what sort of thing is asked about."""
    return str({**WORKS, "fact": _("Fact"), "story": _("Story")}[kind])


@register.simple_tag
def part_label(part: dict[str, Any]) -> str:
    """Return what a part of a dossier is called."""
    value = part["value"]
    return str(value if isinstance(value, str) else value.get("title", ""))


@register.filter
def instant(kept: str) -> datetime:
    """Return the instant kept as ISO text in a release."""
    return datetime.fromisoformat(kept)
