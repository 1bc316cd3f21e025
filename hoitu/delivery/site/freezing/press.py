"""The press: renders templates in the right language and puts the pages at their addresses."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import translation

from hoitu.delivery.site.freezing import chrome, files


class Press:
    """One run of freezing: what pages share is read once per edition."""

    def __init__(self, now: datetime, agency_id: UUID | None = None) -> None:
        self.now = now
        self._agency_id = agency_id
        self._common: dict[str, dict[str, Any]] = {}
        self.written = 0

    def common(self, language: str) -> dict[str, Any]:
        """Return what all pages of an edition share."""
        if language not in self._common:
            self._common[language] = chrome.common(language, self.now, self._agency_id)
        return self._common[language]

    def render(self, template: str, language: str, path: str, context: dict[str, Any]) -> str:
        """Return a finished page."""
        shared = {**self.common(language), "path": path, "canonical": chrome.absolute(path)}
        with translation.override(language):
            return render_to_string(f"site/{template}", {**shared, **context})

    def page(self, template: str, language: str, path: str, context: dict[str, Any]) -> None:
        """Freeze a page at its address."""
        self.put(path, self.render(template, language, path, context))

    def put(self, path: str, text: str) -> None:
        """Freeze any text at its address."""
        self.written += files.write_text(path, text)
