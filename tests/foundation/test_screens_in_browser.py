"""The screens of the outbox and the audit as people see them: no sideways scrolling on a phone, sound for axe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.outbox import operations as outbox
from tests.browsing import DESKTOP, PHONE
from tests.foundation.outbox.happenings import Listener, RiceRipened, listening
from tests.foundation.staff import signed_in
from tests.world import NOON, World

pytestmark = pytest.mark.browser
PERMISSIONS = ("audit.view_entry", "outbox.view_task", "outbox.change_task")


def let_in(page: Page, client: Client, address: str) -> None:
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


def serious(page: Page, axe: str) -> list[str]:
    """Return what axe finds serious in our part of the page (Wagtail's frame around it is Wagtail's)."""
    page.evaluate(axe)
    found: dict[str, Any] = page.evaluate("axe.run(document.querySelector('main') || document)")
    return [
        f"{one['id']}: {[node['html'] for node in one['nodes'][:2]]}"
        for one in found["violations"]
        if one["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_screens_fit_and_are_sound(
    served_world: World,
    live_server: LiveServer,
    visit: Callable[..., Page],
    axe: str,
    complaints: list[str],
    size: tuple[int, int],
) -> None:
    with listening(miller=Listener()), transaction.atomic():
        for field in ("Cầu Ngang", "Trà Cú"):
            outbox.publish(event=RiceRipened(field), now=NOON)
    outbox.drain(now=NOON)
    outbox.run_sweeps(now=NOON)
    audit.record(
        by=served_world.tam, action="login", target=served_world.newspaper, detail={"địa chỉ": "::1"}, now=NOON
    )
    page = visit(size=size)
    let_in(page, signed_in(served_world.quan, *PERMISSIONS), live_server.url)
    for path in ("nhat-ky/", "nhat-ky/1/", "viec-nen/"):
        page.goto(f"{live_server.url}/toa-soan/{path}")
        assert page.locator("h1").count() >= 1
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        assert serious(page, axe) == [], path
    page.get_by_role("link", name="miller").first.click()
    page.get_by_text("tests.rice.ripened").wait_for()
    assert serious(page, axe) == []
    assert complaints == []
