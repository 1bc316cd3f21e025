"""Where a photo, a recording, a document, a fact or a story was used."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoitu.kernel import clock
from hoitu.production.archive import queries
from hoitu.production.archive.views.frame import paged, person_of, screen, show, trail


@screen
@require_safe
def uses(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """List the releases that show or say it, newest first."""
    me, now = person_of(request), clock.now()
    subject = queries.subject(me, kind, key, now)
    return show(
        request,
        "uses.html",
        _("Where it was used"),
        trail=trail(),
        icon="link",
        subject=subject,
        **paged(request, queries.used_in(me, subject, now)),
    )
