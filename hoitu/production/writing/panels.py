"""What stands in newsroom's output screens: who is there, what was said, what the house style finds."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from hoitu.foundation.directory import queries as directory
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom.list_panels import ListPanel, Look
from hoitu.production.newsroom.output_panels import OutputPanel, Visit
from hoitu.production.newsroom.story_panels import Panel
from hoitu.production.writing import queries
from hoitu.production.writing.forms import SearchForm
from hoitu.production.writing.rules.leases import BEAT
from hoitu.production.writing.views.notebook import Notebook
from hoitu.production.writing.words import presence_words

Rows = dict[str, list[Any]]


def reads_presence(visit: Visit) -> dict[str, QuerySet[Any, Any]]:
    return queries.attendance_sets(visit.page.output.pk, visit.now)


def presence(visit: Visit, rows: Rows) -> OutputPanel | None:
    """Show who is writing and who is reading; the script keeps it fresh."""
    output, there = visit.page.output, queries.attendance_of(rows, visit.person)
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


def reads_notes(visit: Visit) -> dict[str, QuerySet[Any, Any]]:
    return {"notes": queries.notes_of_output(visit.page.output.pk)} if visit.page.may_read_story else {}


def notes(visit: Visit, rows: Rows) -> OutputPanel | None:
    """Show the notes to an output in a drawer, to those who may read its story.

    A released output is read beyond its newsroom; what was said to it is not.
    """
    output = visit.page.output
    if not visit.page.may_read_story:
        return None
    book = Notebook(visit.person, output.story_id, output.headline, output, visit.page.may_save, visit.now)
    return OutputPanel("top", "writing/parts/notes.html", book.context(threads=queries.threads(rows["notes"])))


def style(visit: Visit) -> OutputPanel | None:
    """Show where the house style is; what it finds is fetched by the script, and anew after every save."""
    output = visit.page.output
    is_out = output.state in {"released", "withdrawn"} and not visit.page.may_save
    if output.language not in queries.LANGUAGES or is_out:
        return None
    address = reverse("writing:style", args=[output.pk]) + ("?viet=1" if visit.page.may_save else "")
    return OutputPanel("top", "writing/parts/style_door.html", {"address": address})


def keeping(visit: Visit) -> OutputPanel | None:
    """Lead from a text to keeping it as a template."""
    if not visit.page.may_save or not visit.page.output.version:
        return None
    return OutputPanel("below", "writing/parts/keep_door.html", {})


def searches(look: Look) -> ListPanel:
    """Show over a list the searches saved for it, and let the filters in use be saved."""
    roles = directory.roles_on(look.person.pk, local_date(look.now))
    context = {
        "searches": queries.searches_of(look.person, roles, look.of),
        "narrows": bool(look.filters),
        "query": look.query,
        "of": look.of,
        "search_form": SearchForm(),
    }
    return ListPanel("writing/parts/searches.html", context)


def reads_story_notes(story_id: UUID) -> dict[str, QuerySet[Any, Any]]:
    return {"open": queries.open_notes(story_id).values_list("pk")}


def story_notes(story_id: UUID, rows: Rows) -> Panel | None:
    """Show on a story's page how many notes wait, and the way to them."""
    return Panel("writing/parts/story_notes.html", {"story_id": story_id, "open_count": len(rows["open"])})
