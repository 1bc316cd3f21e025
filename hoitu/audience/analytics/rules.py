"""What counts as a read: pure functions over what a browser sent."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

MOST_BYTES = 1024
HOURS_KEPT = timedelta(days=35)
_LARGEST = 2**63 - 1
# Machines that say so. Cubot is a make of telephones.
_MACHINE = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|scrap|fetch|feed|preview|monitor|validat|archiv|headless|lighthouse|phantom"
    r"|selenium|puppeteer|playwright|facebookexternalhit|curl|wget|python|java/|go-http|okhttp|libwww|https?:",
    re.IGNORECASE,
)


def article_of(body: bytes) -> int:
    """Return the number of the article a page tells of: `{"kind": "read", "article": 17}` and nothing more.

    Raises ValueError for anything else.
    """
    if len(body) > MOST_BYTES:
        raise ValueError("too long")
    try:
        told = json.loads(body.decode())
    except RecursionError:
        raise ValueError("too deep") from None
    if not isinstance(told, dict) or set(told) != {"kind", "article"} or told["kind"] != "read":
        raise ValueError("not a read")
    number = told["article"]
    if type(number) is not int or not 1 <= number <= _LARGEST:
        raise ValueError("not a number of an article")
    return number


def is_machine(user_agent: str) -> bool:
    """Tell whether a program says of itself that it is no reader; one that says nothing is none either."""
    return not user_agent.strip() or _MACHINE.search(user_agent) is not None


def wants_no_count(headers: Mapping[str, str]) -> bool:
    """Tell whether a reader's browser asks not to be counted (Global Privacy Control, Do Not Track)."""
    return headers.get("Sec-GPC", "").strip() == "1" or headers.get("DNT", "").strip() == "1"


def is_from_elsewhere(headers: Mapping[str, str]) -> bool:
    """Tell whether the browser says that another site's page sent this."""
    return headers.get("Sec-Fetch-Site", "same-origin").strip() != "same-origin"


def hour_of(at: datetime) -> datetime:
    """Return the instant at which the hour of `at` began."""
    return at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
