"""A table as a person types or pastes it: a line per row, cells parted by tabs or by `|`."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

Rows = list[list[str]]
MOST_ROWS, MOST_CELLS = 200, 30


def rows_of(text: str) -> Rows:
    """Return the rows of a typed or pasted table, all of the same width; blank lines are left out."""
    lines = [line for line in text.splitlines() if line.strip(" |\t")]
    rows = [[cell.strip() for cell in _cells(line)] for line in lines]
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def text_of(rows: Rows) -> str:
    """Return the rows as text to edit: the inverse of `rows_of`."""
    return "\n".join(" | ".join(cell.replace("|", "/") for cell in row) for row in rows)


def _cells(line: str) -> list[str]:
    """Return the cells of a line; `| a | b |` as Markdown writes it is read too."""
    if "\t" in line:
        return line.split("\t")
    bare = line.strip()
    return (bare.removeprefix("|").removesuffix("|") if bare.startswith("|") else bare).split("|")


class RowsField(forms.CharField):
    """Text in the form, rows in Python."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return text_of(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        rows = value if isinstance(value, list) else rows_of(super().to_python(value) or "")
        if len(rows) > MOST_ROWS or any(len(row) > MOST_CELLS for row in rows):
            raise ValidationError(
                _("A table has at most %(rows)s rows and %(cells)s columns: attach a longer one as a document.")
                % {"rows": MOST_ROWS, "cells": MOST_CELLS}
            )
        return rows


class RowsBlock(blocks.FieldBlock):
    """The rows of a table; stored as a list of lists of text."""

    def __init__(self, *, required: bool = True, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._required = required

    @cached_property
    def field(self) -> RowsField:
        return RowsField(
            required=self._required,
            widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
            help_text=_("One row a line, cells parted by | — or paste from a spreadsheet."),
        )

    def value_from_form(self, value: Any) -> Rows:
        return value if isinstance(value, list) else rows_of(value or "")

    def get_searchable_content(self, value: Rows) -> list[str]:
        return [cell for row in value or [] for cell in row if cell]

    class Meta:
        icon = "table"
        default: Rows = []
