from __future__ import annotations

import http.server
import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from hoitu.web.bench import loading, nginx, processes


class Page(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = b"<p>xin chao</p>"
        self.send_response(404 if self.path == "/khong-co/" else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_arguments: object) -> None:
        """The loader leaves in the middle of an answer."""


@pytest.fixture
def server() -> Iterator[str]:
    with Server(("127.0.0.1", 0), Page) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()
        thread.join()


def measured(url: str) -> float:
    """Measure in a thread of its own: the browser of other tests keeps a loop running in this one."""
    with ThreadPoolExecutor(1) as own:
        return own.submit(loading.requests_per_s, url, seconds=0.2).result()


def test_without_wrk_our_own_loader_counts(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "wrk", lambda: None)
    assert measured(f"{server}/") > 0


def test_a_page_that_is_not_there_is_no_measurement(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "wrk", lambda: None)
    with pytest.raises(CommandError, match="200"):
        measured(f"{server}/khong-co/")


def test_nginx_serves_with_what_we_ship(tmp_path: Path) -> None:
    public = tmp_path / "home" / "public"
    public.mkdir(parents=True)
    command = nginx.command("nginx", folder=tmp_path / "nginx", public=public, port=1)
    conf = Path(command[-1]).read_text()
    assert (nginx.SHIPPED / "public.conf").is_file()
    assert f"include {nginx.SHIPPED}/public.conf;" in conf
    assert f"root {public};" in conf


def test_memory_is_counted_with_children() -> None:
    pid = os.getpid()
    assert processes.family(pid)[0] == pid
    measured = processes.memory_mb(pid)
    assert measured["rss_mb"] > 10
    assert processes.memory_mb(2**22 + 1) == {"rss_mb": 0, "pss_mb": 0}
