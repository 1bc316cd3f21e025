"""What this module tells: the site freezes again what changed, moderators are told of reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class DiscussionChanged:
    """What stands below an article changed: comments, answers, or whether more are taken."""

    name: ClassVar[str] = "readers.discussion.changed"
    output_id: str


@dataclass(frozen=True)
class SectionChanged:
    """Comments of a section of an edition were closed or reopened."""

    name: ClassVar[str] = "readers.section.changed"
    language: str
    section_code: str


@dataclass(frozen=True)
class CommentReported:
    """A reader reported a comment on the page."""

    name: ClassVar[str] = "readers.comment.reported"
    comment_id: str


@dataclass(frozen=True)
class LetterArrived:
    """A reader sent a letter, or (`again`) answered what the newsroom had asked."""

    name: ClassVar[str] = "readers.letter.arrived"
    letter_id: str
    again: bool = False


@dataclass(frozen=True)
class LetterOverdue:
    """A letter is past the day the law sets; told once."""

    name: ClassVar[str] = "readers.letter.overdue"
    letter_id: str


@dataclass(frozen=True)
class OrganisationOverdue:
    """The organisation a letter was forwarded to is past the day the law sets it; told once per forwarding."""

    name: ClassVar[str] = "readers.letter.organisation_overdue"
    letter_id: str


@dataclass(frozen=True)
class AnswersChanged:
    """An answer to a question came onto the public page of an edition, or left it."""

    name: ClassVar[str] = "readers.answers.changed"
    language: str
    number: int
