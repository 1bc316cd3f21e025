"""The names and titles that come with the house, as data with dates; an agency's own dictionary adds to them."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from importlib import resources

from hoitu.production.writing.rules.style.finding import Term


@cache
def shipped_terms() -> tuple[Term, ...]:
    """Return the terms of `data/terms.csv` in its order."""
    text = resources.files("hoitu.production.writing").joinpath("data", "terms.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple(
        Term(
            wrong=row["wrong"],
            right=row["right"],
            from_date=date.fromisoformat(row["from_date"]) if row["from_date"] else None,
            source=row["source"],
            verified=row["verified"] == "yes",
            note=row["note"],
        )
        for row in csv.DictReader(lines)
    )
