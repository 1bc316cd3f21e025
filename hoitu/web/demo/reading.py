"""How often the demo's articles were read in the last week: made up, and marked as such where it is shown."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import transaction

from hoitu.audience.analytics import operations as analytics
from hoitu.delivery.site import operations as site
from hoitu.delivery.site import queries
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.outbox import operations as outbox
from hoitu.foundation.outbox import registry
from hoitu.foundation.outbox.registry import EventInfo

EDITOR = "lan"
SECTION = "vi/thoi-su"
HOURS = 7 * 24
TIMES = 8  # of an article's hours, spread over the week


@dataclass(frozen=True)
class DemoFilled:
    """Everything of the demo is written; its pages follow, and what is read of them comes after those."""

    name: ClassVar[str] = "demo.filled"


def fill(now: datetime) -> None:
    """Have reads made up as soon as the pages are there."""
    with transaction.atomic():
        outbox.publish(event=DemoFilled(), now=now)


def on_filled(payload: dict[str, Any], event: EventInfo) -> None:  # noqa: ARG001 - it says that it happened, no more
    """Make up reads of what the fronts show, once; have one section show what is read most."""
    now, editor = event.happened_at, directory.person_named(EDITOR)
    if editor is None or queries.most_read_rule(SECTION).by is not None:
        return
    shown = {each.number for front in queries.fronts(now) for each in queries.pinnable(front.code) if each.is_demo}
    counts: dict[tuple[int, datetime], int] = {}
    hour = now.replace(minute=0, second=0, microsecond=0)
    for number in sorted(shown):
        draw = random.Random(number)  # noqa: S311 - figures for a picture of a newsroom
        liked = draw.paretovariate(1.2)
        for back in [draw.randrange(24), *draw.sample(range(24, HOURS), TIMES - 1)]:
            counts[number, hour - timedelta(hours=back)] = round(liked * draw.uniform(4, 40))
    analytics.add_reads(counts=counts)
    site.set_most_read(by=editor, front=SECTION, hours=168, size=5, now=now)
    site.refresh_most_read(now=now)


def register() -> None:
    """Listen; it freezes pages, hence is long-running."""
    registry.subscribe(DemoFilled.name, "demo.reads", on_filled, long_running=True)
