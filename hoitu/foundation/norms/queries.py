"""All reads of the norms. The day asked for is the day of the fact (published, paid, requested), never today."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import date
from typing import Any

from hoitu.foundation.norms import loader, rules
from hoitu.foundation.norms.rules import NoNorm, NormEntry, Topic, Verified

__all__ = ["NoNorm", "NormEntry", "Topic", "Verified", "entry", "field_verified", "topic", "topics", "value"]


def topics() -> list[Topic]:
    """Return every topic, in the order of the record."""
    return list(loader.topics().values())


def topic(code: str) -> Topic:
    """Return one topic; raises NoNorm."""
    try:
        return loader.topics()[code]
    except KeyError:
        raise NoNorm(f"no norm topic {code!r}: see `hoitu norms list`") from None


def entry(topic: str, on: date, code: str | None = None) -> NormEntry:
    """Return the entry in force on the day of the fact, or with `gap` the latest earlier one.

    `values` is the caller's own copy. Raises NoNorm where nothing was in force yet, or where the topic has several
    codes and none is named.
    """
    found = rules.entry_of(_topic(topic), code, on)
    return replace(found, values=copy.deepcopy(dict(found.values)))


def value(topic: str, field: str, on: date, code: str | None = None) -> Any:
    """Return one field of the entry in force on the day of the fact; raises NoNorm."""
    found = rules.entry_of(_topic(topic), code, on)
    if field not in found.values:
        raise NoNorm(f"norm {topic}/{code or '-'} of {found.from_date} has no field {field!r}")
    return copy.deepcopy(found.values[field])


def field_verified(topic: str, field: str, on: date, code: str | None = None) -> Verified:
    """Return how far one field of the entry in force is verified: show the badge unless it is `text` or `reported`."""
    return rules.mark_of(rules.entry_of(_topic(topic), code, on), field)


_topic = topic
