"""A rebuild makes every page again, those of empty sections too."""

from __future__ import annotations

import pathlib

import pytest
from pytest_django import Settings

from hoitu.delivery.site import operations
from tests.world import NOON


def pages_with(text: str, folder: pathlib.Path) -> list[str]:
    texts = [path for path in folder.rglob("*") if path.suffix in {".html", ".xml", ".json", ".txt"}]
    assert texts
    return sorted(str(path.relative_to(folder)) for path in texts if text in path.read_text(encoding="utf-8"))


@pytest.mark.usefixtures("world")
def test_after_a_move_no_page_carries_the_old_address(settings: Settings, tmp_path: pathlib.Path) -> None:
    settings.PUBLIC_ROOT = tmp_path
    settings.BASE_URL = "https://cu.example.vn"
    operations.rebuild(contents=[], now=NOON)
    assert pages_with("//cu.example.vn", tmp_path)
    settings.BASE_URL = "https://moi.example.vn"
    operations.rebuild(contents=[], now=NOON)
    assert pages_with("//cu.example.vn", tmp_path) == []
