"""The house as promised: every module with models has the contract that keeps them its own."""

from __future__ import annotations

import pathlib
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
