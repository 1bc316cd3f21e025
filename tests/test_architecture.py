"""The house as promised: every module with models has the contract that keeps them its own."""

from __future__ import annotations

import pathlib
import re
import tomllib

PROJECT = pathlib.Path(__file__).resolve().parents[1]


def test_every_module_with_models_keeps_them_to_itself() -> None:
    contracts = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    protected = {
        module for contract in contracts if contract["type"] == "protected" for module in contract["protected_modules"]
    }
    owners = {
        ".".join(path.relative_to(PROJECT).parts[:-1])
        for path in (PROJECT / "hoitu").glob("*/*/models*")
        if path.stem == "models"
    }
    assert owners
    assert {f"{owner}.models" for owner in owners} <= protected


def test_every_package_says_what_it_is_for() -> None:
    silent = [
        str(path)
        for path in (PROJECT / "hoitu").glob("*/*/__init__.py")
        if path.parent.name not in {"locale", "migrations"} and not path.read_text(encoding="utf-8").startswith('"""')
    ]
    assert silent == []


def test_row_locks_leave_foreign_keys_free() -> None:
    """A lock with the key waits for whoever refers to the row, who may wait for the audit: a deadlock."""
    whole = [
        f"{path.relative_to(PROJECT)}:{number}"
        for path in (PROJECT / "hoitu").rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if "select_for_update(" in line and not {"no_key=True", "skip_locked=True"} & set(re.findall(r"\w+=True", line))
    ]
    assert whole == []
