"""Readers report what should not stand on the page; a moderator looks and settles."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hoitu.audience.readers.events import CommentReported
from hoitu.audience.readers.models import Comment, Report, State
from hoitu.audience.readers.operations.permit import must_moderate
from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.refusal import NotFound, NotReady
from hoitu.production.newsroom.rules.tidying import says_something, tidy_paragraph

LONGEST_REASON = 500
MOST_OPEN = 20  # a crowd says no more than twenty do


@transaction.atomic
def report(*, comment_id: UUID, reason: str, now: datetime) -> None:
    """Take in a reader's report of a comment that is on the page."""
    comment = Comment.objects.filter(pk=comment_id, state=State.SHOWN).first()
    if comment is None:
        raise NotFound(_("This comment is not on the page any more."))
    reason = tidy_paragraph(reason)[:LONGEST_REASON]
    if not says_something(reason):
        raise NotReady(_("Say what is wrong with the comment."), code="no_reason")
    before = comment.reports.filter(settled_at=None).count()
    if before < MOST_OPEN:
        Report.objects.create(comment=comment, reason=reason, at=now)
    if not before:
        outbox.publish(event=CommentReported(str(comment.pk)), now=now)


@audited("readers.reports.settle")
def settle_reports(*, by: Person, comment_id: UUID, now: datetime) -> int:
    """Say that one looked and the comment stays; return how many reports that settles."""
    comment = Comment.objects.select_related("discussion").filter(pk=comment_id).first()
    if comment is None:
        raise NotFound(_("There is no such comment."))
    must_moderate(by, comment.discussion.agency_id, now)
    settled = comment.reports.filter(settled_at=None).update(settled_at=now, settled_by=by)
    detail, agency_id = {"reports": settled}, comment.discussion.agency_id
    audit.record(by=by, action="readers.reports.settle", target=comment, detail=detail, agency_id=agency_id, now=now)
    return settled
