"""Fixtures of tests in a real browser: the system's Chromium, driven by playwright against `live_server`."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route, expect, sync_playwright

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DESKTOP = (1280, 900)
PHONE = (360, 740)
expect.set_options(timeout=20_000)  # a busy machine draws late; what never comes still fails
OURS = {"127.0.0.1", "localhost", ""}


def find_chromium() -> str | None:
    """Return the browser of this machine, or the one named by HOITU_CHROMIUM."""
    named = os.environ.get("HOITU_CHROMIUM")
    return named or next((path for path in map(shutil.which, CHROMIUM) if path), None)


def find_axe() -> pathlib.Path | None:
    """Return axe.min.js: named by HOITU_AXE, or among npm's packages of this machine."""
    named = os.environ.get("HOITU_AXE")
    if named:
        return pathlib.Path(named)
    npm = shutil.which("npm")
    if npm is None:
        return None
    root = subprocess.run([npm, "root", "-g"], capture_output=True, text=True, check=False).stdout.strip()
    path = pathlib.Path(root) / "axe-core/axe.min.js"
    return path if root and path.is_file() else None


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser, or a skip."""
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium on this machine: sudo apt install chromium")
    return path


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, to be run in a page, or a skip."""
    path = find_axe()
    if path is None:
        pytest.skip("no axe-core on this machine: npm install -g axe-core, or set HOITU_AXE to axe.min.js")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all tests of this process: each opens contexts of its own, which share nothing."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps a running loop in this thread; Django would take the tests for asynchronous code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def strangers() -> list[str]:
    """The addresses outside this machine that pages asked for: must stay empty."""
    return []


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console had to say: errors of scripts and of the content security policy."""
    return []


@pytest.fixture
def visit(browser: Browser, strangers: list[str], complaints: list[str]) -> Iterator[Callable[..., Page]]:
    """Open a page in a fresh context: `visit(size=PHONE, touch=True)`; nothing but this machine can be reached."""
    contexts: list[BrowserContext] = []

    def opened(size: tuple[int, int] = DESKTOP, *, touch: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            is_mobile=touch,
            has_touch=touch,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(_told(message)) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        context.route(lambda url: (urlsplit(url).hostname or "") not in OURS, lambda route: _refuse(route, strangers))
        return page

    yield opened
    for context in contexts:
        context.close()


def _told(message: ConsoleMessage) -> str:
    return f"{message.text} ({message.location['url']})"


def _refuse(route: Route, strangers: list[str]) -> None:
    strangers.append(route.request.url)
    route.abort()
