"""All writes of readers, by noun."""

from __future__ import annotations

from hoitu.audience.readers.operations.answering import (
    add_day_off,
    approve_answer,
    assign_letter,
    forward,
    tell_of_overdue,
    withdraw_answer,
    write_answer,
)
from hoitu.audience.readers.operations.closings import close_article, close_section, reopen
from hoitu.audience.readers.operations.comments import approve, follow_article, refuse, send_comment, withdraw
from hoitu.audience.readers.operations.handling import (
    ask_back,
    make_idea,
    make_source,
    refuse_letter,
    take_enclosure,
)
from hoitu.audience.readers.operations.house import forget_contacts, set_rule, show_contact
from hoitu.audience.readers.operations.letters import answer_back, forget_enclosures, send_letter
from hoitu.audience.readers.operations.replies import reply, withdraw_reply
from hoitu.audience.readers.operations.reports import report, settle_reports

__all__ = [
    "add_day_off",
    "answer_back",
    "approve",
    "approve_answer",
    "ask_back",
    "assign_letter",
    "close_article",
    "close_section",
    "follow_article",
    "forget_contacts",
    "forget_enclosures",
    "forward",
    "make_idea",
    "make_source",
    "refuse",
    "refuse_letter",
    "reopen",
    "reply",
    "report",
    "send_comment",
    "send_letter",
    "set_rule",
    "settle_reports",
    "show_contact",
    "take_enclosure",
    "tell_of_overdue",
    "withdraw",
    "withdraw_answer",
    "withdraw_reply",
    "write_answer",
]
