"""All writes of readers, by noun."""

from __future__ import annotations

from hoitu.audience.readers.operations.closings import close_article, close_section, reopen
from hoitu.audience.readers.operations.comments import approve, follow_article, refuse, send_comment, withdraw
from hoitu.audience.readers.operations.house import forget_contacts, set_rule, show_contact
from hoitu.audience.readers.operations.replies import reply, withdraw_reply
from hoitu.audience.readers.operations.reports import report, settle_reports

__all__ = [
    "approve",
    "close_article",
    "close_section",
    "follow_article",
    "forget_contacts",
    "refuse",
    "reopen",
    "reply",
    "report",
    "send_comment",
    "set_rule",
    "settle_reports",
    "show_contact",
    "withdraw",
    "withdraw_reply",
]
