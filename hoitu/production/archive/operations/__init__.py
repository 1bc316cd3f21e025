"""All writes of the archive."""

from __future__ import annotations

from hoitu.production.archive.operations.reusing import reuse
from hoitu.production.archive.operations.taking_in import complete, follow

__all__ = ["complete", "follow", "reuse"]
