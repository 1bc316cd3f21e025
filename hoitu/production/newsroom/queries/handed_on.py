"""The text the house goes by: the newest version that was handed in, or edited in approval, or released."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.models import Output, OutputVersion
from hoitu.production.newsroom.states import IN_APPROVAL, WRITING


@dataclass(frozen=True)
class HandedOn:
    """A version that counts for others, with who saved it and when."""

    version: int
    content: DraftContent
    by_id: UUID
    at: datetime


def handed_on(output: Output) -> HandedOn | None:
    """Return the newest text of an output that its writers have let go of; None while there is none (one query).

    What is written after a return, or for an update or a correction, counts only once it is handed in again.
    """
    rows = OutputVersion.objects.filter(output=output)
    if output.state in (*WRITING, "spiked", "withdrawn"):
        rows = rows.filter(
            Q(version__in=output.submissions.values("version"))
            | Q(saved_in__in=IN_APPROVAL)
            | Q(version__in=output.approvals.exclude(release=None).values("version"))
            | Q(content_hash__in=output.releases.filter(imported=True).values("content_hash"))
        )
    kept = rows.order_by("-version").first()
    return (
        HandedOn(kept.version, DraftContent.from_json(kept.content), kept.saved_by_id, kept.saved_at) if kept else None
    )


def siblings(output_id: UUID) -> list[Output]:
    """Return the outputs of one story and one kind in every language, this one among them (one query)."""
    same = Output.objects.filter(pk=output_id)
    rows = Output.objects.filter(story__in=same.values("story"), kind__in=same.values("kind"))
    return list(rows.select_related("story", "created_by").order_by("-language"))
