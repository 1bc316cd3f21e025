"""The newsroom answers a comment under its own name."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hoitu.audience.readers.events import DiscussionChanged
from hoitu.audience.readers.models import Comment, Reply, State
from hoitu.audience.readers.operations.permit import must_moderate
from hoitu.audience.readers.values import LONGEST_COMMENT
from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.refusal import NotFound, NotReady
from hoitu.production.newsroom.rules.tidying import says_something, tidy_paragraph


@audited("readers.comment.reply")
def reply(*, by: Person, comment_id: UUID, text: str, now: datetime) -> Reply:
    """Answer a comment that is on the page; one answer stands at a time."""
    comment = Comment.objects.select_related("discussion").filter(pk=comment_id).first()
    if comment is None:
        raise NotFound(_("There is no such comment."))
    must_moderate(by, comment.discussion.agency_id, now)
    if comment.state != State.SHOWN:
        raise NotReady(_("Publish the comment first: readers see an answer only below it."))
    text = tidy_paragraph(text)
    if not says_something(text) or len(text) > LONGEST_COMMENT:
        raise NotReady(_("Write an answer of at most %(most)s characters.") % {"most": LONGEST_COMMENT})
    try:
        with transaction.atomic():
            made = Reply.objects.create(comment=comment, text=text, by=by, at=now)
    except IntegrityError:
        raise NotReady(_("An answer stands there already. Take it off before you write another.")) from None
    _tell(by, "readers.comment.reply", comment, {"text": text}, now)
    return made


@audited("readers.reply.withdraw")
def withdraw_reply(*, by: Person, reply_id: int, reason: str, now: datetime) -> Reply:
    """Take the newsroom's answer off the page, with the reason."""
    found = Reply.objects.select_for_update(no_key=True).filter(pk=reply_id, withdrawn_at=None).first()
    if found is None:
        raise NotFound(_("There is no such answer, or it was taken off already."))
    comment = Comment.objects.select_related("discussion").get(pk=found.comment_id)
    must_moderate(by, comment.discussion.agency_id, now)
    reason = tidy_paragraph(reason)
    if not says_something(reason):
        raise NotReady(_("Give a reason: it is kept with the comment."))
    found.withdrawn_by, found.withdrawn_at, found.withdrawn_reason = by, now, reason
    found.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_reason"])
    _tell(by, "readers.reply.withdraw", comment, {"reason": reason}, now)
    return found


def _tell(by: Person, action: str, comment: Comment, detail: dict[str, str], now: datetime) -> None:
    agency_id = comment.discussion.agency_id
    audit.record(by=by, action=action, target=comment, detail=detail, agency_id=agency_id, now=now)
    outbox.publish(event=DiscussionChanged(str(comment.discussion_id)), now=now)
