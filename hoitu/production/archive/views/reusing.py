"""Using a release again."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hoitu.foundation.screens.attempts import attempt, sent
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.archive import operations, queries
from hoitu.production.archive.forms import ReuseForm
from hoitu.production.archive.queries import Reuse
from hoitu.production.archive.views.frame import person_of, screen, show, trail
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.forms.choices import desks_of


@screen
@require_http_methods(["GET", "POST"])
def reuse(request: HttpRequest, release_id: UUID) -> HttpResponse:
    """Ask for desk and kind, open the story with its first text, and go on to write it."""
    me, now = person_of(request), clock.now()
    entry = queries.readable(me, release_id, now)
    first = {"title": entry.headline, "kind": entry.kind}
    form = ReuseForm(sent(request), initial=first, desks=desks_of(me, local_date(now)))
    tried = attempt(request, form, operations.reuse, release_id=release_id)
    if tried.done:
        messages.success(request, _made(tried.answer))
        return redirect("newsroom:write", output_id=tried.answer.output_id)
    works = queries.rights_for(newsroom.release_content(release_id), entry.kind, local_date(now))
    return show(
        request,
        "reuse.html",
        _("Use it again"),
        trail=trail(entry),
        icon="copy",
        status=tried.status,
        refusal=tried.refusal,
        entry=entry,
        form=form,
        barred=[work for work in works if work.problems or work.is_missing],
        back=reverse("archive:release", args=[release_id]),
    )


def _made(made: Reuse) -> str:
    said = _("The new story is open, with a first text: rewrite it for today.")
    if not made.left_out:
        return said
    return said + " " + _("Left out, as the rights do not hold: %(works)s.") % {"works": ", ".join(made.left_out)}
