"""Releases as they are kept for good: what each says, and what has become of it since."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from hoitu.production.newsroom.models import FactUse, Release, StoryFact, Withdrawal
from hoitu.production.newsroom.release_content import ReleaseContent


@dataclass(frozen=True)
class Kept:
    """A release for good; `newest` is the number of its output's last release, `by` who let it out."""

    content: ReleaseContent
    by: str
    imported: bool
    newest: int
    withdrawn_at: datetime | None


def kept_releases(release_ids: Collection[UUID]) -> dict[UUID, Kept]:
    """Return these releases by id (one query)."""
    return _kept(Release.objects.filter(pk__in=release_ids))


def kept_releases_of(output_id: UUID) -> dict[UUID, Kept]:
    """Return every release of an output by id (one query)."""
    return _kept(Release.objects.filter(output_id=output_id))


def release_ids() -> list[UUID]:
    """Return the id of every release, oldest first."""
    return list(Release.objects.order_by("released_at", "seq").values_list("pk", flat=True))


def release_count() -> int:
    """Return how many releases there are."""
    return Release.objects.count()


def withdrawal_with_reason(output_id: UUID) -> Withdrawal | None:
    """Return by whom and why an output was withdrawn; None while it is not."""
    return Withdrawal.objects.filter(output_id=output_id).select_related("by").first()


def facts_said(output_id: UUID) -> QuerySet[StoryFact]:
    """Return the facts an output says, as they stand now."""
    return StoryFact.objects.filter(uses__output_id=output_id).order_by("added_at", "pk")


def fact_of(fact_id: UUID) -> StoryFact | None:
    """Return a fact with its story, or None."""
    return StoryFact.objects.select_related("story").filter(pk=fact_id).first()


def outputs_saying(fact_id: UUID) -> list[UUID]:
    """Return the outputs that say a fact."""
    return list(FactUse.objects.filter(fact_id=fact_id).values_list("output_id", flat=True))


def _kept(rows: QuerySet[Release]) -> dict[UUID, Kept]:
    newest = Release.objects.filter(output=OuterRef("output")).order_by("-seq").values("seq")[:1]
    gone = Withdrawal.objects.filter(output=OuterRef("output")).values("at")[:1]
    found = rows.annotate(newest=Subquery(newest), withdrawn_at=Subquery(gone))
    columns = ("pk", "content", "released_by_label", "imported", "newest", "withdrawn_at")
    return {key: Kept(ReleaseContent.from_json(content), *rest) for key, content, *rest in found.values_list(*columns)}
