"""Saving a text so that nobody's work is lost: base versions, versions and side drafts."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.media import queries as media
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.refusal import NotFound, NotReady, Refusal
from hoitu.kernel.text import fold
from hoitu.production.newsroom import cases, labels, save_gates
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.events import text_handed_on
from hoitu.production.newsroom.models import Approval, Output, OutputVersion, SideDraft
from hoitu.production.newsroom.operations.credits import credit_writer
from hoitu.production.newsroom.operations.moving import move, tell_audit, void_approvals
from hoitu.production.newsroom.operations.permit import permit, standing_of
from hoitu.production.newsroom.profiles import PROFILES
from hoitu.production.newsroom.rules.body import BadBody, gathered_in, media_of, read_body
from hoitu.production.newsroom.rules.hashing import text_hash
from hoitu.production.newsroom.rules.tidying import tidy_line, tidy_paragraph
from hoitu.production.newsroom.states import IN_APPROVAL

KEPT = frozenset({"stale", "held", "wrong_state", "not_allowed"})
"""Refusals after which the text is kept as a side draft."""
LONGEST = {"headline": 200, "lead": 1000, "ai_use": 300}


def save_draft(
    *, by: Person, output_id: UUID, base_version: int, content: DraftContent, autosave: bool = False, now: datetime
) -> Output:
    """Save a text that started from `base_version`; return the output at its new version.

    The same text again makes no new version; an `autosave` makes one that may be thinned out later. A save in
    approval voids the approvals. Where the text has moved on (Stale), was handed on meanwhile, or is being written by
    somebody else (code `held`), the save is refused and this text kept as a side draft of its writer, in a
    transaction of its own. Raises NotReady for content that no
    version could hold.
    """
    kind = cases.find(output_id).kind
    tidied = tidy_content(kind, content)
    try:
        return _save(by=by, output_id=output_id, base_version=base_version, content=tidied, autosave=autosave, now=now)
    except Refusal as refusal:
        if refusal.code in KEPT:
            _keep(by=by, output_id=output_id, base_version=base_version, content=tidied, now=now)
        raise


@audited("newsroom.output.save")
def _save(
    *, by: Person, output_id: UUID, base_version: int, content: DraftContent, autosave: bool, now: datetime
) -> Output:
    given = text_hash(content)
    output = cases.find(output_id, lock=True)
    if given == text_hash(cases.content_of(output)) and cases.sees(cases.case_of(output), by.pk, standing_of(by, now)):
        return output
    passed = permit(by=by, output_id=output_id, action="save", now=now, locked=output, base_version=base_version)
    output = passed.case.output
    refusal = save_gates.refusal_of(by, output_id, now)
    if refusal is not None:
        raise refusal
    _refuse_missing_media(content)
    was = output.state
    write_version(output, content, saved_in=was, by=by, autosave=autosave, now=now)
    voided = void_approvals(output, why=Approval.Voided.EDITED, now=now)
    move(output, passed.row.to or passed.row.state, *WRITTEN)
    credit_writer(output, was=was, by=by, now=now)
    tell_audit(by, "save", output, now, content_hash=output.content_hash, voided_approvals=voided)
    if was in IN_APPROVAL:
        outbox.publish(event=text_handed_on(output), now=now)
    return output


WRITTEN = (
    "headline", "lead", "body", "cover", "ai_use", "version", "folded", "gathers", "saved_by", "saved_at",
)  # fmt: skip
"""What `write_version` changes of the working copy; the caller's `move` saves it."""


def write_version(
    output: Output, content: DraftContent, *, saved_in: str, by: Person, autosave: bool = False, now: datetime
) -> bool:
    """Put a tidied text into the working copy as its next version; return whether it was another than before."""
    given = text_hash(content)
    if given == text_hash(cases.content_of(output)):
        return False
    _write(output, content)
    output.version, output.saved_by, output.saved_at = output.version + 1, by, now
    OutputVersion.objects.create(
        output=output,
        version=output.version,
        content=content.as_json(),
        content_hash=given,
        saved_in=saved_in,
        saved_by=by,
        saved_at=now,
        autosaved=autosave,
    )
    return True


def _write(output: Output, content: DraftContent) -> None:
    output.headline, output.lead, output.ai_use = content.headline, content.lead, content.ai_use
    output.body = own_blocks(content)  # type: ignore[assignment]  # the field makes blocks of a list
    output.cover_id = content.cover_id
    output.gathers = gathered_in(content.body)
    output.folded = fold(f"{content.headline} {output.story.title}")


def own_blocks(content: DraftContent) -> list[dict[str, Any]]:
    """Return the blocks as the working copy's own: the field changes them in place when it is stored."""
    return [dict(block) for block in content.body]


def tidy_content(kind: str, content: DraftContent) -> DraftContent:
    """Return the content as it is stored: NFC, clean HTML, the profile's blocks, each with an id; raises NotReady."""
    texts = {"headline": tidy_line(content.headline), "lead": tidy_paragraph(content.lead)}
    texts["ai_use"] = tidy_line(content.ai_use)
    for name, text in texts.items():
        if len(text) > LONGEST[name]:
            raise NotReady(_too_long(name) % {"limit": LONGEST[name], "value": len(text)}, code="too_long")
    cover = content.cover_id
    if cover is not None and not 0 < cover < 2**31:
        raise NotReady(_("This photo is not in the library. Choose another."), code="no_such_media")
    try:
        body = read_body(content.body, PROFILES[kind].blocks)
    except BadBody as bad:
        raise _bad_body(bad) from None
    named = [{"id": str(uuid4()), **block} for block in body]
    return DraftContent(texts["headline"], texts["lead"], named, cover, texts["ai_use"])


def _too_long(name: str) -> str:
    return {
        "headline": _("The headline has %(value)s characters; at most %(limit)s can be stored."),
        "lead": _("The lead has %(value)s characters; at most %(limit)s can be stored."),
        "ai_use": _("The note on the use of AI has %(value)s characters; at most %(limit)s can be stored."),
    }[name]


def _bad_body(bad: BadBody) -> NotReady:
    words = {"number": bad.number, "block": str(labels.BLOCKS.get(bad.block, bad.block))}
    return NotReady(
        {
            "unknown_block": _("Block %(number)s (%(block)s) is of no known type. Take it out."),
            "foreign_block": _("Block %(number)s (%(block)s) does not belong into this kind of output. Take it out."),
            "bad_shape": _("Block %(number)s (%(block)s) cannot be read. Take it out and write it again."),
            "too_long": _("The text is too long to be stored: split it into two outputs or attach a document."),
        }[bad.code]
        % words,
        code=bad.code,
    )


def _refuse_missing_media(content: DraftContent) -> None:
    """Refuse works that are not in the library: the foreign key of the cover would fail at commit, without words."""
    used = media_of(content.body, content.cover_id)
    there = media.Photo.objects.filter(pk__in=used.photos).count()
    there += media.Recording.objects.filter(pk__in=used.recordings).count()
    there += media.Attachment.objects.filter(pk__in=used.attachments).count()
    if there != len(used.photos) + len(used.recordings) + len(used.attachments):
        raise NotReady(
            _("A photo, recording or document in this text is no longer in the library. Choose another."),
            code="no_such_media",
        )


def _keep(*, by: Person, output_id: UUID, base_version: int, content: DraftContent, now: datetime) -> None:
    """Keep the refused text; autosaves of one editing session replace each other."""
    with transaction.atomic():
        kept, _made = SideDraft.objects.update_or_create(
            output_id=output_id,
            saved_by=by,
            base_version=max(0, min(base_version, 2**31 - 1)),
            settled_at=None,
            defaults={"content": content.as_json(), "saved_at": now},
        )
        audit.record(by=by, action="newsroom.side_draft.keep", target=kept, now=now)


@audited("newsroom.side_draft.settle")
def settle_side_draft(*, by: Person, side_draft_id: UUID, merged: bool, now: datetime) -> SideDraft:
    """Settle a side draft of one's own: its text went into the output (merged), or is not needed (dropped)."""
    kept = SideDraft.objects.select_for_update(no_key=True).filter(pk=side_draft_id, saved_by=by).first()
    if kept is None:
        raise NotFound(_("There is no such side draft of yours."))
    if kept.settled_at is None:
        kept.settled_at = now
        kept.settled_as = SideDraft.Settled.MERGED if merged else SideDraft.Settled.DROPPED
        kept.save(update_fields=["settled_at", "settled_as"])
        audit.record(by=by, action="newsroom.side_draft.settle", target=kept, detail={"as": kept.settled_as}, now=now)
    return kept
