"""Pages as PDF by WeasyPrint, which needs the system's Pango; nothing is fetched while it works."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _
from PIL import ImageFile

from hoitu.kernel.refusal import NotReady

STYLE = Path(__file__).parent / "static/planning/print.css"
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core"


def pdf(html: str) -> bytes:
    """Return a page of our own words as PDF; raises NotReady, which says what to install, without Pango."""
    try:
        import weasyprint  # noqa: PLC0415 - takes a second and a library of the system: only when somebody prints
    except (ImportError, OSError) as error:
        raise NotReady(
            _("This machine cannot make PDF files: ask the administrator to run “sudo apt install %(packages)s”.")
            % {"packages": PACKAGES},
            code="no_pango",
        ) from error
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint sets it, and damaged uploads came in
    nothing = weasyprint.urls.URLFetcher(allowed_protocols=())
    style = weasyprint.CSS(string=STYLE.read_text(encoding="utf-8"))
    made: bytes = weasyprint.HTML(string=html, url_fetcher=nothing).write_pdf(stylesheets=[style])
    return made
