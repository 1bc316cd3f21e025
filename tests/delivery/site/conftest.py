"""A public folder of one's own for each test, and a reader of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.delivery.site.line import Line
from tests.delivery.site.reading import Reader


@pytest.fixture(autouse=True)
def public(settings: Settings, tmp_path: Path) -> Path:
    folder = tmp_path / "public"
    settings.PUBLIC_ROOT = folder
    return folder


@pytest.fixture
def reader(public: Path) -> Reader:
    return Reader(public)


@pytest.fixture
def line(public: Path) -> Iterator[Line]:
    public.mkdir(exist_ok=True)
    line = Line(public)
    yield line
    line.cut()
