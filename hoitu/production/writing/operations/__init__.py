"""All writes of writing together, by noun."""

from __future__ import annotations

from hoitu.production.writing.operations.attendance import Answer, Sign, check_in, forget_the_gone, leave
from hoitu.production.writing.operations.locks import take_over
from hoitu.production.writing.operations.notes import Anchor, add_note, answer_note, settle_note
from hoitu.production.writing.operations.suggestions import accept, decline, suggest

__all__ = [
    "Anchor",
    "Answer",
    "Sign",
    "accept",
    "add_note",
    "answer_note",
    "check_in",
    "decline",
    "forget_the_gone",
    "leave",
    "settle_note",
    "suggest",
    "take_over",
]
