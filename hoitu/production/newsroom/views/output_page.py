"""What the screens of one output share: where they are, what it says, who approved, what is next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from hoitu.foundation.directory.roles import Level
from hoitu.kernel import clock
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom import output_panels, queries
from hoitu.production.newsroom.blocks.fields import stream
from hoitu.production.newsroom.queries import Approval, Output, OutputPage
from hoitu.production.newsroom.views.act_list import BY_ACTION
from hoitu.production.newsroom.views.page import Trail, person_of


@dataclass(frozen=True)
class Step:
    """A level of the chain and the approval that stands for it, if any."""

    label: str
    approval: Approval | None
    is_next: bool


@dataclass(frozen=True)
class OfferedAct:
    """A next step with its address."""

    action: str
    label: str
    enabled: bool
    problems: tuple[str, ...]
    url: str
    grave: bool
    leads: bool


@dataclass(frozen=True)
class Panels:
    """What the modules above put on an output's screen, ready to be shown."""

    top: list[str]
    below: list[str]


LEADING = ("approve", "submit", "release", "unspike")
"""The acts that bring an output on, the first that is offered leads; the others follow in the table's order."""


def page_of(request: HttpRequest, output_id: UUID) -> OutputPage:
    """Return all that a screen of an output shows; raises NotFound for one this person may not know of."""
    return queries.output_page(person_of(request), output_id, clock.now())


def inner_page_of(request: HttpRequest, output_id: UUID) -> OutputPage:
    """Return the same for how a text came about; raises NotFound for one whose story file is not theirs to read."""
    page = page_of(request, output_id)
    if not page.may_read_story:
        raise NotFound(_("There is no such output, or it belongs to another newsroom."))
    return page


def title_of(output: Output) -> str:
    """Return the name of an output for titles and trails."""
    return output.headline or output.story.title


def trail_of(output: Output) -> Trail:
    """Return the way down to an output."""
    return (
        (_("Stories"), reverse("newsroom:story_list")),
        (output.story.title, reverse("newsroom:story", args=[output.story_id])),
        (f"{output.get_kind_display()} {output.language}", reverse("newsroom:write", args=[output.pk])),
    )


def content_of(page: OutputPage) -> dict[str, Any]:
    """Return the working copy as templates show it: the body as blocks, the cover as a photo."""
    output = page.output
    return {
        "headline": output.headline,
        "lead": output.lead,
        "body": stream(output.kind, page.content.body),
        "cover": output.cover,
        "ai_use": output.ai_use,
        "language": output.language,
    }


def chain_of(page: OutputPage) -> list[Step]:
    """Return every level of the output's chain with the approval that stands."""
    return [Step(str(Level(step.level).label), step.approval, step.is_next) for step in page.steps]


def panels_of(request: HttpRequest, page: OutputPage, *, writing: bool) -> Panels:
    """Return the panels of an output's screen, above and below its text; none for who reads what is released alone."""
    if not page.may_read_story:
        return Panels([], [])
    visit = output_panels.Visit(person_of(request), page, clock.now(), writing)
    shown = [
        (panel.place, render_to_string(panel.template, {"output": page.output, **panel.context}, request))
        for panel in output_panels.panels_of(visit)
    ]
    return Panels(
        top=[text for place, text in shown if place == "top"], below=[text for place, text in shown if place == "below"]
    )


def offers_of(page: OutputPage) -> list[OfferedAct]:
    """Return the next steps that have a screen of their own; writing is the screen itself."""
    offered = {offer.action: offer for offer in page.offers if offer.action in BY_ACTION}
    leading = next((action for action in LEADING if action in offered), "")
    return [
        OfferedAct(
            action,
            str(BY_ACTION[action].title),
            offered[action].enabled,
            offered[action].problems,
            reverse(f"newsroom:{BY_ACTION[action].noun}", args=[page.output.pk]),
            grave=BY_ACTION[action].grave,
            leads=action == leading,
        )
        for action in sorted(offered, key=lambda action: action != leading)
    ]
