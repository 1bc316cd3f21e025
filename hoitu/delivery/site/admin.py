"""The site inside the staff shell: previews, and the fronts the desk edits."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from hoitu.delivery.site import editing_urls, media_files, previews
from hoitu.delivery.site import queries as site
from hoitu.delivery.site.server import CSP
from hoitu.foundation.audit import operations as audit
from hoitu.foundation.directory.queries import Person
from hoitu.kernel import clock
from hoitu.kernel.refusal import NotAllowed, Refusal
from hoitu.production.newsroom import queries as newsroom

# The newsroom shows its preview inside a page of ours.
PREVIEW_CSP = CSP.replace("frame-ancestors 'none'", "frame-ancestors 'self'")


@hooks.register("register_admin_urls")
def screens() -> list[URLPattern | URLResolver]:
    return [
        path("xem-truoc/<uuid:output_id>/", preview, name="site_preview"),
        path("trang-muc/", include(editing_urls)),
        path("xem-truoc/tep/<str:name>", preview_file, name="site_preview_file"),
    ]


class FrontsItem(MenuItem):
    """A menu item for those who edit the site's fronts."""

    def is_shown(self, request: HttpRequest) -> bool:
        return isinstance(request.user, Person) and site.edits_fronts(request.user, clock.now())


@hooks.register("register_admin_menu_item")
def fronts() -> MenuItem:
    return FrontsItem(_lazy("Fronts"), reverse_lazy("fronts:list"), name="site-fronts", icon_name="thumbtack", order=60)


@require_safe
def preview(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Show a web output as the site would; to those who may know of it."""
    person = request.user
    try:
        if not isinstance(person, Person) or not newsroom.may_see(person, output_id, clock.now()):
            raise NotAllowed(_("Only the people of this story and its editors see its preview."))
        content = newsroom.draft_content(output_id)
        text = previews.preview(content, now=clock.now())
    except Refusal as refusal:
        if isinstance(person, Person):
            detail = {"path": request.path, "message": refusal.message}
            audit.record(by=person, action="newsroom.screen.open", outcome="refused", detail=detail, now=clock.now())
        return HttpResponse(refusal.message, status=refusal.status, content_type="text/plain; charset=utf-8")
    response = HttpResponse(text)
    response["Content-Security-Policy"] = PREVIEW_CSP
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def preview_file(request: HttpRequest, name: str) -> FileResponse:  # noqa: ARG001 - the shell has asked who it is
    """Hand out a picture or recording of a preview."""
    file = media_files.preview().folder / name
    if "/" in name or name.startswith(".") or not file.is_file():
        raise Http404(name)
    response = FileResponse(file.open("rb"))
    response["Cache-Control"] = "private, max-age=3600"
    return response
