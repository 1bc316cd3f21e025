"""The route table is a public promise: a change of it is seen here, on purpose.

After a change that is meant: HOITU_WRITE_ROUTES=1 pytest tests/web/test_routes.py
"""

from __future__ import annotations

import os
import pathlib

from django.urls import URLPattern, URLResolver, get_resolver

TABLE = pathlib.Path(__file__).with_name("routes.txt")
OTHERS = ("wagtail", "allauth", "django")


def routes(resolver: URLResolver, prefix: str = "", spaces: str = "") -> list[str]:
    found = []
    for pattern in resolver.url_patterns:
        whole = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += routes(pattern, whole, f"{spaces}{pattern.namespace}:" if pattern.namespace else spaces)
        elif is_ours(pattern):
            found.append(f"/{whole}  {spaces}{pattern.name or ''}".rstrip())
    return found


def is_ours(pattern: URLPattern) -> bool:
    """Return whether the view is our own; of the packages' the prefixes are enough."""
    view = getattr(pattern.callback, "view_class", pattern.callback)
    return not str(getattr(view, "__module__", "")).startswith(OTHERS) or pattern.name == "library_file"


def test_our_addresses_are_those_we_promised() -> None:
    table = "\n".join(sorted(routes(get_resolver()))) + "\n"
    if os.environ.get("HOITU_WRITE_ROUTES"):
        TABLE.write_text(table, encoding="utf-8")
    assert table.splitlines() == TABLE.read_text(encoding="utf-8").splitlines()
