"""The morning meeting's sheet, on screen and as PDF."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoitu.foundation.directory import queries as directory
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.planning import queries
from hoitu.production.planning.printing import pdf
from hoitu.production.planning.rules.when import DAY
from hoitu.production.planning.views.page import agency_of, day_asked, person_of, screen, show


@screen
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """Show the sheet of a day."""
    me, day = person_of(request), day_asked(request)
    found = queries.sheet(me, agency_of(me), clock.now(), day=day)
    return show(
        request,
        "sheet.html",
        _("Morning meeting"),
        trail=((_("Plan"), reverse("planning:calendar")),),
        sheet=found,
        earlier=day - DAY,
        later=day + DAY,
    )


@screen
@require_safe
def sheet_pdf(request: HttpRequest) -> HttpResponse:
    """Send the sheet of a day as PDF, to print or to pass on."""
    me, day, now = person_of(request), day_asked(request), clock.now()
    agency_id = agency_of(me)
    found = queries.sheet(me, agency_id, now, day=day)
    agency = directory.agency_name(agency_id, local_date(now))
    told = {"sheet": found, "agency": agency, "now": now, "who": me}
    made = pdf(render_to_string("planning/sheet_print.html", told))
    named = f'inline; filename="giao-ban-{day.isoformat()}.pdf"'
    return HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": named})
