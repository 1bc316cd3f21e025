"""Why somebody acts: asked wherever others read it later."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hoitu.kernel.refusal import NotReady
from hoitu.production.newsroom.rules.tidying import says_something, tidy_paragraph


def reason_of(reason: str) -> str:
    """Return a reason tidied; raises NotReady where there is none."""
    tidied = tidy_paragraph(reason)
    if not says_something(tidied):
        raise NotReady(_("Give a reason: it is read by others and kept."), code="no_reason")
    return tidied
