"""What sign-offs say before a release, and what a release keeps of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from hoitu.kernel.refusal import NotReady, Refusal
from hoitu.production.approvals import rules
from hoitu.production.approvals.labels import STANDINGS
from hoitu.production.approvals.queries import sign_offs_of
from hoitu.production.newsroom.queries import Output


def signed_off(output: Output, step: str) -> Refusal | None:
    """Refuse to release or schedule while a colleague who was asked has not agreed to exactly this content."""
    if step not in {"release", "schedule"}:
        return None
    waiting = [each for each in sign_offs_of(output.pk, output.content_hash) if rules.holds(each.standing)]
    if not waiting:
        return None
    return NotReady(
        _("Somebody who was asked for a word has not agreed to this text: wait, or withdraw the request."),
        problems=[f"{each.request.of} – {each.subject}: {STANDINGS[each.standing]}" for each in waiting],
        code="not_signed_off",
    )


def kept_with_the_release(output: Output) -> Mapping[str, Any]:
    """Return who agreed to what is released, for its record."""
    agreed = [each for each in sign_offs_of(output.pk, output.content_hash) if each.standing == "agreed"]
    return {str(each.request.pk): {"by": str(each.request.of), "on": each.request.subject} for each in agreed}
