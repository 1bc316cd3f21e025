"""The scripts of bin/: what is missing is said in one line with the command that mends it."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import sys

import pytest

PROJECT = pathlib.Path(__file__).resolve().parents[1]
PROGRAMS = ["check", "demo", "hoitu", "lock", "test"]
PARTS = ["prepare", "postgres"]
BASH = shutil.which("bash") or "/bin/bash"


@pytest.fixture
def copy(tmp_path: pathlib.Path) -> pathlib.Path:
    """A copy of what preparing needs, without an environment."""
    folder = tmp_path / "house"
    shutil.copytree(PROJECT / "bin", folder / "bin")
    for name in ("uv.lock", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(PROJECT / name, folder)
    return folder


def stand_in(folder: pathlib.Path, script: str) -> str:
    """Return a PATH whose only Python is this script; there is no uv on it."""
    place = folder.parent / "programs"
    place.mkdir()
    for name in ("sh", "bash", "cat", "cut", "sha256sum", "dirname", "env"):
        (place / name).symlink_to(shutil.which(name) or f"/bin/{name}")
    python = place / "python3"
    python.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    python.chmod(0o755)
    return str(place)


def run(folder: pathlib.Path, path: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BASH, "bin/hoitu"],
        cwd=folder,
        env={"PATH": path, "HOME": str(folder), **env},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_can_be_started(name: str) -> None:
    assert os.access(PROJECT / "bin" / name, os.X_OK)


@pytest.mark.parametrize("name", [*PROGRAMS, *PARTS, "../.ci/run"])
def test_a_script_is_well_formed(name: str) -> None:
    subprocess.run([BASH, "-n", str(PROJECT / "bin" / name)], check=True)


def test_a_missing_venv_module_is_told_with_its_package(copy: pathlib.Path) -> None:
    done = run(copy, stand_in(copy, 'case "$2" in *ensurepip*) exit 1;; esac; exit 0'))
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "Thiếu python3-venv: chạy 'sudo apt install python3-venv' rồi thử lại."
    assert not (copy / ".venv").exists()


def test_an_old_python_is_told(copy: pathlib.Path) -> None:
    done = run(copy, stand_in(copy, "exit 1"))
    assert done.returncode == 1
    assert "Thiếu Python 3.11 trở lên" in done.stderr.splitlines()[-1]


def test_a_python_that_was_asked_for_and_is_too_old_is_told(copy: pathlib.Path) -> None:
    done = run(copy, stand_in(copy, "exit 1"), HOITU_PYTHON="python3")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("HOITU_PYTHON=python3 không phải Python 3.11 trở lên")


def test_a_linked_environment_is_used_as_it_is(copy: pathlib.Path) -> None:
    place = pathlib.Path(sys.executable).parent.parent
    (copy / ".venv").symlink_to(place)
    (copy / "hoitu").symlink_to(PROJECT / "hoitu")
    done = run(copy, os.environ["PATH"], HOITU_HOME=str(copy / "home"))
    assert done.returncode == 0, done.stderr
    assert "  serve " in done.stdout
    assert done.stderr == ""
