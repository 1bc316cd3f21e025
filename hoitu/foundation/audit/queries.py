"""All reads of the audit."""

from __future__ import annotations

from django.db.models import QuerySet

from hoitu.foundation.audit.models import Entry
from hoitu.foundation.audit.pages import Agencies, Filters, Page, export, page, seen
from hoitu.foundation.audit.places import agencies_read_by
from hoitu.foundation.audit.verifying import FirstBroken, Head, head, mismatch, own_digest, verify

__all__ = [
    "Agencies",
    "Entry",
    "Filters",
    "FirstBroken",
    "Head",
    "Page",
    "agencies_read_by",
    "entries_of",
    "entry",
    "export",
    "head",
    "mismatch",
    "own_digest",
    "page",
    "seen",
    "verify",
]

MAY_VIEW = "audit.view_entry"


def entries_of(target_type: str, target_id: object) -> QuerySet[Entry]:
    """Return what was done to one object (`newsroom.output`, id), newest first."""
    return Entry.objects.filter(target_type=target_type, target_id=str(target_id)).order_by("-seq")


def entry(seq: int) -> Entry | None:
    """Return one entry, or None where there is none."""
    return Entry.objects.filter(seq=seq).first()
