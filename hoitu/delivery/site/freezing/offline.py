"""Reading without a connection: the worker that keeps pages on the device, what it must forget, how to install."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from functools import cache
from pathlib import Path

from hoitu.delivery.site import rules
from hoitu.delivery.site.freezing import assets, files
from hoitu.delivery.site.freezing.press import Press
from hoitu.delivery.site.models import Article, OldAddress

WORKER = Path(__file__).resolve().parents[1] / "static" / "site" / "worker" / "sw.js"
REMEMBERED = timedelta(days=180)  # a page read longer ago than the last 40 has left the device by itself
MOST_GONE = 1000
NEVER = ("/toa-soan/", "/media/", "/static/", "/healthz", "/readyz")
COLOUR = "#8c1d18"
ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-maskable-512.png", "512x512", "maskable"),
)


def publish() -> None:
    """Put the worker where its scope is the whole site: a new one whenever it or an asset changes."""
    files.write(files.root() / "sw.js", _worker())


@cache
def _worker() -> bytes:
    source, addresses = WORKER.read_text(encoding="utf-8"), assets.addresses()
    site = {
        "files": [*(addresses[name] for name in ("site.css", "site.js", "icon.svg")), *offline_pages()],
        "never": NEVER,
        "live": [path(language) for language in rules.LANGUAGES for path in rules.LIVE],
        "version": hashlib.sha256(f"{source}{sorted(addresses.values())}".encode()).hexdigest()[:10],
    }
    return source.replace("const SITE = {};", f"const SITE = {json.dumps(site, sort_keys=True)};", 1).encode()


def offline_pages() -> list[str]:
    """Return the addresses of the pages shown instead of one that is not on the device."""
    return [f"{rules.edition(language)}/offline.html" for language in rules.LANGUAGES]


def manifest(press: Press, language: str) -> None:
    """Freeze what a browser asks before it installs an edition on a device."""
    common = press.common(language)
    told = {
        "name": common["site_name"],
        "short_name": common["site_name"][:24],
        "lang": language,
        "id": rules.home_path(language),
        "start_url": rules.home_path(language),
        "scope": "/",
        "display": "minimal-ui",
        "theme_color": COLOUR,
        "background_color": "#ffffff",
        "icons": [
            {"src": assets.addresses()[name], "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, sizes, purpose in ICONS
        ],
    }
    press.put(rules.manifest_path(language), json.dumps(told, ensure_ascii=False, indent=1))


def withdrawn(press: Press) -> None:
    """Freeze the addresses of articles withdrawn lately, the newest first: no device may keep them."""
    gone = Article.objects.filter(withdrawn_at__gt=press.now - REMEMBERED).order_by("-withdrawn_at")
    rows = list(gone.only("number", "language", "section_code", "slug")[:MOST_GONE])
    old = OldAddress.objects.filter(article__in=[row.pk for row in rows]).order_by("path")
    paths = [*(row.path for row in rows), *old.values_list("path", flat=True)]
    press.put("/da-go.txt", "".join(f"{path}\n" for path in paths))
