"""The whole house in this process: the demo's people, the real gates, readers and staff at one address."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import cache
from django.test.testcases import LiveServerThread
from playwright.sync_api import Page
from pytest_django import Settings
from wagtail.models import Collection

from hoitu.delivery.site.server import public_files
from hoitu.foundation.directory import permissions
from hoitu.foundation.vocabulary import operations as vocabulary
from hoitu.kernel import clock
from hoitu.web import settings as house_settings
from hoitu.web.demo import people
from hoitu.web.demo.library import Library
from tests.journeys.staff import House


@pytest.fixture
def house(
    transactional_db: None,  # noqa: ARG001 - asks for the database
    settings: Settings,
    tmp_path: pathlib.Path,
    visit: Callable[..., Page],
) -> Iterator[House]:
    """The demo's agencies and people, one photo in the library, and the server; no story yet."""
    settings.MIDDLEWARE = house_settings.MIDDLEWARE
    settings.PUBLIC_ROOT, settings.MEDIA_ROOT = tmp_path / "public", str(tmp_path / "media")
    cache.clear()
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    permissions.ensure_groups()
    vocabulary.plant(by=people.HOUSE, now=clock.now())
    people.settle(now=clock.now(), progress=lambda _step: None)
    Library().photo("rice")
    with_readers: Any = lambda app: public_files(StaticFilesHandler(app), tmp_path / "public")  # noqa: E731 - a wrapper
    server = LiveServerThread("127.0.0.1", with_readers)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    settings.BASE_URL = f"http://127.0.0.1:{server.port}"
    yield House(settings.BASE_URL, visit)
    server.terminate()
    cache.clear()
