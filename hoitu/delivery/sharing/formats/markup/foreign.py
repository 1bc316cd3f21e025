"""Elements of other houses' HTML that the cleaner does not know, said with those it does."""

from __future__ import annotations

import re

HEADINGS = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
_HEADING = re.compile(r"<(/?)(h[1456])\b[^>]*>", re.IGNORECASE)
# What begins a new line but is no paragraph; without this the words before and after would grow together.
_BREAKS = re.compile(
    r"</?(?:div|section|article|main|header|footer|aside|figure|figcaption|address|pre|hr|center|dl|dt|dd|caption)\b[^>]*>",
    re.IGNORECASE,
)


def translated(markup: str) -> str:
    """Return the HTML with our headings for theirs and a break where theirs is; clean it after."""
    named = _HEADING.sub(lambda found: f"<{found[1]}{HEADINGS[found[2].lower()]}>", markup)
    return _BREAKS.sub("<p></p>", named)
