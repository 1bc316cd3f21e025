"""What an upgrade needs before the first page is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from hoitu.web import preparing
from tests.delivery.site.reading import Reader


@pytest.mark.django_db
def test_a_page_made_at_once_links_to_a_style_sheet_that_is_there_before_anything_is_frozen(
    settings: Settings, tmp_path: Path
) -> None:
    settings.PUBLIC_ROOT = tmp_path / "public"
    settings.STATIC_ROOT = tmp_path / "static"

    preparing.prepare(lambda _step: None)

    page = Client().get("/tim-kiem/").content.decode()
    sheet = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    assert Reader(tmp_path / "public").get(sheet).status == 200
