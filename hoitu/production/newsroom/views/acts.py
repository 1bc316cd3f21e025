"""The acts on an output, as nouns: GET shows what will happen, POST calls one operation."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hoitu.foundation.directory.roles import Level
from hoitu.foundation.outbox import queries as outbox
from hoitu.foundation.screens.attempts import Attempt, attempt, sent
from hoitu.kernel import clock
from hoitu.kernel.refusal import NotAllowed
from hoitu.production.newsroom import act_remarks, queries
from hoitu.production.newsroom.forms.acts import ActForm, ApprovalForm
from hoitu.production.newsroom.queries import OutputPage
from hoitu.production.newsroom.views.act_list import ACTS, Act
from hoitu.production.newsroom.views.output_page import chain_of, content_of, page_of, title_of, trail_of
from hoitu.production.newsroom.views.page import View, person_of, screen, show

__all__ = ["ACTS", "view_of"]

REACH_READERS = {"release", "schedule", "withdraw"}


def view_of(act: Act) -> View[[UUID]]:
    """Return the view of one act: what will happen on GET, the act itself on POST."""

    @screen
    @require_http_methods(["GET", "POST"])
    def view(request: HttpRequest, output_id: UUID) -> HttpResponse:
        page = page_of(request, output_id)
        form = _form(act, page, sent(request))
        tried = attempt(request, form, act.operation, output_id=output_id)
        if not tried.done:
            return _ask(request, act, page, form, tried)
        _say_done(request, act, page)
        if act.action in REACH_READERS and not outbox.is_alive(clock.now()):
            messages.warning(
                request,
                _("Background work has stopped: it reaches readers once that runs again. Tell the administrator."),
            )
        return redirect(_after(act, page))

    view.__name__ = act.noun
    return view


def _form(act: Act, page: OutputPage, data: Any) -> ActForm:
    """Return the act's form; an approval's is about the level that is next and the content that is shown."""
    if not issubclass(act.form, ApprovalForm):
        return act.form(data)
    output = page.output
    level = output.next_level if data is None else data.get("level", "")
    shown = {"level": output.next_level, "content_hash": output.content_hash}
    return act.form(data, initial=shown, needs_code=level == Level.CHIEF)


def _ask(request: HttpRequest, act: Act, page: OutputPage, form: ActForm, tried: Attempt) -> HttpResponse:
    """Show what will happen and ask; a person who may not do it is told so at once."""
    offer = next((offer for offer in page.offers if offer.action == act.action), None)
    if offer is None and tried.refusal is None:
        raise NotAllowed(
            _("“%(act)s” is not open to you in this state of the output. Go back and see what the next step is.")
            % {"act": act.title}
        )
    return show(
        request,
        "act.html",
        f"{act.title}: {title_of(page.output)}",
        status=tried.status,
        trail=trail_of(page.output),
        act=act,
        level=Level(page.output.next_level).label if act.action == "approve" and page.output.next_level else "",
        problems=offer.problems if offer else (),
        refusal=tried.refusal,
        form=form,
        output=page.output,
        content=content_of(page),
        chain=chain_of(page),
        bylines=page.bylines,
        amendment=page.amendment,
        fact_changes=page.fact_changes,
        remarks=act_remarks.remarks_on(page.output, act.action),
        back=reverse("newsroom:write", args=[page.output.pk]),
    )


def _say_done(request: HttpRequest, act: Act, page: OutputPage) -> None:
    """Say what was done to which output; who judges is offered the next one that waits for them."""
    output = page.output
    name = f"{title_of(output)} ({output.get_kind_display()}, {output.get_language_display()})"
    following = queries.next_to_approve(person_of(request), clock.now()) if act.judges else None
    if following is None:
        messages.success(request, _("“%(output)s”: %(done)s") % {"output": name, "done": act.done})
        return
    said = format_html(
        "{} {} <a href='{}'>{}</a>",
        _("“%(output)s”: %(done)s") % {"output": name, "done": act.done},
        _("Next waits for you:"),
        reverse("newsroom:write", args=[following.pk]),
        title_of(following),
    )
    messages.success(request, said)


def _after(act: Act, page: OutputPage) -> str:
    """Return where a person goes on: to the text, to their desk where they judged, else to the story."""
    if act.writes_next:
        return reverse("newsroom:write", args=[page.output.pk])
    if act.judges:
        return reverse("wagtailadmin_home")
    return reverse("newsroom:story", args=[page.output.story_id])
