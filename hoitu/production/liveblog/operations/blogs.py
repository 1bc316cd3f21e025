"""A web output becomes a live blog; it opens, pauses and ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.refusal import NotAllowed, NotReady, Stale
from hoitu.production.liveblog.events import LiveTurned
from hoitu.production.liveblog.models import Blog, Turn
from hoitu.production.liveblog.operations.at_blog import at_blog
from hoitu.production.liveblog.rules import rights, turns
from hoitu.production.liveblog.rules.entries import PLACE, has_place
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom import queries
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.queries import WriteAccess
from hoitu.production.newsroom.rules.tidying import tidy_paragraph

BLOCK = {"type": PLACE, "value": {"title": ""}}


@audited("liveblog.blog.begin", target="output_id")
def begin(*, by: Person, output_id: UUID, base_version: int, now: datetime) -> Blog:
    """Let a web output be told live: its text gets the place of the entries, as a save from the version that was seen.

    What the approvals of the output then cover is that it is told live; each entry has its own road. A text that has
    the place already, by the writer's hand, may be begun by the desk in any state.
    """
    access = queries.write_access(by, output_id, now)
    content = queries.content_of(access.output)
    if access.output.kind != "web":
        raise NotReady(_("Only an output for the online newspaper can be told live."), code="not_web")
    if not has_place(content.body):
        _make_place(access, by, base_version, content, now)
    elif not access.may_save and not rights.runs(queries.meeting(by, output_id, now).who):
        raise NotAllowed(_("Only those who may change the text now can make it a live blog."))
    blog, made = Blog.objects.get_or_create(output=access.output, defaults={"begun_by": by, "begun_at": now})
    if not made:
        raise NotReady(_("This output is told live already."), code="begun")
    audit.record(by=by, action="liveblog.blog.begin", target=blog, now=now)
    return blog


def _make_place(access: WriteAccess, by: Person, base_version: int, content: DraftContent, now: datetime) -> None:
    if not access.may_save:
        raise NotAllowed(_("Only those who may change the text now can make it a live blog."))
    if access.output.version != base_version:
        raise Stale(_("Somebody has saved meanwhile: look at the text again."))
    content = replace(content, body=[*content.body, BLOCK])
    newsroom.save_draft(by=by, output_id=access.output.pk, base_version=base_version, content=content, now=now)


@audited("liveblog.blog.turn", target="output_id")
def turn(*, by: Person, output_id: UUID, act: str, reason: str = "", now: datetime) -> Blog:
    """Open, pause or end a live blog (`open`, `pause`, `close`); opening one that had ended says why.

    It opens only once the article stands on the site: before that nobody would see it.
    """
    at = at_blog(by, output_id, now)
    if not rights.runs(at.who):
        raise NotAllowed(_("A live blog is opened, paused and ended by the desk: ask an editor or the secretariat."))
    blog, state = at.blog, turns.after(at.blog.state, act)
    if state is None:
        raise NotReady(_("This is not possible now: the live blog is in another state."), code="wrong_state")
    if state == "open" and not at.met.was_released:
        raise NotReady(_("Release the article first: readers see its entries from then on."), code="not_released")
    reason = newsroom.reason_of(reason) if turns.needs_reason(blog.state, act) else tidy_paragraph(reason)
    blog.state = state
    blog.save(update_fields=["state"])
    Turn.objects.create(blog=blog, act=act, reason=reason, by=by, at=now)
    audit.record(by=by, action="liveblog.blog.turn", target=blog, detail={"act": act, "reason": reason}, now=now)
    outbox.publish(event=LiveTurned(str(output_id), state), now=now)
    return blog
