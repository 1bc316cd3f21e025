"""What was released, and what would be: the newsroom's word to the floors above."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import F, Max
from django.utils.translation import gettext as _

from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom.cases import case_of, find
from hoitu.production.newsroom.models import Release, Withdrawal
from hoitu.production.newsroom.release_content import ReleaseContent
from hoitu.production.newsroom.snapshots import snapshot

NO_RELEASE = UUID(int=0)
"""The release id of a draft's content."""
PART = 500


def release_content(release_id: UUID) -> ReleaseContent:
    """Return all that a release says, as it was frozen; raises NotFound."""
    kept = Release.objects.filter(pk=release_id).values_list("content", flat=True).first()
    if kept is None:
        raise NotFound(_("There is no such release."))
    return ReleaseContent.from_json(kept)


def draft_content(output_id: UUID) -> ReleaseContent:
    """Return what the working copy would say if it were released as it is (for previews); raises NotFound."""
    case = case_of(find(output_id))
    seq = case.output.releases.count() + 1
    act = str(case.amendment.act) if case.amendment else str(Release.Act.PUBLISH)
    return snapshot(case, release_id=NO_RELEASE, seq=seq, act=act, now=case.output.saved_at)


def latest_release_of(output_id: UUID) -> ReleaseContent | None:
    """Return the newest release of an output, withdrawn or not; None where it never went out."""
    kept = Release.objects.filter(output_id=output_id).order_by("-seq").values_list("content", flat=True).first()
    return ReleaseContent.from_json(kept) if kept else None


def released_since(since: datetime | None) -> Iterator[ReleaseContent]:
    """Yield every release made at or after an instant (None: from the first one on), oldest first.

    Releases of outputs that were withdrawn are left out. The archive may be large: it is read in parts, and whoever
    reads may write meanwhile.
    """
    rows = Release.objects.filter(output__withdrawals=None)
    if since is not None:
        rows = rows.filter(released_at__gte=since)
    return _in_parts(list(rows.order_by("released_at", "seq").values_list("pk", flat=True)))


def latest_releases(since: datetime | None = None) -> Iterator[ReleaseContent]:
    """Yield the newest release of each output that is not withdrawn, oldest first."""
    rows = Release.objects.filter(output__withdrawals=None).annotate(last=Max("output__releases__seq"))
    if since is not None:
        rows = rows.filter(released_at__gte=since)
    newest = rows.filter(seq=F("last")).order_by("released_at", "seq")
    return _in_parts(list(newest.values_list("pk", flat=True)))


def _in_parts(keys: list[UUID]) -> Iterator[ReleaseContent]:
    """Read by keys: a cursor left open would fail the reader's own writes on SQLite once anybody else has written."""
    for start in range(0, len(keys), PART):
        part = keys[start : start + PART]
        kept = dict(Release.objects.filter(pk__in=part).values_list("pk", "content"))
        yield from (ReleaseContent.from_json(kept[key]) for key in part)


def withdrawal_of(output_id: UUID) -> datetime | None:
    """Return when an output was withdrawn, or None."""
    return Withdrawal.objects.filter(output_id=output_id).values_list("at", flat=True).first()
