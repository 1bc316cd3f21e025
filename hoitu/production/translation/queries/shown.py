"""What the public site asks before it freezes a Khmer page."""

from __future__ import annotations

from uuid import UUID

from hoitu.production.translation.models import Pair
from hoitu.production.translation.public import shown_of


def shown_to_readers(output_id: UUID) -> str:
    """Return what readers are to see of an output: current, labelled or held; current where it is no translation."""
    pair = Pair.objects.select_related("source__story", "target").filter(target_id=output_id).first()
    return str(shown_of(pair)) if pair else str(Pair.Shown.CURRENT)
