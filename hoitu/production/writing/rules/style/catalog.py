"""The rules of the house style as a house finds them: for which languages, on or not, in which ways. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

OFF, REMARK, HOLDS = "off", "remark", "holds"


@dataclass(frozen=True)
class Rule:
    """A rule: `standing` is how it stands until an agency says otherwise; `ways` are what it may choose among."""

    code: str
    standing: str = REMARK
    ways: tuple[str, ...] = ()
    language: str = "vi"


RULES = {
    rule.code: rule
    for rule in (
        Rule("spelling"),
        Rule("tone", ways=("old", "new")),
        Rule("places"),
        Rule("names"),
        Rule("titles"),
        Rule("capitals"),
        Rule("state", standing=OFF),
        Rule("numbers"),
        Rule("units"),
        Rule("money"),
        Rule("hours", ways=("giờ", "h")),
        Rule("dates", ways=("/", "-")),
        Rule("quotes"),
        Rule("blanks"),
        Rule("repeats"),
        Rule("khmer", language="km"),
    )
}
"""Every rule in the order the screen shows them; the first way of each is the one a house begins with."""


@dataclass(frozen=True)
class Standing:
    """How one rule stands in one agency, and in which way."""

    rule: Rule
    standing: str
    way: str


def standings(chosen: Iterable[tuple[str, str, str]]) -> list[Standing]:
    """Return every rule as an agency has it, from its choices (code, standing, way)."""
    by_code = {code: (standing, way) for code, standing, way in chosen}
    made = []
    for rule in RULES.values():
        first = rule.ways[0] if rule.ways else ""
        standing, way = by_code.get(rule.code, (rule.standing, first))
        made.append(Standing(rule, standing, way if way in rule.ways else first))
    return made
