"""What the vocabulary tells the rest of the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class SectionChanged:
    """A section was added, renamed, moved or closed: fronts and menus are made anew."""

    name: ClassVar[str] = "vocabulary.section.changed"
    code: str


@dataclass(frozen=True)
class TopicRelabelled:
    """The labels of a topic changed."""

    name: ClassVar[str] = "vocabulary.topic.relabelled"
    code: str
