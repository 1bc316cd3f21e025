"""What a reader gives back: items, and remarks on what it had to leave out; or why it could read nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hoitu.delivery.sharing.formats.item import NewsItem

UnreadableCode = Literal[
    "empty",  # no bytes but blanks
    "unknown_format",  # none of ours
    "malformed",  # neither JSON nor XML to the end
    "too_large",
    "too_deep",
    "too_many",
    "doctype",  # XML with a document type: refused unread
    "wrong_shape",  # the right format, with a value where it may not be
    "no_guid",  # an item without a name
]
RemarkCode = Literal[
    "unknown_field",  # our item has no place for it
    "unreadable_instant",
    "unreadable_number",
    "unknown_value",  # a word that the format does not list; the ordinary one was taken
    "not_news",  # an event, a plan or a concept
    "bad_item",  # one of several was unreadable, the others stand
    "only_named",  # a package names items that are not in it
    "doctype_ignored",
    "ill_formed",  # a feed that is not XML to the end; what could be found in it was taken
]


@dataclass(frozen=True)
class Remark:
    """Something was left out or read differently: `code` says what, `where` the field or element."""

    code: RemarkCode
    where: str


@dataclass(frozen=True)
class Reading:
    """All that was read; `named` are guids of items that a package points to without holding them."""

    items: tuple[NewsItem, ...] = ()
    remarks: tuple[Remark, ...] = ()
    named: tuple[str, ...] = ()


class Unreadable(Exception):  # noqa: N818 - an answer to a sender, not an error of ours
    """Nothing could be read; `code` is for words made above, `where` the field or element, the message for logs."""

    def __init__(self, code: UnreadableCode, message: str, *, where: str = "") -> None:
        super().__init__(message)
        self.code, self.where = code, where


class Notes:
    """Collects the remarks of one reading, each once."""

    def __init__(self) -> None:
        self._all: dict[Remark, None] = {}

    def add(self, code: RemarkCode, where: str) -> None:
        self._all[Remark(code, where)] = None

    def all(self) -> tuple[Remark, ...]:
        return tuple(self._all)
