"""All writes of the public site, by noun."""

from __future__ import annotations

from hoitu.delivery.site.operations.fronts import (
    end_due_pins,
    freeze_front,
    order_pins,
    pin,
    refresh_most_read,
    set_most_read,
    unpin,
)
from hoitu.delivery.site.operations.releases import (
    freeze_release,
    place_all,
    place_archive,
    publish_assets,
    rebuild,
    refresh,
    take_in_archive,
    withdraw_article,
)

__all__ = [
    "end_due_pins",
    "freeze_front",
    "freeze_release",
    "order_pins",
    "pin",
    "place_all",
    "place_archive",
    "publish_assets",
    "rebuild",
    "refresh",
    "refresh_most_read",
    "set_most_read",
    "take_in_archive",
    "unpin",
    "withdraw_article",
]
