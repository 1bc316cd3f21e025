"""All reads of the audit."""

from __future__ import annotations

from django.db.models import QuerySet

from hoitu.foundation.audit.models import Entry

__all__ = ["Entry", "entries_of"]


def entries_of(target_type: str, target_id: object) -> QuerySet[Entry]:
    """Return what was done to one object (`newsroom.output`, id), newest first."""
    return Entry.objects.filter(target_type=target_type, target_id=str(target_id)).order_by("-seq")
