from __future__ import annotations

from pathlib import Path

import pytest

from hoitu.web import command
from hoitu.web.bench import nginx, stock


def test_a_missing_nginx_is_told_with_what_installs_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(nginx, "program", lambda: None)
    assert command.run(["bench", "site"]) == 1
    assert "sudo apt install nginx" in capsys.readouterr().err


@pytest.mark.parametrize("given", ["--rounds=0", "--size=nhieu", "--size=0", "--size=2000000"])
def test_odd_numbers_are_refused_in_one_line(given: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run(["bench", "release", given]) == 1
    assert "Lỗi:" in capsys.readouterr().err


def test_a_kept_archive_is_of_this_code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert stock.fingerprint() == stock.fingerprint()
    (tmp_path / "migrations").mkdir()
    (tmp_path / "migrations" / "0001_initial.py").write_text("one")
    monkeypatch.setattr(stock, "PACKAGE", tmp_path)
    before = stock.fingerprint()
    (tmp_path / "migrations" / "0001_initial.py").write_text("two")
    assert stock.fingerprint() != before
