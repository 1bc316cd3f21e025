"""Who says what slots there are. Pure."""

from __future__ import annotations

from hoitu.production.newsroom.rules.standing import CHIEFS, SECRETARIAT

KEEPERS = SECRETARIAT | CHIEFS
"""Who enters and gives up slots, and may still change one after it closed."""
