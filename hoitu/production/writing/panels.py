"""What stands in newsroom's output screens: who is there, what was said, what the house style finds."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from hoitu.foundation.directory import queries as directory
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.list_panels import ListPanel, Look
from hoitu.production.newsroom.output_panels import OutputPanel, Visit
from hoitu.production.newsroom.story_panels import Panel
from hoitu.production.writing import queries
from hoitu.production.writing.forms import SearchForm
from hoitu.production.writing.rules.leases import BEAT
from hoitu.production.writing.views.notebook import Notebook
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


def notes(visit: Visit) -> OutputPanel | None:
    """Show the notes to an output in a drawer, to those who may read its story."""
    output = visit.page.output
    try:
        story = newsroom.readable_story(visit.person, output.story_id, visit.now)
    except NotFound:  # a released output is read beyond its newsroom; what was said to it is not
        return None
    book = Notebook(visit.person, story.pk, output.headline, output, visit.page.may_save, visit.now)
    return OutputPanel("top", "writing/parts/notes.html", book.context())


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


def story_notes(story_id: UUID) -> Panel | None:
    """Show on a story's page how many notes wait, and the way to them."""
    context = {"story_id": story_id, "open_count": queries.open_notes(story_id)}
    return Panel("writing/parts/story_notes.html", context)
