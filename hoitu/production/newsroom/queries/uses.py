"""Which works of the library our texts show."""

from __future__ import annotations

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from hoitu.production.newsroom.models import Output
from hoitu.production.newsroom.rules.body import media_of


def shows(kind: str, key: str) -> bool:
    """Say whether an output shows a work: `photo`, `recording` or `attachment`, by its id."""
    # Asked when somebody deletes: a look through all bodies, then an exact one at the few that may be meant.
    named = Q(as_text__contains=f'"{kind}": {key}') | Q(as_text__contains=f'"{kind}": "{key}"')
    bodies = Output.objects.annotate(as_text=Cast("body", TextField())).filter(named)
    return any(key in _shown(output, kind) for output in bodies.iterator())


def _shown(output: Output, kind: str) -> set[str]:
    used = media_of(output.body.get_prep_value(), output.cover_id)
    return {str(each) for each in getattr(used, f"{kind}s")}
