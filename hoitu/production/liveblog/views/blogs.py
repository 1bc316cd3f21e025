"""The screen of a live blog (the quick form, what waits, the timeline, its turns), and the list of all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hoitu.foundation.screens.attempts import Attempt, attempt
from hoitu.foundation.screens.frame import paged, person_of
from hoitu.kernel import clock
from hoitu.production.liveblog import operations, queries
from hoitu.production.liveblog.forms import BeginForm, EntryForm, MarkForm, PublicationForm, TurnForm
from hoitu.production.liveblog.queries import BlogPage
from hoitu.production.liveblog.views.frame import screen, show, trail
from hoitu.production.liveblog.views.shown import shown_entry
from hoitu.production.liveblog.words import shown_state

PER_PAGE = 20
OF_BLOG: dict[str, tuple[type[Form], Callable[..., object]]] = {
    "begin": (BeginForm, operations.begin),
    "turn": (TurnForm, operations.turn),
}
OF_ENTRY: dict[str, tuple[type[Form], Callable[..., object]]] = {
    "publish": (PublicationForm, operations.publish),
    "mark": (MarkForm, operations.mark),
    "unmark": (MarkForm, operations.unmark),
}


@screen
@require_safe
def blogs(request: HttpRequest) -> HttpResponse:
    """Show the live blogs of one's newsroom, and the entries that wait for a decision."""
    person, now = person_of(request), clock.now()
    found = paged(request, queries.blogs_seen_by(person, now), PER_PAGE)
    return show(
        request,
        "blogs.html",
        _("Live blogs"),
        rows=[{"blog": blog, "state": shown_state(blog)} for blog in found["page_obj"]],
        waiting=queries.waiting_for(person, now),
        returned=list(queries.returned_to(person)[:PER_PAGE]),
        **found,
    )


@screen
@require_http_methods(["GET", "POST"])
def blog(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Show a live blog, or the way to begin one; a POST is one step, named by its button."""
    step = request.POST.get("step", "")
    form = EntryForm(request.POST if step == "write" else None)
    tried = _tried(request, step, form, output_id)
    if tried.done:
        messages.success(request, _said(step, tried.answer))
        return redirect(request.get_full_path())
    page = queries.blog_page(person_of(request), output_id, clock.now())
    return show(
        request,
        "blog.html" if page.blog else "begin.html",
        page.output.headline or page.output.story.title,
        trail=trail(),
        status=tried.status,
        refusal=tried.refusal,
        page=page,
        output=page.output,
        form=form,
        media=form.media,
        turning=request.POST.get("reason", "") if step == "turn" else "",
        **(_timeline(request, page) if page.blog else {}),
    )


def _tried(request: HttpRequest, step: str, form: EntryForm, output_id: UUID) -> Attempt:
    if form.is_bound:
        return attempt(request, form, operations.write, output_id=output_id)
    if step in OF_BLOG:
        asked, operation = OF_BLOG[step]
        return attempt(request, asked(request.POST), operation, output_id=output_id)
    if step in OF_ENTRY:
        asked, operation = OF_ENTRY[step]
        return attempt(request, asked(request.POST), operation)
    return Attempt()


def _said(step: str, answer: Any) -> str:
    if step == "write" and not answer.shown:
        return _("Written. It waits for an editor, or for the live blog to open.")
    said = {
        "begin": _("This output is told live now. Release it, then open the live blog."),
        "turn": _("Done. Readers see it within moments."),
        "write": _("Published: readers see it within moments."),
        "publish": _("Published: readers see it within moments."),
    }
    return said.get(step, _("Done."))


def _timeline(request: HttpRequest, page: BlogPage) -> dict[str, Any]:
    assert page.blog is not None  # noqa: S101 - asked by the only caller
    person_id = person_of(request).pk
    found = paged(request, queries.entries_of(page.blog), PER_PAGE)
    entries = [shown_entry(page, entry, person_id) for entry in found["page_obj"]]
    return {
        "entries": entries,
        "state": shown_state(page.blog),
        **found,
    }
