"""The whole demo, filled and frozen once for a run of the suite, and served by the built-in server."""

from __future__ import annotations

import fcntl
import http.client
import os
import pathlib
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import pytest

from hoitu.web import serving

HOST = "127.0.0.1"
BASE = f"http://{HOST}:8000"  # what frozen pages and feeds call the house
PATIENCE_S = 60.0
# One database, one address, one folder: those of the test, whatever the developer's own house has.
NOT_OURS = re.compile(r"DATABASE_URL|HOITU_(?!CHROMIUM|AXE|VNU)\w+|DJANGO_SETTINGS_MODULE|PYTEST_\w+")


@dataclass(frozen=True)
class Answer:
    """What the server said to one question."""

    status: int
    media_type: str
    location: str
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


@dataclass(frozen=True)
class DemoSite:
    """The demo as a reader meets it: its address and, for those who must see every page, its folder."""

    port: int
    folder: pathlib.Path

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    def get(self, address: str) -> Answer:
        """Ask for an address of the house, its query included; redirects are not followed."""
        parts = urlsplit(address.removeprefix(BASE))
        target = quote(parts.path or "/", safe="/%~") + (f"?{parts.query}" if parts.query else "")
        connection = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE_S)
        try:
            connection.request("GET", target)
            said = connection.getresponse()
            kind = said.getheader("Content-Type", "").partition(";")[0]
            return Answer(said.status, kind, said.getheader("Location", ""), said.read())
        finally:
            connection.close()

    def pages(self) -> list[str]:
        """The addresses of all frozen pages."""
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        return sorted("/" + re.sub(r"(?:index|410)\.html$", "", name) for name in found)

    def pages_made_at_once(self) -> list[str]:
        """The addresses that are answered by the application: the search, empty, with and without answers."""
        asked = ("", "?q=lua+huu+co", f"?q={quote('Trà Vinh')}", "?q=xyzzyq")
        return [f"{language}/tim-kiem/{query}" for language in ("", "/km") for query in asked]

    def one_of_each_kind(self) -> list[str]:
        """The first article, list, topic and byline of each edition, and all pages that are alone of their kind."""
        starts = ["/thoi-su/", "/chu-de/", "/tac-gia/", "/kinh-te/", "/khmer/", "/tin-moi/trang-"]
        pages = self.pages()
        kinds = [
            next(page for page in pages if page.startswith(edition + start) and page != edition + start)
            for edition in ("", "/km")
            for start in starts
            if any(page.startswith(edition + start) and page != edition + start for page in pages)
        ]
        alone = ["/", "/km/", "/thoi-su/", "/km/khmer/", "/cai-chinh/", "/km/cai-chinh/", "/offline.html"]
        return [*alone, *kinds, *self.pages_made_at_once()]

    def files(self, pattern: str) -> list[str]:
        """The addresses of frozen files, of feeds for instance: `**/rss/*.xml`."""
        return sorted(f"/{path.relative_to(self.folder).as_posix()}" for path in self.folder.glob(pattern))


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The data folder of a filled demo; the processes of the suite share one."""
    filled_before = os.environ.get("HOITU_TEST_DEMO")  # to look at the same demo again while a test is written
    if filled_before:
        return pathlib.Path(filled_before)
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    home, done = shared / "demo", shared / "demo-is-filled"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.is_file():
            home.mkdir()
            fill(home)
            done.touch()
    return home


@pytest.fixture(scope="session")
def demo_site(demo_home: pathlib.Path) -> Iterator[DemoSite]:
    """The filled demo behind the server that `hoitu serve` becomes."""
    with served(demo_home) as site:
        yield site


@contextmanager
def served(home: pathlib.Path) -> Iterator[DemoSite]:
    """Serve a filled demo until the block ends."""
    site = DemoSite(serving.free_port(HOST), home / "public")
    command = serving.command_line(host=HOST, port=site.port)
    with subprocess.Popen(command, env=environment(home), stdin=subprocess.DEVNULL) as server:
        try:
            _wait_for(site, server)
            yield site
        finally:
            server.terminate()


def fill(home: pathlib.Path) -> None:
    """Fill an empty folder with the whole demo."""
    subprocess.run([sys.executable, "-m", "tests.fill_demo"], env=environment(home), check=True)


def environment(home: pathlib.Path) -> dict[str, str]:
    """Return what a process of the house in this folder is started with."""
    kept = {name: value for name, value in os.environ.items() if not NOT_OURS.fullmatch(name)}
    return {**kept, "HOITU_HOME": str(home), "HOITU_BASE_URL": BASE}


def _wait_for(site: DemoSite, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and server.poll() is None:
        try:
            if site.get("/healthz").status == http.client.OK:
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server of the demo does not answer")
