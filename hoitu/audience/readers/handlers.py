"""Tells moderators that readers reported a comment."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoitu.audience.readers import queries
from hoitu.audience.readers.events import CommentReported
from hoitu.audience.readers.rules.standing import MODERATORS
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.notices import kinds
from hoitu.foundation.notices import operations as notices
from hoitu.foundation.outbox import registry
from hoitu.foundation.outbox.registry import EventInfo
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date

REPORTED = "readers.reported"


def on_reported(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell the moderators of the agency, unless the comment has left the page meanwhile."""
    comment = queries.shown_comment(UUID(payload["comment_id"]))
    if comment is None:
        return
    people = directory.people_with(
        MODERATORS, agency_id=comment.discussion.agency_id, on=local_date(event.happened_at)
    ).values_list("pk", flat=True)
    notices.notify(
        to=list(people),
        kind=REPORTED,
        subject=_("A comment was reported: %(headline)s") % {"headline": comment.discussion.headline},
        link=reverse("readers:comment", args=[comment.pk]),
        about=notices.About(event.id, event.happened_at, {_("Comment"): comment.text[:200]}),
        now=clock.now(),
    )


def register() -> None:
    """Name the kind and listen."""
    kinds.register(REPORTED, gettext_lazy("A reader reported a comment"), {kinds.APP})
    registry.subscribe(CommentReported.name, "readers.tell_reported", on_reported)
