from __future__ import annotations

import configparser
from pathlib import Path

import pytest

UNITS = sorted((Path(__file__).resolve().parents[2] / "deploy/systemd").iterdir())
SERVICES = [unit for unit in UNITS if unit.suffix == ".service"]


def read(unit: Path) -> dict[str, dict[str, str]]:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(unit, encoding="utf-8")
    return {name: dict(parser[name]) for name in parser.sections()}


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_every_service_runs_as_its_own_user_and_writes_only_its_folder(unit: Path) -> None:
    service = read(unit)["Service"]
    assert service["User"] == "hoitu"
    assert service["ProtectSystem"] == "strict"
    assert service["NoNewPrivileges"] == "yes"
    assert service["StateDirectory"].split()[0] == "hoitu"


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_every_service_calls_our_command_line(unit: Path) -> None:
    lines = [line for line in unit.read_text(encoding="utf-8").splitlines() if line.startswith("ExecStart")]
    assert lines
    assert all("/opt/hoitu/.venv/bin/python -m hoitu " in line for line in lines)


def test_the_target_starts_them_all() -> None:
    wanted = set(read(next(unit for unit in UNITS if unit.suffix == ".target"))["Unit"]["Wants"].split())
    assert wanted == {"hoitu-serve.service", "hoitu-work.service", "hoitu-backup.timer"}
    assert wanted <= {unit.name for unit in UNITS}
