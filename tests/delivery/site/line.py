"""The line between a reader's browser and the server of public files: it can be cut, and mended again."""

from __future__ import annotations

import time
from pathlib import Path
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from playwright.sync_api import Page

from hoitu.delivery.site.server import public_files

HOST = "127.0.0.1"


class Line:
    """One server under one address, which stays when the line is cut."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, 0
        self.mend()

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    def mend(self) -> None:
        self._server = make_server(HOST, self.port, public_files(_staff, self.folder), _Threads, _Quiet)
        self.port = self._server.server_port
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def cut(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    allow_reuse_address = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_args: Any) -> None:
        """Say nothing."""


def _staff(_environ: dict[str, Any], start_response: Any) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
    return ["<!doctype html><title>Tòa soạn</title><h1>Tòa soạn</h1>".encode()]


def until(page: Page, expression: str, patience_s: float = 10.0) -> None:
    """Wait until an expression is true in a page; asked from outside, for our policy lets nobody evaluate words."""
    end = time.monotonic() + patience_s
    while not page.evaluate(expression):
        assert time.monotonic() < end, expression
        time.sleep(0.05)
