"""The app itself: one page without anybody's data, its service worker and its manifest."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoitu.production.field.views.answers import press_only
from hoitu.production.field.words import WORDS
from hoitu.production.newsroom.views.page import person_of

MODULE = Path(__file__).resolve().parents[1]
FILES = MODULE / "static/field"
COLOUR = "#0a5f53"
# The rest of the staff shell keeps these off: here the reporter's own phone records, and tells its place by consent.
PERMISSIONS = "camera=(self), microphone=(self), geolocation=(self), payment=(), usb=(), interest-cohort=()"
ANY = "00000000-0000-7000-8000-000000000000"


@require_safe
def shell(request: HttpRequest) -> HttpResponse:
    """Return the page the service worker keeps: it is the same for everybody."""
    press_only(person_of(request))
    context = {"words": _words(), "addresses": _addresses(), "static": _static()}
    answer = render(request, "field/shell.html", context)
    answer.headers["Permissions-Policy"] = PERMISSIONS
    answer.headers["X-Field-Version"] = version()
    return answer


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Return the service worker; its scope is this folder, its version that of everything it keeps."""
    context = {"version": version(), "shell": reverse("field:shell"), "assets": json.dumps(assets())}
    answer = render(request, "field/sw.js", context, content_type="text/javascript; charset=utf-8")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Return what a phone needs to install the app."""
    del request
    icons = [
        {
            "src": f"{_static()}icon-{size}.png",
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": "any maskable",
        }
        for size in (192, 512)
    ]
    said = {
        "id": reverse("field:shell"),
        "name": _("Field work – Hội Tụ"),
        "short_name": _("Field work"),
        "lang": "vi",
        "start_url": reverse("field:shell"),
        "scope": reverse("field:shell"),
        "display": "standalone",
        "orientation": "portrait",
        "background_color": COLOUR,
        "theme_color": COLOUR,
        "icons": icons,
    }
    return JsonResponse(said, content_type="application/manifest+json")


def assets() -> list[str]:
    """Return the addresses of every file of the app, by their plain names: modules find each other so."""
    return [f"{_static()}{path.relative_to(FILES).as_posix()}" for path in _files()]


@cache
def version() -> str:
    """Return a short digest of everything the app is made of: another one makes phones fetch it anew."""
    seen = hashlib.sha256(json.dumps([_words(), _addresses(), _static()]).encode())
    for path in [*_files(), *sorted((MODULE / "templates/field").glob("s*"))]:
        seen.update(path.name.encode() + path.read_bytes())
    return seen.hexdigest()[:12]


def _files() -> list[Path]:
    return sorted(path for path in FILES.rglob("*") if path.suffix in {".js", ".css", ".png"})


def _static() -> str:
    return f"{settings.STATIC_URL}field/"


def _words() -> dict[str, str]:
    return {name: str(words) for name, words in WORDS.items()}


def _addresses() -> dict[str, str]:
    """Return where the scripts ask; `{id}` is filled there."""
    one = {
        "upload": reverse("field:upload", args=[ANY]),
        "receipt": reverse("field:receipt", args=[ANY]),
        "save": reverse("field:save", args=[ANY]),
        "submit": reverse("field:submit", args=[ANY]),
        "tip": reverse("field:tip", args=[ANY]),
    }
    whole = {
        "shell": reverse("field:shell"),
        "worker": reverse("field:worker"),
        "work": reverse("field:work"),
        "uploads": reverse("field:uploads"),
        "forget": reverse("field:forget_places"),
        "login": reverse("account_login"),
        "logout": reverse("account_logout"),
        "desk": reverse("wagtailadmin_home"),
    }
    return {name: address.replace(ANY, "{id}") for name, address in one.items()} | whole
