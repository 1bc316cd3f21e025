"""Colleagues named in a note: “@binh”. Pure."""

from __future__ import annotations

import re

NAME = re.compile(r"(?<![\w@.+-])@([A-Za-z0-9][A-Za-z0-9_+-]*(?:\.[A-Za-z0-9_+-]+)*)")


def named_in(text: str) -> list[str]:
    """Return the user names a text mentions, each once, in order, small letters; an e-mail address mentions nobody."""
    return list(dict.fromkeys(found.lower() for found in NAME.findall(text)))
