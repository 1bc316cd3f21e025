"""What the house style says before a text is handed on: a remark on every step, a no where the agency's rule holds."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoitu.foundation.directory.queries import remembered
from hoitu.kernel import clock
from hoitu.kernel.refusal import NotReady, Refusal
from hoitu.production.newsroom.act_remarks import Remark
from hoitu.production.newsroom.queries import Output
from hoitu.production.writing import queries
from hoitu.production.writing.models import StyleChoice
from hoitu.production.writing.rules.style.catalog import HOLDS
from hoitu.production.writing.style_words import RULES

STEPS = frozenset({"submit", "approve", "schedule", "release"})
NAMED = 5


def held(output: Output, step: str) -> Refusal | None:
    """Hold a release back where the agency lets a rule hold and something it finds is neither mended nor left."""
    if step not in {"release", "schedule"} or not _any_holds(output.story.agency_id):
        return None
    found = queries.review(output, clock.now()).held
    if not found:
        return None
    lines = [f"{RULES[finding.rule][0]}: {finding.words[:80]}" for finding in found[:NAMED]]
    return NotReady(_("The house style holds this text back: mend it, or leave it with one tap beside the text."),
                    problems=lines, code="house_style")  # fmt: skip


def remark(output: Output, action: str) -> Remark | None:
    """Say before an act how many suggestions of style are left."""
    if action not in STEPS:
        return None
    found = queries.review(output, clock.now())
    if not found.open:
        return None
    count = len(found.open)
    words = ngettext("%(count)s suggestion of style is left", "%(count)s suggestions of style are left", count)
    text = words % {"count": count}
    if found.held:
        text = _("%(text)s; %(held)s of them hold the release back") % {"text": text, "held": len(found.held)}
    return Remark(text, reverse("writing:style", args=[output.pk]) + "?viet=1", grave=bool(found.held))


@remembered
def _any_holds(agency_id: UUID) -> bool:
    return StyleChoice.objects.filter(agency_id=agency_id, ended_at=None, standing=HOLDS).exists()
