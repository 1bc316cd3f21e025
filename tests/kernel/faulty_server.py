"""A web server on loopback that can do everything wrong, for tests of the door to the network."""

from __future__ import annotations

import contextlib
import gzip
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

MEGABYTE = 1024 * 1024
_PAGE = gzip.compress(b"tin " * 1000)
PACKED = {  # path: the bytes, and what they are said to be
    "plain": ("Trà Vinh".encode(), ""),
    "gzip": (_PAGE, "gzip"),
    "bomb": (gzip.compress(bytes(100 * MEGABYTE), 1), "gzip"),
    "not-gzip": (b"not packed at all", "gzip"),
    "cut-gzip": (_PAGE[:-9], "gzip"),
    "brotli": (b"x", "br"),
}


class Faulty(BaseHTTPRequestHandler):
    """One path per fault; `/echo` tells which headers arrived."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = urlsplit(self.path).path.strip("/")
        packed = PACKED.get(path)
        if packed:
            self.answer(packed[0], encoding=packed[1])
        else:
            getattr(self, "at_" + path.replace("-", "_"), self.nowhere)()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("content-length", "0")))
        self.do_GET()

    def nowhere(self) -> None:
        self.answer(b"none here", status=404)

    def at_echo(self) -> None:
        self.answer("\n".join(f"{name.lower()}: {value}" for name, value in self.headers.items()).encode())

    def at_to(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        self.head(int(query.get("status", ["302"])[0]), location=query["url"][0])

    def at_loop(self) -> None:
        self.head(302, location="/loop")

    def at_huge(self) -> None:
        self.head(200, length=100 * MEGABYTE)
        with contextlib.suppress(OSError):
            for _ in range(100):
                self.wfile.write(bytes(MEGABYTE))

    def at_silent(self) -> None:
        self.pause(5)

    def at_drip(self) -> None:
        self.head(200, length=100)
        for _ in range(50):
            self.drop(b".")

    def at_drip_head(self) -> None:
        self.drop(b"HTTP/1.1 200 OK\r\n")
        for _ in range(50):
            self.drop(b"X-A: b\r\n")

    def at_cut(self) -> None:
        self.head(200, length=100)
        self.wfile.write(b"half")
        self.close_connection = True

    def at_not_http(self) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")
        self.close_connection = True

    def head(self, status: int, *, length: int = 0, location: str = "", encoding: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(length))
        if location:
            self.send_header("Location", location)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()

    def answer(self, body: bytes, *, status: int = 200, encoding: str = "") -> None:
        self.head(status, length=len(body), encoding=encoding)
        with contextlib.suppress(OSError):
            self.wfile.write(body)

    def drop(self, piece: bytes) -> None:
        with contextlib.suppress(OSError):
            self.wfile.write(piece)
            self.wfile.flush()
        self.pause(0.1)

    def pause(self, seconds: float) -> None:
        """Wait, unless the test is over."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not getattr(self.server, "over", False):
            time.sleep(0.02)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name the standard library gave it
        """Stay silent."""


class Server(ThreadingHTTPServer):
    """A caller who hangs up is what these tests are about: nothing to print."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Stay silent."""


@contextlib.contextmanager
def faulty_server() -> Iterator[str]:
    """Give the address of a running server, and stop it afterwards."""
    server = Server(("127.0.0.1", 0), Faulty)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        vars(server)["over"] = True
        server.shutdown()
        server.server_close()
        thread.join()
