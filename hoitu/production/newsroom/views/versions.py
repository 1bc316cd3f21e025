"""Versions of an output, the differences between two, and side drafts."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hoitu.kernel import clock
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom import operations, queries
from hoitu.production.newsroom.alignment import compare_lines
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.content_lines import named_lines
from hoitu.production.newsroom.queries import OutputPage, SideDraft
from hoitu.production.newsroom.views.output_page import inner_page_of, trail_of
from hoitu.production.newsroom.views.page import paged, person_of, screen, show

MOST = 2**31 - 1  # the largest version number a database column holds


@screen
@require_safe
def versions(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """List the accepted saves, newest first, and one's side drafts still open."""
    page = inner_page_of(request, output_id)
    return show(
        request,
        "versions.html",
        _("Versions"),
        trail=trail_of(page.output),
        icon="history",
        output=page.output,
        first=queries.version_before(output_id, page.output.version),
        side_drafts=page.side_drafts,
        **paged(request, queries.versions(output_id)),
    )


@screen
@require_safe
def difference(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Show what changed between the versions `?from=` and `?to=`, word by word."""
    page = inner_page_of(request, output_id)
    newer = _number(request.GET.get("to"), page.output.version)
    older = _number(request.GET.get("from"), queries.version_before(output_id, newer))
    old, new = sorted((older, newer))
    before, after = queries.version_content(output_id, old), queries.version_content(output_id, new)
    rows = compare_lines(named_lines(before), named_lines(after))
    return show(
        request,
        "difference.html",
        _("Version %(old)s and version %(new)s") % {"old": old, "new": new},
        trail=(*trail_of(page.output), (_("Versions"), reverse("newsroom:versions", args=[output_id]))),
        icon="history",
        output=page.output,
        old=old,
        new=new,
        saves=queries.versions(output_id).filter(version__in=(old, new)).order_by("version"),
        rows=rows,
        same=all(row.is_same for row in rows),
    )


@screen
@require_http_methods(["GET", "POST"])
def side_draft(request: HttpRequest, output_id: UUID, side_id: UUID) -> HttpResponse:
    """Show a side draft of one's own beside the newest version; POST settles it as worked in or not needed."""
    page = inner_page_of(request, output_id)
    if request.method == "POST":
        merged = request.POST.get("settle") == "merged"
        operations.settle_side_draft(by=person_of(request), side_draft_id=side_id, merged=merged, now=clock.now())
        messages.success(request, _("The side draft is settled. Its text stays in the record."))
        return redirect("newsroom:write", output_id=output_id)
    found = next((side for side in page.side_drafts if side.pk == side_id), None)
    if found is None:
        raise NotFound(_("There is no such side draft of yours, or it is settled already."))
    return compared_with_newest(request, page, found)


def compared_with_newest(
    request: HttpRequest, page: OutputPage, side: SideDraft, *, message: str = "", status: int = 200
) -> HttpResponse:
    """Return the screen with both texts side by side, differing words marked."""
    address = reverse("newsroom:write", args=[page.output.pk])
    return show(
        request,
        "stale.html",
        _("Two texts of one output"),
        status=status,
        trail=trail_of(page.output),
        icon="warning",
        output=page.output,
        side=side,
        message=message or _("This text was begun on a version that is no longer the newest."),
        rows=compare_lines(named_lines(DraftContent.from_json(side.content)), named_lines(page.content)),
        may_save=page.may_save,
        continue_url=f"{address}?ban-phu=ben-canh",
        mine_url=f"{address}?ban-phu=thay",
        settle_url=reverse("newsroom:side_draft", args=[page.output.pk, side.pk]),
    )


def _number(given: str | None, otherwise: int) -> int:
    """Return a version number out of a query string; one that makes no sense counts as not given."""
    try:
        return max(0, min(int(given or otherwise), MOST))
    except ValueError:
        return otherwise
