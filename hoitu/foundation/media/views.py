"""Originals and renditions of the library, for those who work here."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

from hoitu.foundation.media.doors import may_choose

STAFF = "wagtailadmin.access_admin"
SMALL = "images/"  # pictures made for the screens, which show those of released texts to everybody in the house


@require_safe
def library_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """Send a file to staff, an original to those who use the library; others are asked to sign in, or turned away."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not request.user.has_perm(STAFF) or not (path.startswith(SMALL) or may_choose(request.user)):
        raise PermissionDenied
    answer: HttpResponseBase = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    answer.headers["Cache-Control"] = "private, max-age=3600"
    answer.headers["Content-Security-Policy"] = "default-src 'none'"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
