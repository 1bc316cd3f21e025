"""Reading an output: its text, its preview and its approval record."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoitu.foundation.directory import queries as directory
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom import queries
from hoitu.production.newsroom.queries import OutputPage
from hoitu.production.newsroom.views.output_page import (
    chain_of,
    content_of,
    inner_page_of,
    offers_of,
    page_of,
    panels_of,
    title_of,
    trail_of,
)
from hoitu.production.newsroom.views.page import screen, show
from hoitu.production.newsroom.views.timeline import timeline_of


def read(request: HttpRequest, page: OutputPage) -> HttpResponse:
    """Return the output for someone who may read it but not write now, with the steps open to them."""
    return show(
        request,
        "reading.html",
        title_of(page.output),
        trail=trail_of(page.output)[:-1],
        output=page.output,
        content=content_of(page),
        chain=chain_of(page),
        offers=offers_of(page),
        schedule=page.schedule,
        withdrawal=page.withdrawal,
        inside=page.may_read_story,
        fact_changes=page.fact_changes if page.may_read_story else [],
        panels=panels_of(request, page, writing=False),
    )


@screen
@require_safe
def preview(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Show the working copy as it would be read."""
    page = page_of(request, output_id)
    return show(
        request,
        "preview.html",
        _("Preview"),
        trail=trail_of(page.output),
        icon="view",
        output=page.output,
        content=content_of(page),
    )


@screen
@require_safe
def approval_record(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Show who approved what and when, to be printed."""
    page = inner_page_of(request, output_id)
    return show(
        request,
        "record.html",
        _("Approval record"),
        trail=trail_of(page.output),
        icon="clipboard-list",
        output=page.output,
        agency=directory.agency_name(page.output.story.agency_id, local_date(clock.now())),
        chain=chain_of(page),
        releases=page.releases,
        timeline=timeline_of(queries.history(output_id)),
    )
