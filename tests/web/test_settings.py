"""Every setting an installation may make is in .env.sample, and nothing else is there."""

from __future__ import annotations

import pathlib
import re
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from hoitu.web import env

PROJECT = pathlib.Path(__file__).resolve().parents[2]
READ = re.compile(r"""env\.(?:text|flag|number|names|secret)\(\s*"([A-Z_]+)\"""")
# Read by the scripts in bin or by whoever develops; no setting of an installation.
OF_DEVELOPERS = {"HOITU_PYTHON", "HOITU_TRACEBACK"}


def test_the_sample_lists_every_setting() -> None:
    read = {
        name for path in (PROJECT / "hoitu").rglob("*.py") for name in READ.findall(path.read_text(encoding="utf-8"))
    }
    sample = (PROJECT / ".env.sample").read_text(encoding="utf-8")
    listed = {name.removesuffix("_FILE") for name in re.findall(r"^# ([A-Z_]+)=", sample, re.MULTILINE)}
    assert listed - OF_DEVELOPERS == read


@pytest.mark.parametrize("base", ["http://127.0.0.1:8000", "https://bao.example.vn"])
def test_the_deployment_check_is_clean(base: str, tmp_path: pathlib.Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hoitu", "check", "--deploy", "--fail-level", "WARNING"],
        env={"HOITU_BASE_URL": base, "HOITU_HOME": str(tmp_path), "PATH": ""},
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_wrong_yes_or_no_says_how_to_mend_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOITU_DEBUG", "maybe")
    with pytest.raises(ImproperlyConfigured, match="neither yes nor no: set it to 1 or 0"):
        env.flag("HOITU_DEBUG")


def test_a_secret_may_come_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> None:
    (tmp_path / "key").write_text("from a file\n", encoding="utf-8")
    monkeypatch.delenv("HOITU_SECRET_KEY", raising=False)
    monkeypatch.setenv("HOITU_SECRET_KEY_FILE", str(tmp_path / "key"))
    assert env.secret("HOITU_SECRET_KEY", tmp_path / "unused") == "from a file"
    assert not (tmp_path / "unused").exists()


def test_a_secret_is_made_once_and_kept_from_others(monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> None:
    monkeypatch.delenv("HOITU_SECRET_KEY", raising=False)
    made = env.secret("HOITU_SECRET_KEY", tmp_path / "new" / "secret.key")
    assert len(made) > 60
    assert env.secret("HOITU_SECRET_KEY", tmp_path / "new" / "secret.key") == made
    assert (tmp_path / "new" / "secret.key").stat().st_mode & 0o777 == 0o600


def test_a_database_of_another_kind_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="use sqlite:///… or postgresql://"):
        env.database("mysql://host/name", pathlib.Path("var"))


def test_a_database_may_be_reached_by_a_socket_file() -> None:
    found = env.database("postgresql://hoitu@/hoitu?host=/run/postgresql", pathlib.Path("var"))
    assert (found["HOST"], found["OPTIONS"]) == ("", {"host": "/run/postgresql"})
