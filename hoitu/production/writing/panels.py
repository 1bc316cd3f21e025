"""What stands in newsroom's output screens: who is there, what was said, what the house style finds."""

from __future__ import annotations

from hoitu.production.newsroom.output_panels import OutputPanel, Visit
from hoitu.production.writing import queries
from hoitu.production.writing.rules.leases import BEAT
from hoitu.production.writing.words import presence_words


def presence(visit: Visit) -> OutputPanel | None:
    """Show who is writing and who is reading; the script keeps it fresh."""
    output, there = visit.page.output, queries.attendance(visit.page.output.pk, visit.person, visit.now)
    return OutputPanel(
        "top",
        "writing/parts/presence.html",
        {
            "lock": there.lock if there.is_theirs else None,
            "others": there.others,
            "may_take": there.is_theirs and visit.page.may_save,
            "writing": visit.writing,
            "version": output.version,
            "beat_ms": int(BEAT.total_seconds() * 1000),
            "presence_words": presence_words(),
        },
    )
