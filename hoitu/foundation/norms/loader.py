"""Reads norms.yaml and refuses a record that is not well-formed, naming topic and line."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from hoitu.foundation.norms.rules import MARKS, NormEntry, Topic

RECORD = Path(__file__).with_name("norms.yaml")
SCHEMA_VERSION = 1
TOPIC_KEYS = {"module", "label_vi", "note", "entries"}
ENTRY_TEXTS = ("norm", "label_vi")
OWN_KEYS = {"code", "norm", "from", "to", "verified", "label_vi", "note", "basis", "confidence"}
MARK = "_verified"
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class BadNorms(ValueError):  # noqa: N818 - names what is wrong
    """The record of norms cannot be used; the message names topic, line and what to mend."""

    def __init__(self, line: int, message: str, topic: str = "") -> None:
        where = f"norms.yaml line {line}" + (f", topic {topic!r}" if topic else "")
        super().__init__(f"{where}: {message}")
        self.line = line


@functools.cache
def topics() -> dict[str, Topic]:
    """Return the shipped record, read and checked once per process."""
    return parse(RECORD.read_text(encoding="utf-8"))


def parse(text: str) -> dict[str, Topic]:
    """Read a record; raises BadNorms."""
    root, data = _read(text)
    if not isinstance(data, dict) or data.get("schema_version") != SCHEMA_VERSION:
        raise BadNorms(1, f"schema_version must be {SCHEMA_VERSION}")
    norms = next((value for key, value in root.value if key.value == "norms"), None)
    if not isinstance(norms, yaml.MappingNode) or not norms.value:
        raise BadNorms(_line(root), "the mapping `norms` is missing")
    return {key.value: _topic(key.value, node, data["norms"][key.value]) for key, node in norms.value}


def _read(text: str) -> tuple[Any, Any]:
    loader = Loader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            raise BadNorms(1, "the file is empty")
        _refuse_twice(root)
        return root, loader.construct_document(root)
    except (yaml.YAMLError, ValueError) as error:
        if isinstance(error, BadNorms):
            raise
        mark = getattr(error, "problem_mark", None)
        raise BadNorms(mark.line + 1 if mark else 1, f"not readable as YAML: {error}") from None
    finally:
        loader.dispose()


def _refuse_twice(node: yaml.Node) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise BadNorms(_line(key), f"{key.value!r} is given twice")
            seen.add(key.value)
            _refuse_twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _refuse_twice(value)


def _topic(code: str, node: yaml.Node, data: Any) -> Topic:
    line = _line(node)
    if not isinstance(data, dict):
        raise BadNorms(line, "must be a mapping", code)
    for unknown in data.keys() - TOPIC_KEYS:
        raise BadNorms(line, f"unknown key {unknown!r}", code)
    for key in ("module", "label_vi"):
        _text(data, key, line, code)
    if not isinstance(data.get("entries"), list) or not data["entries"]:
        raise BadNorms(line, "`entries` must be a list with at least one entry", code)
    lines = _entry_lines(node)
    entries = [_entry(code, at, entry) for at, entry in zip(lines, data["entries"], strict=True)]
    _refuse_overlap(code, lines, entries)
    entries.sort(key=lambda entry: entry.from_date)
    order = list(dict.fromkeys(each.get("code") for each in data["entries"]))
    entries.sort(key=lambda entry: order.index(entry.code))
    return Topic(code, data["module"], data["label_vi"], tuple(entries), str(data.get("note") or ""))


def _entry_lines(node: yaml.Node) -> list[int]:
    entries = next(value for key, value in node.value if key.value == "entries")
    return [_line(value) for value in entries.value]


def _entry(topic: str, line: int, data: Any) -> NormEntry:
    if not isinstance(data, dict):
        raise BadNorms(line, "an entry must be a mapping", topic)
    for key in ENTRY_TEXTS:
        _text(data, key, line, topic)
    start, end = _day(data, "from", line, topic), _day(data, "to", line, topic)
    if start is None or (end is not None and end <= start):
        raise BadNorms(line, "`from` must be a date, and `to` (if any) a later one", topic)
    if "code" in data:
        _text(data, "code", line, topic)
    marks = {key.removesuffix(MARK): value for key, value in data.items() if key.endswith(MARK)}
    for name, mark in {"verified": data.get("verified"), **marks}.items():
        if mark not in MARKS:
            raise BadNorms(line, f"{name}: {mark!r} is none of {', '.join(MARKS)}", topic)
    basis = data.get("basis") or ()
    return NormEntry(
        topic=topic,
        code=data.get("code"),
        norm=data["norm"],
        label=data["label_vi"],
        values={key: value for key, value in data.items() if key not in OWN_KEYS and not key.endswith(MARK)},
        verified=data["verified"],
        gap=False,
        from_date=start,
        to_date=end,
        basis=(basis,) if isinstance(basis, str) else tuple(basis),
        note=str(data.get("note") or ""),
        confidence=str(data.get("confidence") or ""),
        marks=marks,
    )


def _refuse_overlap(topic: str, lines: list[int], entries: list[NormEntry]) -> None:
    """Refuse two entries of one code in force on the same day: the law of a day must be one."""
    for (line, one), (_, other) in _pairs(list(zip(lines, entries, strict=True))):
        if one.code == other.code and (one.holds(other.from_date) or other.holds(one.from_date)):
            raise BadNorms(line, f"code {one.code or '-'}: overlaps the entry from {other.from_date}", topic)


def _pairs(items: list[tuple[int, NormEntry]]) -> Iterator[tuple[tuple[int, NormEntry], tuple[int, NormEntry]]]:
    for index, later in enumerate(items):
        for earlier in items[:index]:
            yield later, earlier


def _text(data: dict[str, Any], key: str, line: int, topic: str) -> None:
    if not isinstance(data.get(key), str) or not data[key].strip():
        raise BadNorms(line, f"`{key}` must be a text", topic)


def _day(data: dict[str, Any], key: str, line: int, topic: str) -> date | None:
    value = data.get(key)
    if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
        raise BadNorms(line, f"`{key}`: {value!r} is not a date (write 2026-07-01)", topic)
    return value


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
