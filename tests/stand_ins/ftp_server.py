"""An FTP server on loopback, plain or over TLS, that can do things wrong."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler, TLS_FTPHandler
from pyftpdlib.ioloop import IOLoop
from pyftpdlib.servers import FTPServer

USER, PASSWORD = "bao", "mat-khau"
logging.getLogger("pyftpdlib").setLevel(logging.CRITICAL)


@dataclass
class Ftp:
    """A running server: where it listens, where its files lie, and what it is to do wrong.

    `faults` may hold: refuse_rename, cut_before_226 (the file is whole, the line breaks), silent (no answer to STOR).
    """

    port: int
    root: Path
    faults: set[str] = field(default_factory=set)


@contextmanager
def ftp_server(root: Path, *, papers: tuple[Path, Path] | None = None) -> Iterator[Ftp]:
    """Serve a folder to USER with PASSWORD until the block ends."""
    ftp = Ftp(0, root)
    authorizer = DummyAuthorizer()
    authorizer.add_user(USER, PASSWORD, str(root), perm="elradfmwMT")
    base = TLS_FTPHandler if papers else FTPHandler
    handler = type("Faulty", (_Faults, base), {"authorizer": authorizer, "ftp": ftp, "banner": "Test."})
    if papers:
        handler.certfile, handler.keyfile = map(str, papers)  # type: ignore[attr-defined]  # pyftpdlib's own way of setting up
        handler.tls_control_required = handler.tls_data_required = True  # type: ignore[attr-defined]
    loop = IOLoop()
    server = FTPServer(("127.0.0.1", 0), handler, ioloop=loop)
    ftp.port = server.address[1]
    stop = threading.Event()
    thread = threading.Thread(target=_serve, args=(loop, stop), daemon=True)
    thread.start()
    try:
        yield ftp
    finally:
        stop.set()
        thread.join(10)
        server.close_all()


def _serve(loop: Any, stop: threading.Event) -> None:
    while not stop.is_set():
        loop.loop(timeout=0.02, blocking=False)


class _Faults:
    """What is done wrong, in front of a handler of pyftpdlib."""

    ftp: Ftp

    def ftp_RNTO(self, path: str) -> Any:  # noqa: N802 - pyftpdlib's name
        if "refuse_rename" in self.ftp.faults:
            self.respond("550 Not today.")
            return None
        return super().ftp_RNTO(path)  # type: ignore[misc]

    def ftp_STOR(self, file: str, mode: str = "w") -> Any:  # noqa: N802 - pyftpdlib's name
        if "silent" in self.ftp.faults:
            return None
        return super().ftp_STOR(file, mode)  # type: ignore[misc]

    def respond(self, said: str, **told: Any) -> None:
        if "cut_before_226" in self.ftp.faults and said.startswith("226"):
            self.close()  # type: ignore[attr-defined]  # of the class behind
        else:
            super().respond(said, **told)  # type: ignore[misc]
