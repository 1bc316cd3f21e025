"""Reading IPTC Media Topics as IPTC hands them out (JSON of the NewsCodes server). © IPTC, CC BY 4.0."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Any

MOST_BYTES = 20_000_000
SCHEME = "medtop:"


@dataclass(frozen=True)
class Concept:
    """One topic: code (`medtop:…`), English name, broader code ("" for a top topic), day it was retired."""

    code: str
    name_en: str
    broader: str
    retired_date: date | None


class NotMediaTopicsError(ValueError):
    """The file is not a list of media topics; the message says where it goes wrong."""


def concepts(file: IO[bytes] | IO[str]) -> list[Concept]:
    """Return the topics of a file, in its order; raise NotMediaTopicsError."""
    raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise NotMediaTopicsError(f"> {MOST_BYTES // 1_000_000} MB")
    try:
        listed = json.loads(raw)["conceptSet"]
        return [_concept(item) for item in listed]
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as wrong:
        raise NotMediaTopicsError(f"{type(wrong).__name__}: {wrong}") from wrong


def _concept(item: dict[str, Any]) -> Concept:
    names: dict[str, str] = item["prefLabel"]
    name = next((names[key] for key in ("en-US", "en-GB", "en") if names.get(key)), "")
    code = str(item["qcode"])
    if not code.startswith(SCHEME):
        raise ValueError(f"{code!r}")
    broader = item.get("broader") or [""]
    retired = item.get("retired")
    return Concept(
        code=code,
        name_en=(name or code)[:160],  # a few retired topics have lost their label
        broader=_code(broader if isinstance(broader, str) else str(broader[0])),
        retired_date=datetime.fromisoformat(retired).date() if retired else None,
    )


def _code(address: str) -> str:
    """`http://cv.iptc.org/newscodes/mediatopic/20000029` and `medtop:20000029` are the same topic."""
    return SCHEME + address.rstrip("/").rsplit("/", 1)[-1].removeprefix(SCHEME) if address else ""
