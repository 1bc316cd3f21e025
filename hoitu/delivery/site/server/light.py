"""Low-data mode: a drawing of half a kilobyte in the place of each picture, until the reader asks for one.

Whoever turned it on has the cookie `nhe=1`, whoever turned it off `nhe=0`; without a choice the browser's own word
(`Save-Data: on`) counts. `?xem=1` asks for the picture itself.
"""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie

from hoitu.delivery.site.server import headers
from hoitu.delivery.site.server.headers import Environ, Headers

COOKIE = "nhe"
FOLDER = "/tu-lieu/"
PICTURES = (".avif", ".webp", ".jpg", ".jpeg", ".png")
PLACEHOLDER = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"><path fill="#e9e4da" d="M0 0h300v200H0z"/>'
    b'<g fill="none" stroke="#6b6258" stroke-width="4" stroke-linecap="round" stroke-linejoin="round">'
    b'<path d="M110 70h80v60h-80zM110 118l22-22 18 18 12-12 28 28"/><circle cx="168" cy="87" r="6"/></g></svg>'
)
HEADERS: Headers = [
    ("Content-Type", "image/svg+xml"),
    ("Cache-Control", "no-store"),
    *headers.SECURITY,
    ("Content-Length", str(len(PLACEHOLDER))),
]


def stands_in(path: str, environ: Environ) -> bool:
    """Tell whether the reader gets the drawing instead of the picture at this address."""
    if not path.startswith(FOLDER) or not path.endswith(PICTURES) or "xem=1" in environ.get("QUERY_STRING", ""):
        return False
    return is_wanted(environ)


def is_wanted(environ: Environ) -> bool:
    """Tell whether a reader saves data, by their own choice or by their browser's."""
    chosen = _chosen(environ.get("HTTP_COOKIE", ""))
    return chosen == "1" if chosen else environ.get("HTTP_SAVE_DATA", "").strip().lower() == "on"


def _chosen(cookies: str) -> str:
    if COOKIE not in cookies:
        return ""
    try:
        found = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found and found.value in {"0", "1"} else ""
