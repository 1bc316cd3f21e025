"""Panels that the floors above put on a story's page, as the site does with “Đã lên trang”."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hoitu.production.newsroom.panel_registry import PanelRegistry


@dataclass(frozen=True)
class Panel:
    """A panel of a story: a template and what it shows; None from the function means nothing to show."""

    template: str
    context: dict[str, Any]


_registry: PanelRegistry[UUID, Panel] = PanelRegistry()
register = _registry.register
panels_of = _registry.panels_of
