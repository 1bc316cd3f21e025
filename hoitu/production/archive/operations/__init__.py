"""All writes of the archive."""

from __future__ import annotations

from hoitu.production.archive.operations.gathering import (
    add_group,
    add_growth,
    add_item,
    move_part,
    put_in_order,
    remove_part,
)
from hoitu.production.archive.operations.highlights import make_bulletin, mark
from hoitu.production.archive.operations.reusing import reuse
from hoitu.production.archive.operations.taking_in import complete, follow

__all__ = [
    "add_group",
    "add_growth",
    "add_item",
    "complete",
    "follow",
    "make_bulletin",
    "mark",
    "move_part",
    "put_in_order",
    "remove_part",
    "reuse",
]
