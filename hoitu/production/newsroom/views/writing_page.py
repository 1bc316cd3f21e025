"""The writing screen itself: form, measures, state and next steps."""

from __future__ import annotations

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from hoitu.foundation.directory.roles import Level
from hoitu.kernel import text
from hoitu.kernel.refusal import Refusal
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.content_lines import lines_of
from hoitu.production.newsroom.forms.draft import DraftForm
from hoitu.production.newsroom.profiles import PROFILES
from hoitu.production.newsroom.queries import OutputPage, SideDraft
from hoitu.production.newsroom.views.measures import rows_of
from hoitu.production.newsroom.views.output_page import offers_of, panels_of, title_of, trail_of
from hoitu.production.newsroom.views.page import show

PER_MINUTE = {"reading": text.READ_PER_MINUTE, "speaking": text.SPOKEN_PER_MINUTE}


def writing_page(
    request: HttpRequest,
    page: OutputPage,
    form: DraftForm,
    *,
    side: SideDraft | None = None,
    refusal: Refusal | None = None,
    status: int = 200,
    unsaved: bool = False,
) -> HttpResponse:
    """Return the writing screen around a form; `unsaved` says that its text is not on the server yet."""
    output = page.output
    return show(
        request,
        "writing.html",
        title_of(output),
        status=status,
        trail=trail_of(output)[:-1],
        icon="edit",
        form=form,
        media=form.media,
        output=output,
        refusal=refusal,
        unsaved=unsaved,
        words=_words(),
        login_url=resolve_url(settings.WAGTAILADMIN_LOGIN_URL),
        limits=json.dumps(PROFILES[output.kind].limits),
        per_minute=json.dumps(PER_MINUTE),
        measures=rows_of(output.kind, page.content),
        offers=offers_of(page),
        waiting_for=Level(output.next_level).label if output.next_level else "",
        amendment=page.amendment,
        fact_changes=page.fact_changes,
        latest_return=page.latest_return if output.state == "returned" else None,
        side_draft=side,
        panels=panels_of(request, page, writing=True),
        side_text="\n\n".join(lines_of(DraftContent.from_json(side.content))) if side else "",
    )


def _words() -> dict[str, str]:
    """Return what the script says; `{…}` is filled in by it."""
    return {
        "text": _("Body text"),
        "changed": _("Not saved yet…"),
        "saving": _("Saving…"),
        "saved": _("Saved at {at}"),
        "offline": _("No connection. Your text is kept on this machine since {at} and is sent by itself later."),
        "signed_out": _(
            "You are signed out. Your text is kept on this machine: sign in again in a new tab, then come back here."
        ),
        "sign_in": _("Sign in again"),
        "server_trouble": _("The server did not take it at {at}. Your text is kept on this machine; we try again."),
        "compare": _("See both texts"),
        "left": _("{value} of {limit} ✓ {left} left"),
        "over": _("{value} of {limit} ✗ {left} too many"),
    }
