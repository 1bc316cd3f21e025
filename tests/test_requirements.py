"""What pip installs is what the lock says: requirements*.txt are exports of uv.lock.

After a change of the dependencies: bin/lock.
"""

from __future__ import annotations

import pathlib
import re
import tomllib
from typing import Any

import pytest

PROJECT = pathlib.Path(__file__).resolve().parents[1]
Pin = tuple[str, str]


def locked() -> dict[str, list[dict[str, Any]]]:
    """Return the packages of the lock by name; some have a version for older Pythons beside the newest."""
    lock = tomllib.loads((PROJECT / "uv.lock").read_text(encoding="utf-8"))
    packages: dict[str, list[dict[str, Any]]] = {}
    for package in lock["package"]:
        packages.setdefault(package["name"], []).append(package)
    return packages


def pinned(name: str) -> dict[Pin, set[str]]:
    text = (PROJECT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    pins = {}
    for line in text.splitlines():
        found = re.match(r"([a-z0-9._-]+)==(\S+)", line)
        if found:
            pins[(found[1], found[2])] = set(re.findall(r"--hash=(\S+)", line))
    return pins


def wanted(packages: dict[str, list[dict[str, Any]]], *, dev: bool) -> set[Pin]:
    """Return every package and version that the project reaches in the lock."""
    root = packages["hoitu"][0]
    asked = [*root["dependencies"], *root["optional-dependencies"]["postgres"]]
    asked += root["dev-dependencies"]["dev"] if dev else []
    reached: set[Pin] = set()
    while asked:
        edge = asked.pop()
        for package in packages[edge["name"]]:
            for extra in edge.get("extra", []):
                asked += package.get("optional-dependencies", {}).get(extra, [])
            if (package["name"], package["version"]) not in reached:
                reached.add((package["name"], package["version"]))
                asked += package.get("dependencies", [])
    return reached


@pytest.mark.parametrize(("file", "dev"), [("requirements.txt", False), ("requirements-dev.txt", True)])
def test_the_pinned_packages_are_those_of_the_lock(file: str, *, dev: bool) -> None:
    assert set(pinned(file)) == wanted(locked(), dev=dev)


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_hash_is_in_the_lock(file: str) -> None:
    files = {
        (name, package["version"]): [*package.get("wheels", []), package.get("sdist", {"hash": ""})]
        for name, packages in locked().items()
        for package in packages
    }
    for pin, hashes in pinned(file).items():
        assert hashes, pin
        assert hashes <= {file["hash"] for file in files[pin]}, pin
