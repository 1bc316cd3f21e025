"""The windows in which works are chosen open for those who may choose: Wagtail's own ask for no right at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from hoitu.foundation.media.models import Photo
from hoitu.foundation.media.ownership import LibraryPolicy

CHOOSERS = frozenset({"wagtailimages_chooser", "wagtaildocs_chooser", "recording_chooser"})


def may_choose(user: Any) -> bool:
    """Say whether somebody may use works of the library: those who make texts, whatever their agency."""
    return LibraryPolicy(Photo).user_has_permission(user, "choose")


class ChooserDoorMiddleware:
    """Turns those away from the choosers who may not choose."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Ask before a chooser is opened; who is not signed in is asked to, as everywhere."""
        found = request.resolver_match
        is_chooser = found is not None and not CHOOSERS.isdisjoint(found.namespaces)
        if is_chooser and request.user.is_authenticated and not may_choose(request.user):
            raise PermissionDenied
