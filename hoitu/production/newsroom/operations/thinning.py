"""Thinning out autosaves: a day's writing makes hundreds of versions, of which few are ever looked at."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Count

from hoitu.foundation.audit import operations as audit
from hoitu.kernel.actor import SystemActor
from hoitu.production.newsroom import version_keepers
from hoitu.production.newsroom.models import Approval, Derivation, OutputVersion, Return, SideDraft, Submission
from hoitu.production.newsroom.rules.thinning import SETTLED, Kept, superfluous

TIDYING = SystemActor("tidying")
LOOKED_BACK = timedelta(days=8)
"""How far a sweep looks: older autosaves were thinned by the sweeps before, one down for a week catches up."""


def thin_versions(now: datetime) -> int:
    """Thin out the autosaves that have settled; return how many went. Each output in a transaction of its own."""
    since = now - SETTLED - LOOKED_BACK
    rows = OutputVersion.objects.filter(autosaved=True, saved_at__gte=since, saved_at__lt=now - SETTLED)
    crowded = rows.order_by().values("output_id").annotate(count=Count("pk")).filter(count__gt=1)
    return sum(_thin(output_id, now) for output_id in crowded.values_list("output_id", flat=True))


@transaction.atomic
def _thin(output_id: UUID, now: datetime) -> int:
    rows = OutputVersion.objects.filter(output_id=output_id)
    kept = [Kept(*row) for row in rows.values_list("version", "saved_by_id", "saved_in", "saved_at", "autosaved")]
    going = superfluous(kept, _needed(output_id), now)
    if not going:
        return 0
    rows.filter(version__in=going).delete()
    detail = {"output": str(output_id), "versions": going}
    audit.record(by=TIDYING, action="newsroom.versions.thin", detail=detail, now=now)
    return len(going)


def _needed(output_id: UUID) -> set[int]:
    """Return the versions something was done to, or is based on."""
    judged = (Submission, Approval, Return)
    named = {v for model in judged for v in model.objects.filter(output_id=output_id).values_list("version", flat=True)}
    bases = SideDraft.objects.filter(output_id=output_id, settled_at=None).values_list("base_version", flat=True)
    sources = Derivation.objects.filter(source_id=output_id).values_list("source_version", flat=True)
    return named | set(bases) | set(sources) | version_keepers.needed_of(output_id)
