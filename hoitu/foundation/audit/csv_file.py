"""Entries as CSV that a spreadsheet may open without running what somebody wrote into a name."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from hoitu.foundation.audit import actions
from hoitu.foundation.audit.queries import Entry
from hoitu.kernel.clock import HO_CHI_MINH

BOM = "\ufeff"  # without it Excel takes UTF-8 for a code page
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def lines(entries: Iterable[Entry]) -> Iterator[str]:
    """Return the lines of the file, the names of the columns first."""
    writer = csv.writer(_Echo())
    yield BOM + _line(writer, _columns())
    for entry in entries:
        yield _line(writer, [safe(cell) for cell in _cells(entry)])


def _line(writer: Any, cells: list[str]) -> str:
    return str(writer.writerow(cells))


def safe(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA_STARTS) else cell


def _columns() -> list[str]:
    return [
        _("Number"),
        _("Time"),
        _("Who"),
        _("Who (id)"),
        _("What was done"),
        _("Action code"),
        _("Outcome"),
        _("Object"),
        _("Object kind"),
        _("Object id"),
        _("Details"),
        _("Digest"),
    ]


def _cells(entry: Entry) -> list[str]:
    return [
        str(entry.seq),
        entry.at.astimezone(HO_CHI_MINH).isoformat(timespec="seconds"),
        entry.actor_label,
        entry.actor_id,
        actions.label(entry.action),
        entry.action,
        entry.get_outcome_display(),
        entry.target_label,
        entry.target_type,
        entry.target_id,
        json.dumps(entry.detail, ensure_ascii=False, sort_keys=True),
        entry.digest,
    ]
