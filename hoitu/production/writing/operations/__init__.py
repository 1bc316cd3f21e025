"""All writes of writing together, by noun."""

from __future__ import annotations

from hoitu.production.writing.operations.attendance import Answer, Sign, check_in, forget_the_gone, leave
from hoitu.production.writing.operations.house import Entry, accept_word, choose_rule, drop_word, replace_word
from hoitu.production.writing.operations.locks import take_over
from hoitu.production.writing.operations.notes import Anchor, add_note, answer_note, settle_note
from hoitu.production.writing.operations.searches import (
    drop_search,
    follow_search,
    look_into_searches,
    open_search,
    save_search,
)
from hoitu.production.writing.operations.style import leave as leave_finding
from hoitu.production.writing.operations.style import put_all_in, put_in
from hoitu.production.writing.operations.style import recall as recall_finding
from hoitu.production.writing.operations.suggestions import accept, decline, suggest
from hoitu.production.writing.operations.templates import (
    begin_from,
    change_template,
    keep_as_template,
    make_template,
    retire_template,
)

__all__ = [
    "Anchor",
    "Answer",
    "Entry",
    "Sign",
    "accept",
    "accept_word",
    "add_note",
    "answer_note",
    "begin_from",
    "change_template",
    "check_in",
    "choose_rule",
    "decline",
    "drop_search",
    "drop_word",
    "follow_search",
    "forget_the_gone",
    "keep_as_template",
    "leave",
    "leave_finding",
    "look_into_searches",
    "make_template",
    "open_search",
    "put_all_in",
    "put_in",
    "recall_finding",
    "replace_word",
    "retire_template",
    "save_search",
    "settle_note",
    "suggest",
    "take_over",
]
