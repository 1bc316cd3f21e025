"""A real server, killed with `kill -9` amid a request every few requests, while a phone sends its queue over HTTP."""

from __future__ import annotations

import base64
import http.client
import io
import itertools
import json
import os
import random
import signal
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.test import Client
from pytest_django import Settings

from hoitu.foundation.media.queries import Photo
from hoitu.kernel.ids import new_id
from hoitu.production.field import store
from hoitu.production.field.models import Upload
from hoitu.production.field.rules.digest import digest_of
from tests.forking import forked
from tests.production.field.phone import BASE, TUS, picture
from tests.world import World

pytestmark = [pytest.mark.crash, pytest.mark.slow]
FILES = 30
PART = 250
MOST_REQUESTS = 8  # within one life of the server
MOST_DELAY = 0.03  # seconds into its last request
PATIENCE = 180  # seconds for the whole queue


class Quiet(WSGIRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@dataclass
class Server:
    """A server in a process of its own that kills itself after a short life, and is started again when needed."""

    port: int
    chance: random.Random
    pid: int = 0
    deaths: int = 0

    def alive(self) -> None:
        """Start it where it is dead."""
        if self.pid:
            ended, _status = os.waitpid(self.pid, os.WNOHANG)
            if not ended:
                return
            self.deaths += 1
        last, delay = self.chance.randint(1, MOST_REQUESTS), self.chance.uniform(0, MOST_DELAY)
        self.pid = forked()
        if self.pid == 0:
            self._serve(last, delay)

    def _serve(self, last: int, delay: float) -> None:
        """Serve, and die amid the last request; this never returns."""
        house, numbers = get_wsgi_application(), itertools.count(1)

        def dying(environ: Any, start: Any) -> Any:
            if next(numbers) == last:
                threading.Timer(delay, lambda: os.kill(os.getpid(), signal.SIGKILL)).start()
            return house(environ, start)

        server = ThreadedWSGIServer(("127.0.0.1", self.port), Quiet, allow_reuse_address=True)
        server.set_app(dying)
        server.serve_forever()

    def stop(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


@pytest.fixture
def server() -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    made = Server(port, random.Random(7))  # noqa: S311 - the same deaths each time
    yield made
    made.stop()


def stands_at(headers: dict[str, str]) -> int | None:
    """Where an upload stands; None from an answer whose server died while it wrote the headers."""
    return int(headers["Upload-Offset"]) if "Upload-Offset" in headers else None


@dataclass
class Sender:
    """The phone's side: asks again until it has an answer."""

    server: Server
    cookie: str

    def ask(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.server.alive()
            connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=10)
            try:
                said = {"Cookie": self.cookie, "X-Requested-With": "XMLHttpRequest", **(headers or {})}
                connection.request(method, f"{BASE}{path}", body, said)
                answer = connection.getresponse()
                read = answer.read()
            except (OSError, http.client.HTTPException):
                time.sleep(0.005)
                continue
            finally:
                connection.close()
            if answer.status < 500 and answer.status != 423:
                return answer.status, dict(answer.getheaders()), read
        raise AssertionError("the server never answered")

    def send(self, data: bytes, upload_id: UUID) -> dict[str, object]:
        said = {"id": str(upload_id), "kind": "photo", "name": "anh.jpg", "digest": digest_of(io.BytesIO(data))}
        metadata = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in said.items())
        more = {**TUS, "Upload-Length": str(len(data)), "Upload-Metadata": metadata}
        for _attempt in range(50):
            status, headers, _body = self.ask("POST", "tep/", headers=more)
            assert status == 201, _body
            offset = stands_at(headers)
            while offset is not None and offset < len(data):
                part = {**TUS, "Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}
                status, headers, _body = self.ask("PATCH", f"tep/{upload_id}/", data[offset : offset + PART], part)
                if status != 204 or stands_at(headers) is None:
                    _status, headers, _body = self.ask("HEAD", f"tep/{upload_id}/", headers=TUS)
                offset = stands_at(headers)
            if offset is None:  # not told where it stands, the phone announces the file again
                continue
            status, _headers, body = self.ask("POST", f"tep/{upload_id}/nhan/")
            if status == 200:
                found: dict[str, object] = json.loads(body)
                return found
        raise AssertionError("the file never arrived")


def test_a_queue_sent_to_a_server_that_keeps_dying_arrives_once_each(
    served_world: World, server: Server, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT, settings.HOME = str(tmp_path / "media"), tmp_path
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "Csrf" not in each]
    client = Client()
    client.force_login(served_world.binh)
    assert client.get(f"{BASE}viec/").status_code == 200  # all is loaded before the first fork
    sender = Sender(server, f"sessionid={client.cookies['sessionid'].value}")
    files = {new_id(): picture(number, (60, 50)) for number in range(FILES)}
    for upload_id, data in files.items():
        assert sender.send(data, upload_id)["state"] == "received"
    assert server.deaths > 10
    assert Upload.objects.filter(received_at__isnull=False).count() == Photo.objects.count() == FILES
    for upload in Upload.objects.select_related("photo"):
        assert upload.photo is not None
        with upload.photo.file.open() as kept:
            assert kept.read() == files[upload.pk]
    assert [path for path in store.folder().iterdir() if path.suffix == store.SUFFIX] == []
