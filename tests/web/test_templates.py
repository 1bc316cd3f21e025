"""Every template compiles; none of ours carries a script, a style or an address of elsewhere."""

from __future__ import annotations

import pathlib
import re

import pytest
from django.template.loader import get_template

PROJECT = pathlib.Path(__file__).resolve().parents[2]
TEMPLATES = sorted(
    path for folder in (PROJECT / "hoitu").rglob("templates") for path in folder.rglob("*") if path.is_file()
)
PAGES = [path for path in TEMPLATES if path.suffix == ".html"]


def name_of(path: pathlib.Path) -> str:
    parts = path.parts
    return "/".join(parts[len(parts) - parts[::-1].index("templates") :])


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_it_compiles(path: pathlib.Path) -> None:
    assert get_template(name_of(path)) is not None


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_the_content_security_policy_would_let_it_through(path: pathlib.Path) -> None:
    text = path.read_text(encoding="utf-8")
    inline = [tag for tag in re.findall(r"<script\b[^>]*>", text) if "src=" not in tag and "application/" not in tag]
    assert inline == []
    assert re.findall(r"<style\b|\sstyle=|\son[a-z]+=[\"']", text) == []


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_it_loads_nothing_from_elsewhere(path: pathlib.Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert (
        re.findall(r"<(?:script|img|link|iframe|source|video|audio)\b[^>]*(?:src|href)=[\"'](?:https?:)?//", text) == []
    )
