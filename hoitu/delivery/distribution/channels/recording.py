"""The twin that only records: it keeps, in the memory of its process, what it was told, as a good receiver would."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hoitu.delivery.distribution.channels.sender import Found, Outcome, Post, Rendered, Saying, Sender, Target
from hoitu.delivery.distribution.channels.telling import as_json
from hoitu.delivery.distribution.rules.answers import Kind


@dataclass(frozen=True)
class Kept:
    """One thing it was told."""

    channel_id: UUID
    post: Post
    rendered: Rendered


class Recording(Sender):
    """Takes everything, forgets with its process; `answer` may be set by a test to have it say something else."""

    code = "recording"
    label = _("Recording only (for trials)")
    is_idempotent = can_edit = can_remove = can_ask = can_look = True

    def __init__(self) -> None:
        self.kept: list[Kept] = []
        self.answer: Outcome | None = None
        self._lock = threading.Lock()

    def render(self, saying: Saying, target: Target) -> Rendered:  # noqa: ARG002 - the same for every channel
        return as_json(saying)

    def send(self, post: Post, rendered: Rendered, target: Target) -> Outcome:
        if self.answer is not None and self.answer.kind != Kind.OK:
            return self.answer
        with self._lock:
            if all(each.post.key != post.key for each in self.kept):
                self.kept.append(Kept(target.channel_id, post, rendered))
        made = Outcome(Kind.OK, answered=True, external_id=f"{post.item}/{post.seq}", evidence="recorded")
        return replace(made, external_url=target.address)

    def ask(self, post: Post, target: Target) -> Found:
        there = any(each.post.key == post.key and each.channel_id == target.channel_id for each in self.kept)
        return Found(there=there, external_id=f"{post.item}/{post.seq}" if there else "")

    def look(self, post: Post, target: Target) -> Found:
        return Found(there=self.shown(post.item, target.channel_id) is not None, evidence="recorded")

    def shown(self, item: UUID, channel_id: UUID) -> int | None:
        """Return the version a channel shows now, None for nothing."""
        told = [each.post for each in self.kept if each.post.item == item and each.channel_id == channel_id]
        return None if not told or told[-1].verb == "remove" else told[-1].seq
