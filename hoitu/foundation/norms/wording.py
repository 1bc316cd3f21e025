"""Puts a norm's fields and values into Vietnamese for people to read; what has no word is shown as it stands."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

WORDS = Path(__file__).with_name("words.yaml")
UNITS = {
    "_working_days": " ngày làm việc",
    "_days": " ngày",
    "_hours": " giờ",
    "_months": " tháng",
    "_minutes": " phút",
    "_pct": "%",
    "_vnd": " đồng",
}
# The citations are kept without accents in the record, as the norms' ids; a reader sees them as they are written.
CITATIONS = (
    ("product default", "mặc định của sản phẩm"),
    ("provincial practice", "thực tế ở địa phương"),
    ("amended by", "sửa đổi bởi"),
    ("quotas", "định mức theo"),
    ("annex", "phụ lục"),
    ("form", "mẫu"),
    ("Law", "Luật"),
    ("art.", "điều "),
    ("ND-CP", "NĐ-CP"),
    ("ND ", "NĐ "),
    ("QD-", "QĐ-"),
    ("/QD", "/QĐ"),
    ("QD ", "QĐ "),
    ("Yen Bai", "Yên Bái"),
    ("Bac Kan", "Bắc Kạn"),
)


@dataclass(frozen=True)
class Field:
    """One field in words: a value, or rows of a list of alike things."""

    name: str
    label: str
    text: str = ""
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@functools.cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Return the words for `fields` and `values`."""
    loaded: dict[str, dict[str, str]] = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return loaded


def citation(norm: str) -> str:
    """Return the id of a norm as Vietnamese readers know it (`ND 18/2014/ND-CP art.4` → `NĐ 18/2014/NĐ-CP điều 4`)."""
    for written, read in CITATIONS:
        norm = norm.replace(written, read)
    return norm


def fields(values: Mapping[str, Any]) -> list[Field]:
    """Return every field of an entry in words, in the order of the record."""
    return [_field(name, value) for name, value in values.items()]


def label(name: str) -> str:
    """Return the Vietnamese label of a field."""
    return words()["fields"].get(name, name)


def text(name: str, value: Any) -> str:
    """Return one value in words, with its unit (told by the end of the field's name)."""
    if value is None or isinstance(value, bool):
        return {True: "có", False: "không", None: "không nêu"}[value]
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, int | float):
        return number(value) + (unit(name) if name != "value" else "")
    if isinstance(value, Mapping):
        return "; ".join(f"{label(key)}: {text(_with_unit(key, name), each)}" for key, each in value.items())
    if isinstance(value, list | tuple):
        return _list(name, value)
    return words()["values"].get(str(value), str(value))


def number(value: float) -> str:
    """Return a number as it is written in Việt Nam: 1.800.000 and 0,1."""
    return f"{value:,}".replace(",", " ").replace(".", ",").replace(" ", ".")


def unit(name: str) -> str:
    """Return the unit a field's name ends with; money may stand at the beginning or in the middle."""
    if "vnd" in name.split("_"):
        return " đồng"
    return next((shown for end, shown in UNITS.items() if name.endswith(end)), "")


def _with_unit(key: str, outer: str) -> str:
    """Let `{online: 12}` inside `authority_keep_months` be months."""
    return key if unit(key) or not unit(outer) else f"{key}{next(end for end in UNITS if outer.endswith(end))}"


def _list(name: str, value: list[Any] | tuple[Any, ...]) -> str:
    if not value:
        return "chưa có"
    numbers = all(isinstance(each, int | float) and not isinstance(each, bool) for each in value)
    if numbers and len(value) == 2:  # noqa: PLR2004 - a pair of numbers is a range
        return f"{number(value[0])} đến {text(name, value[1])}"
    return ", ".join(text(name, each) for each in value)


def _field(name: str, value: Any) -> Field:
    if isinstance(value, list) and value and all(isinstance(each, Mapping) for each in value):
        heads = tuple(dict.fromkeys(key for each in value for key in each if key != "code"))
        rows = tuple(tuple(text(key, each.get(key)) for key in heads) for each in value)
        return Field(name, label(name), heads=tuple(label(key) for key in heads), rows=rows)
    return Field(name, label(name), text(name, value))
