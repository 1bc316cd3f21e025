"""What planning puts on pages of the newsroom."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hoitu.production.newsroom import idea_steps


def offer_steps() -> None:
    """Offer to plan the coverage of an approved idea, which opens its story file with day, people and cost."""
    idea_steps.register("planning.coverage", idea_steps.Step(_("Plan a coverage"), _address))


def _address(idea_id: UUID) -> str:
    return f"{reverse('planning:coverage_plan')}?de-tai={idea_id}"
