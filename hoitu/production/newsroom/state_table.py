"""The state table as a page to read: `python -m hoitu.production.newsroom.state_table > docs/state-table.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping

from hoitu.production.newsroom.profiles import PROFILES, levels_of
from hoitu.production.newsroom.states import ACTIONS, GUARDS, STATES, TABLE, WHO, Transition

HEAD = """# What may happen to an output

Made from `hoitu/production/newsroom/states.py`; a test holds that this page says what the table says. The same rows
drive permissions, buttons, the operations' checks and the property test. An act without a row is always refused.
"""

DOT = """
A dot: the new state follows from the rows (a save while writing stays; an approval leads to approving or approved).

## Rows
"""


def markdown() -> str:
    """Return the page: states across, the rows by action, who and guards explained, the chain of each kind."""
    parts = [
        HEAD,
        "## States by action\n",
        _table(("state", *ACTIONS), ((state, *(_cell(state, action) for action in ACTIONS)) for state in STATES)),
        DOT,
        _table(("in", "action", "by", "when", "leads to"), map(_row, _joined())),
        "\n## By whom\n",
        _explained(WHO),
        "\n## When\n",
        _explained(GUARDS),
        "\n## Chains\n",
        _table(
            ("kind", "Vietnamese", "Khmer"), ((kind, _levels(kind, "vi"), _levels(kind, "km")) for kind in PROFILES)
        ),
    ]
    return "\n".join(parts)


def _cell(state: str, action: str) -> str:
    rows = [row for row in TABLE if (row.state, row.action) == (state, action)]
    return (rows[0].to or "·") if rows else ""


def _joined() -> Iterable[tuple[list[str], Transition]]:
    """Join the rows that differ in their state alone."""
    found: dict[tuple[object, ...], tuple[list[str], Transition]] = {}
    for row in TABLE:
        states, _first = found.setdefault((row.action, row.who, row.guards, row.to), ([], row))
        states.append(row.state)
    return found.values()


def _row(joined: tuple[list[str], Transition]) -> tuple[str, ...]:
    states, row = joined
    return (", ".join(states), f"**{row.action}**", ", ".join(row.who), ", ".join(row.guards), row.to or "·")


def _levels(kind: str, language: str) -> str:
    return " → ".join(levels_of(kind, language))


def _explained(words: Mapping[str, str]) -> str:
    return "\n".join(f"- `{name}`: {meaning}" for name, meaning in words.items()) + "\n"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


if __name__ == "__main__":
    sys.stdout.write(markdown())
