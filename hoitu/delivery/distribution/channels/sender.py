"""What every channel is asked, in values: nothing here knows of rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.utils.functional import Promise

from hoitu.delivery.distribution.rules.answers import Kind
from hoitu.production.newsroom.release_content import ReleaseContent


@dataclass(frozen=True)
class Target:
    """Where to, and as whom. Credentials never leave this value but to their channel."""

    channel_id: UUID
    name: str
    address: str = ""
    account: str = ""
    language: str = ""
    identity_sign: str = ""
    send_budget_s: int = 60
    credentials: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Saying:
    """What is to be said: a release whole, or (`act` withdraw) that it is no more, with the note to readers."""

    item: UUID
    seq: int
    act: str
    said_at: datetime
    content: ReleaseContent
    public_note: str = ""


@dataclass(frozen=True)
class Rendered:
    """Exact bytes for one channel, and what is said about them."""

    body: bytes
    media_type: str
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Post:
    """One delivery as the channel meets it. `verb` is create, edit or remove; the ids are the channel's, if known."""

    item: UUID
    seq: int
    act: str
    verb: str
    key: str
    at: datetime
    external_id: str = ""
    external_url: str = ""


@dataclass(frozen=True)
class Outcome:
    """What came of it. OK needs `external_id` or `evidence`; `answered` says the channel itself had spoken."""

    kind: Kind
    answered: bool = False
    status: int | None = None
    excerpt: str = ""
    external_id: str = ""
    external_url: str = ""
    evidence: str = ""
    retry_after_s: float = 0.0


@dataclass(frozen=True)
class Found:
    """What a channel says to a question: `there` is None where it would not tell."""

    there: bool | None
    status: int | None = None
    excerpt: str = ""
    external_id: str = ""
    external_url: str = ""
    evidence: str = ""


class Sender(ABC):
    """One kind of channel. The facts say what may be asked of it; whoever cannot remove gets a person for that."""

    code: ClassVar[str]
    label: ClassVar[str | Promise]
    is_by_hand: ClassVar[bool] = False
    is_idempotent: ClassVar[bool] = False
    can_edit: ClassVar[bool] = False
    can_remove: ClassVar[bool] = False
    can_ask: ClassVar[bool] = False
    can_look: ClassVar[bool] = False
    secrets: ClassVar[tuple[str, ...]] = ()
    """The names of the credentials it needs."""

    @abstractmethod
    def render(self, saying: Saying, target: Target) -> Rendered:
        """Return the bytes, once per version and channel; the same for the same saying."""

    @abstractmethod
    def send(self, post: Post, rendered: Rendered, target: Target) -> Outcome:
        """Create or replace the post; says what came of it and raises nothing."""

    def remove(self, post: Post, rendered: Rendered, target: Target) -> Outcome:
        """Take the post off; where it is done by saying so, that is a sending too."""
        return self.send(post, rendered, target)

    def ask(self, post: Post, target: Target) -> Found:  # noqa: ARG002 - the shape of those that can
        """Ask whether this very sending has taken effect (by key, by id, by what is shown): a removal too."""
        return Found(there=None)

    def look(self, post: Post, target: Target) -> Found:  # noqa: ARG002 - the shape of those that can
        """Look whether the channel shows anything of this item."""
        return Found(there=None)
