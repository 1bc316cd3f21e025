"""The wrapper itself: finished answers stay in memory and are checked against the file at each request."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path

from hoitu.delivery.site.server import answers, headers, light, streams
from hoitu.delivery.site.server.answers import Answer
from hoitu.delivery.site.server.headers import Environ, StartResponse, WsgiApp

MOST_MEMORY = 64 * 1024 * 1024


def public_files(app: WsgiApp, root: Path | str | None = None) -> WsgiApp:
    """Return a WSGI application that serves the public folder and hands everything else to `app`.

    `root` defaults to the setting PUBLIC_ROOT. Only GET and HEAD are answered here.
    """
    if root is None:
        from django.conf import settings  # noqa: PLC0415 - given a folder, the server needs no Django

        root = settings.PUBLIC_ROOT
    return PublicFiles(app, str(root))


class PublicFiles:
    """One instance per process, shared by its threads; a lost race costs one more reading of a file."""

    def __init__(self, app: WsgiApp, root: str) -> None:
        self._app = app
        self._root = root.rstrip("/")
        self._kept: OrderedDict[str, Answer] = OrderedDict()
        self._bytes = 0

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        if method not in {"GET", "HEAD"}:
            return self._app(environ, start_response)
        path = environ.get("PATH_INFO") or "/"
        if path.startswith(light.FOLDER) and light.stands_in(path, environ):
            start_response("200 OK", light.HEADERS)
            return [light.PLACEHOLDER] if method == "GET" else []
        answer = self._kept.get(path)
        if answer is None or not _is_fresh(answer):
            answer = self._load(path)
        # A player asks for parts of the smallest recording too, and some play nothing that comes whole.
        if answer is None or ("HTTP_RANGE" in environ and answer.comes_in_parts):
            return self._elsewhere(path, environ, start_response)
        return _send(answer, environ, start_response, with_body=method == "GET")

    def _load(self, path: str) -> Answer | None:
        """Read what stands at an address and keep it."""
        old = self._kept.pop(path, None)
        self._bytes -= old.size if old else 0
        answer = answers.read(self._root, path)
        if answer:
            self._kept[path] = answer
            self._bytes += answer.size
            while self._bytes > MOST_MEMORY and self._kept:
                self._bytes -= self._kept.popitem(last=False)[1].size
        return answer

    def _elsewhere(self, path: str, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Send a file too large to keep, or a part of one; else ask the application."""
        if not path.endswith("/") and not answers.is_hidden(path):
            sent = streams.answer(self._root + path, path, environ, start_response)
            if sent is not None:
                return sent
        return self._app(environ, start_response)


def _is_fresh(answer: Answer) -> bool:
    try:
        found = os.stat(answer.file)  # noqa: PTH116 - once per request: Path costs five times as much
    except OSError:
        return False
    return (found.st_mtime_ns, found.st_size) == answer.stamp


def _send(answer: Answer, environ: Environ, start_response: StartResponse, *, with_body: bool) -> Iterable[bytes]:
    if answer.etag and headers.is_known(answer.etag, answer.stamp[0], environ):
        start_response("304 Not Modified", answer.not_modified)
        return []
    if answer.packed and headers.takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
        start_response(answer.status, answer.packed_headers)
        return [answer.packed] if with_body else []
    start_response(answer.status, answer.headers)
    return [answer.body] if with_body else []
