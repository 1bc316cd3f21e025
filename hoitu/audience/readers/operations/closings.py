"""Closing comments of an article or a section, and opening them again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hoitu.audience.readers.events import DiscussionChanged, SectionChanged
from hoitu.audience.readers.models import Closing, Discussion
from hoitu.audience.readers.operations.permit import must_keep, must_moderate
from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.foundation.vocabulary import queries as vocabulary
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound, NotReady
from hoitu.production.newsroom.rules.tidying import says_something, tidy_paragraph


@audited("readers.closing.close")
def close_article(*, by: Person, output_id: UUID, reason: str, now: datetime) -> Closing:
    """Take no more comments below an article that has some."""
    discussion = Discussion.objects.filter(output_id=output_id).first()
    if discussion is None:
        raise NotFound(_("Nobody has commented on this article."))
    must_moderate(by, discussion.agency_id, now)
    closing = Closing(
        agency_id=discussion.agency_id, output_id=output_id, label=discussion.headline, reason=reason, by=by, at=now
    )
    return _close(closing, now)


@audited("readers.closing.close")
def close_section(
    *, by: Person, agency_id: UUID, language: str, section_code: str, reason: str, now: datetime
) -> Closing:
    """Take no more comments below any article of a section of an edition."""
    must_keep(by, agency_id, now)
    names = {each.code: each.name for each in vocabulary.sections_on(local_date(now))}
    if section_code not in names or language not in {"vi", "km"}:
        raise NotFound(_("There is no such section."))
    label = f"{names[section_code]} ({language})"
    closing = Closing(
        agency_id=agency_id, language=language, section_code=section_code, label=label, reason=reason, by=by, at=now
    )
    return _close(closing, now)


@audited("readers.closing.reopen")
def reopen(*, by: Person, closing_id: int, now: datetime) -> Closing:
    """Take comments again, as long as the house's days allow."""
    closing = Closing.objects.select_for_update(no_key=True).filter(pk=closing_id, reopened_at=None).first()
    if closing is None:
        raise NotFound(_("Comments are open there already."))
    permit = must_moderate if closing.output_id else must_keep
    permit(by, closing.agency_id, now)
    closing.reopened_by, closing.reopened_at = by, now
    closing.save(update_fields=["reopened_by", "reopened_at"])
    _tell(by, "readers.closing.reopen", closing, now)
    return closing


def _close(closing: Closing, now: datetime) -> Closing:
    closing.reason = tidy_paragraph(closing.reason)
    if not says_something(closing.reason):
        raise NotReady(_("Give a reason: it is kept."))
    try:
        with transaction.atomic():
            closing.save(force_insert=True)
    except IntegrityError:
        raise NotReady(_("Comments are closed there already.")) from None
    _tell(closing.by, "readers.closing.close", closing, now)
    return closing


def _tell(by: Person, action: str, closing: Closing, now: datetime) -> None:
    detail = {"of": closing.label, "reason": closing.reason}
    audit.record(by=by, action=action, target=closing, detail=detail, agency_id=closing.agency_id, now=now)
    if closing.output_id:
        outbox.publish(event=DiscussionChanged(str(closing.output_id)), now=now)
    else:
        outbox.publish(event=SectionChanged(closing.language, closing.section_code), now=now)
