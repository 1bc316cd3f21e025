"""A comment arrives; the newsroom puts it on the page, refuses it, or takes it off again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hoitu.audience.readers import queries
from hoitu.audience.readers.events import DiscussionChanged
from hoitu.audience.readers.models import Comment, Decision, Discussion, State
from hoitu.audience.readers.operations.house import keep_contact
from hoitu.audience.readers.operations.permit import must_moderate
from hoitu.audience.readers.rules.hints import hints
from hoitu.audience.readers.values import ANONYMOUS, CONSENT, LONGEST_COMMENT, LONGEST_NAME, AboutArticle, Words
from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.refusal import NotFound, NotReady, Stale
from hoitu.production.newsroom.rules.tidying import says_something, tidy_line, tidy_paragraph

AT_ONCE = 200


@transaction.atomic
def send_comment(*, comment_id: UUID, article: AboutArticle, words: Words, now: datetime) -> Comment:
    """Take in a reader's comment; it waits for a moderator. The same form sent again is the same comment.

    Raises NotReady where there is nothing to read, where it is too long, or where comments are closed.
    """
    there = Comment.objects.filter(pk=comment_id).first()
    if there is not None:
        return there
    if queries.opening_of(article, now).closed:
        raise NotReady(_("Comments on this article are closed."), code="closed")
    name, text = tidy_line(words.name)[:LONGEST_NAME], tidy_paragraph(words.text)
    if not says_something(text):
        raise NotReady(_("Write your comment first."), code="no_words")
    if len(text) > LONGEST_COMMENT:
        told = _("A comment has at most %(most)s characters. Shorten it.") % {"most": LONGEST_COMMENT}
        raise NotReady(told, code="too_long")
    house = queries.house_of(article.agency_id)
    discussion, _made = Discussion.objects.update_or_create(
        output_id=article.output_id,
        defaults={name: value for name, value in vars(article).items() if name != "output_id"},
    )
    made = Comment.objects.create(
        id=comment_id,
        discussion=discussion,
        name=name if says_something(name) else ANONYMOUS[article.language],
        text=text,
        hints=hints(f"{name}\n{text}", house.words),
        consent=CONSENT,
        sent_at=now,
    )
    keep_contact(owner_id=made.pk, contact=words.contact, house=house, now=now)
    return made


def follow_article(*, article: AboutArticle) -> None:
    """Take over what the site tells of an article that readers have commented on: headline and address may change."""
    Discussion.objects.filter(output_id=article.output_id).update(
        headline=article.headline, path=article.path, section_code=article.section_code
    )


@audited("readers.comments.approve")
def approve(*, by: Person, comment_ids: Collection[UUID], now: datetime) -> int:
    """Put comments on their articles' pages; return how many. What is there already is passed over."""
    return _decide(by, comment_ids, State.SHOWN, "", now)


@audited("readers.comments.refuse")
def refuse(*, by: Person, comment_ids: Collection[UUID], reason: str, now: datetime) -> int:
    """Refuse comments that wait, all for the same reason; return how many."""
    return _decide(by, comment_ids, State.REFUSED, _reason(reason), now)


@audited("readers.comment.withdraw")
def withdraw(*, by: Person, comment_id: UUID, reason: str, now: datetime) -> Comment:
    """Take a comment off the page, with the reason."""
    comment = Comment.objects.select_for_update(no_key=True).select_related("discussion").filter(pk=comment_id).first()
    if comment is None:
        raise NotFound(_("There is no such comment."))
    must_moderate(by, comment.discussion.agency_id, now)
    if comment.state != State.SHOWN:
        raise Stale(_("This comment is not on the page any more."))
    _put(comment, State.WITHDRAWN, _reason(reason), by, now)
    comment.reports.filter(settled_at=None).update(settled_at=now, settled_by=by)
    _tell(by, "readers.comment.withdraw", [comment], {"reason": reason}, now)
    return comment


FROM = {State.SHOWN: (State.WAITING, State.REFUSED, State.WITHDRAWN), State.REFUSED: (State.WAITING,)}


def _decide(by: Person, comment_ids: Collection[UUID], state: State, reason: str, now: datetime) -> int:
    rows = Comment.objects.select_for_update(no_key=True).filter(pk__in=list(comment_ids)[:AT_ONCE])
    comments = list(rows.select_related("discussion").order_by("pk"))
    if not comments:
        raise NotReady(_("Choose at least one comment."))
    for agency_id in {comment.discussion.agency_id for comment in comments}:
        must_moderate(by, agency_id, now)
    changed = [comment for comment in comments if comment.state in FROM[state]]
    if not changed:
        raise Stale(_("Somebody has decided on these comments already."))
    for comment in changed:
        _put(comment, state, reason, by, now)
    act = "approve" if state == State.SHOWN else "refuse"
    _tell(by, f"readers.comments.{act}", changed, {"reason": reason} if reason else {}, now)
    return len(changed)


def _put(comment: Comment, state: State, reason: str, by: Person, now: datetime) -> None:
    comment.state = state
    comment.save(update_fields=["state"])
    Decision.objects.create(comment=comment, state=state, reason=reason, by=by, at=now)


def _tell(by: Person, action: str, comments: list[Comment], detail: dict[str, str], now: datetime) -> None:
    """Record one entry for each article touched, and have its page made again."""
    touched: dict[UUID, list[Comment]] = {}
    for comment in comments:
        touched.setdefault(comment.discussion_id, []).append(comment)
    for discussion_id, its in touched.items():
        audit.record(
            by=by,
            action=action,
            target=its[0].discussion,
            detail={**detail, "comments": [str(comment.pk) for comment in its]},
            agency_id=its[0].discussion.agency_id,
            now=now,
        )
        outbox.publish(event=DiscussionChanged(str(discussion_id)), now=now)


def _reason(reason: str) -> str:
    reason = tidy_paragraph(reason)
    if not says_something(reason):
        raise NotReady(_("Give a reason: it is kept with the comment."))
    return reason
