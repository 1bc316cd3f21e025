"""What happened to an output, and what it said at each version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hoitu.foundation.reading.together import together
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.models import (
    Amendment,
    Approval,
    OutputVersion,
    Release,
    Return,
    Schedule,
    Spike,
    Submission,
    Withdrawal,
)


@dataclass(frozen=True)
class Happening:
    """One line of the timeline.

    `what` is saved, submitted, returned, approved, scheduled, schedule_failed, unscheduled, released, update,
    correct, given_up, withdrawn, spiked or unspiked; `ended_as` says how an approval ended (edited, returned,
    withdrawn, given_up), empty while it stands or was used.
    """

    at: datetime
    what: str
    who: str
    version: int | None = None
    note: str = ""
    level: str = ""
    ended_as: str = ""
    detail: dict[str, str] = field(default_factory=dict)


def history(output_id: UUID) -> list[Happening]:
    """Return all that happened to an output, oldest first (one query)."""
    rows = together(**_rows(output_id))
    told = (
        *_saves(rows["saves"]),
        *_submissions(rows["submissions"], rows["returns"]),
        *_approvals(rows["approvals"]),
        *_schedules(rows["schedules"]),
        *_releases(rows["releases"]),
        *_amendments(rows["amendments"]),
        *_endings(rows["withdrawals"], rows["spikes"]),
    )
    return sorted(told, key=lambda happening: happening.at)


def _rows(output_id: UUID) -> dict[str, QuerySet[Any]]:
    models = {
        "submissions": Submission,
        "returns": Return,
        "approvals": Approval,
        "withdrawals": Withdrawal,
        "spikes": Spike,
    }
    by_somebody = {
        name: model._default_manager.filter(output_id=output_id).select_related("by").order_by("pk")  # noqa: SLF001 - Django's name for it
        for name, model in models.items()
    }
    schedules = Schedule.objects.filter(output_id=output_id).select_related("by", "undone__by")
    amendments = Amendment.objects.filter(output_id=output_id).select_related("by", "given_up__by")
    return {
        **by_somebody,
        "saves": versions(output_id),
        "schedules": schedules.order_by("pk"),
        "releases": Release.objects.filter(output_id=output_id).defer("content").order_by("seq"),
        "amendments": amendments.order_by("pk"),
    }


def _saves(rows: Iterable[OutputVersion]) -> Iterator[Happening]:
    for row in rows:
        yield Happening(row.saved_at, "saved", str(row.saved_by), row.version)


def _submissions(submissions: Iterable[Submission], returns: Iterable[Return]) -> Iterator[Happening]:
    for row in submissions:
        yield Happening(row.at, "submitted", str(row.by), row.version, row.note)
    for back in returns:
        yield Happening(back.at, "returned", str(back.by), back.version, back.reason)


def _approvals(rows: Iterable[Approval]) -> Iterator[Happening]:
    for row in rows:
        yield Happening(row.at, "approved", str(row.by), row.version, row.note, row.level, row.voided_as)


def _schedules(rows: Iterable[Schedule]) -> Iterator[Happening]:
    for row in rows:
        yield Happening(row.made_at, "scheduled", str(row.by), detail={"at": row.at.isoformat()})
        if row.failed_at:
            yield Happening(row.failed_at, "schedule_failed", "", note=row.failure)
        undone = getattr(row, "undone", None)
        if undone:
            yield Happening(undone.at, "unscheduled", str(undone.by), note=undone.reason)


def _releases(rows: Iterable[Release]) -> Iterator[Happening]:
    for row in rows:
        detail = {"release": str(row.pk), "seq": str(row.seq), "act": row.act}
        yield Happening(row.released_at, "released", row.released_by_label, detail=detail)


def _amendments(rows: Iterable[Amendment]) -> Iterator[Happening]:
    for row in rows:
        yield Happening(row.at, row.act, str(row.by), note=row.reason)
        ended = getattr(row, "given_up", None)
        if ended:
            yield Happening(ended.at, "given_up", str(ended.by), note=ended.reason)


def _endings(withdrawals: Iterable[Withdrawal], spikes: Iterable[Spike]) -> Iterator[Happening]:
    for row in withdrawals:
        yield Happening(row.at, "withdrawn", str(row.by), note=row.reason)
    for away in spikes:
        yield Happening(away.at, "spiked", str(away.by), note=away.reason)
        if away.ended_at:
            yield Happening(away.ended_at, "unspiked", "", note=away.ended_reason)


def versions(output_id: UUID) -> QuerySet[OutputVersion]:
    """Return the accepted saves of an output, newest first, without their text."""
    rows = OutputVersion.objects.filter(output_id=output_id).select_related("saved_by").defer("content")
    return rows.order_by("-version")


def version_before(output_id: UUID, version: int) -> int:
    """Return the newest version kept before this one; 0 where there is none."""
    rows = OutputVersion.objects.filter(output_id=output_id, version__lt=version).order_by("-version")
    return rows.values_list("version", flat=True).first() or 0


def version_content(output_id: UUID, version: int) -> DraftContent:
    """Return what an output said at a version (0: nothing yet); raises NotFound."""
    if version == 0:
        return DraftContent()
    kept = OutputVersion.objects.filter(output_id=output_id, version=version).values_list("content", flat=True).first()
    if kept is None:
        raise NotFound(_("There is no such version; autosaves of the same minutes are kept as one."))
    return DraftContent.from_json(kept)
