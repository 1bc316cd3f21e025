"""An FTP server on loopback, plain or over TLS, that can do things wrong; written to RFC 959, 2228, 2428 and 3659."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

USER, PASSWORD = "bao", "mat-khau"
NOT_THERE = "550 No such file."


@dataclass
class Ftp:
    """A running server: where it listens, where its files lie, and what it is to do wrong.

    `faults` may hold: refuse_rename, cut_before_226 (the file is whole, the line breaks), silent (no answer to STOR).
    """

    port: int
    root: Path
    tls: ssl.SSLContext | None = None
    faults: set[str] = field(default_factory=set)


@contextmanager
def ftp_server(root: Path, *, papers: tuple[Path, Path] | None = None) -> Iterator[Ftp]:
    """Serve a folder to USER with PASSWORD until the block ends; with `papers` (certificate, key) over TLS alone."""
    tls = None
    if papers:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(*papers)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        ftp, lines = Ftp(listening.getsockname()[1], root, tls), list[socket.socket]()

        def serve() -> None:
            with suppress(OSError):  # the server was told to stop
                while True:
                    line, _address = listening.accept()
                    lines.append(line)
                    threading.Thread(target=_Talk(ftp, line).run, daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()
        try:
            yield ftp
        finally:
            for each in (listening, *lines):
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)


class _Talk:
    """One conversation: a method for each command, which returns the answer, or nothing where it gave its own."""

    def __init__(self, ftp: Ftp, line: socket.socket) -> None:
        self.ftp, self.line, self.folder = ftp, line, ftp.root
        self.reading: BinaryIO = line.makefile("rb")
        self.data: socket.socket | None = None
        self.user = self.renamed = ""
        self.is_in = False

    def run(self) -> None:
        with suppress(OSError, ValueError):  # the other side went, or the test is over
            self.say("220 Test.")
            while command := self.reading.readline().decode().strip():
                verb, _blank, rest = command.partition(" ")
                open_to_all = verb in {"USER", "PASS", "AUTH", "PBSZ", "PROT", "QUIT"}
                do = getattr(self, f"on_{verb.lower()}", None) if self.is_in or open_to_all else None
                answer = do(rest) if do else ("502 Not here." if self.is_in else "530 Sign in first.")
                if answer:
                    self.say(answer)
        for each in (self.reading, self.line, self.data):
            with suppress(OSError):
                if each:
                    each.close()

    def say(self, answer: str) -> None:
        self.line.sendall(f"{answer}\r\n".encode())

    def on_auth(self, _rest: str) -> str:
        if self.ftp.tls is None:
            return "502 Not here."
        self.say("234 Go on.")
        self.reading.close()
        self.line = self.ftp.tls.wrap_socket(self.line, server_side=True)
        self.reading = self.line.makefile("rb")
        return ""

    def on_user(self, rest: str) -> str:
        self.user = rest
        is_open = self.ftp.tls is not None and not isinstance(self.line, ssl.SSLSocket)
        return "530 Over TLS alone." if is_open else "331 And the password?"

    def on_pass(self, rest: str) -> str:
        self.is_in = (self.user, rest) == (USER, PASSWORD)
        return "230 Come in." if self.is_in else "530 Wrong."

    def on_pbsz(self, _rest: str) -> str:
        return "200 Good."

    on_prot = on_type = on_pbsz

    def on_quit(self, _rest: str) -> str:
        return "221 Bye."

    def on_cwd(self, rest: str) -> str:
        found = self.ftp.root / rest.lstrip("/")
        self.folder = found if found.is_dir() else self.folder
        return "250 There." if found.is_dir() else NOT_THERE

    def on_pasv(self, _rest: str) -> str:
        self.data = socket.create_server(("127.0.0.1", 0))
        high, low = divmod(self.data.getsockname()[1], 256)
        return f"227 Here (127,0,0,1,{high},{low})."

    def on_size(self, rest: str) -> str:
        file = self.folder / rest
        return f"213 {file.stat().st_size}" if file.is_file() else NOT_THERE

    def on_nlst(self, _rest: str) -> str:
        return self._over_data(sent="".join(f"{each.name}\r\n" for each in self.folder.iterdir()).encode())

    def on_retr(self, rest: str) -> str:
        file = self.folder / rest
        return self._over_data(sent=file.read_bytes()) if file.is_file() else NOT_THERE

    def on_stor(self, rest: str) -> str:
        return "" if "silent" in self.ftp.faults else self._over_data(kept=self.folder / rest)

    def on_rnfr(self, rest: str) -> str:
        self.renamed = rest
        return "350 To what?" if (self.folder / rest).is_file() else NOT_THERE

    def on_rnto(self, rest: str) -> str:
        if "refuse_rename" in self.ftp.faults:
            return "550 Not today."
        (self.folder / self.renamed).replace(self.folder / rest)
        return "250 Done."

    def on_dele(self, rest: str) -> str:
        if not (self.folder / rest).is_file():
            return NOT_THERE
        (self.folder / rest).unlink()
        return "250 Done."

    def _over_data(self, *, sent: bytes = b"", kept: Path | None = None) -> str:
        """Send bytes, or keep those that come, over the data connection that was asked for."""
        assert self.data is not None
        self.say("150 Here it comes.")
        line, _address = self.data.accept()
        if self.ftp.tls:
            line = self.ftp.tls.wrap_socket(line, server_side=True)
        with self.data, line:
            if kept is not None:
                kept.write_bytes(b"".join(iter(lambda: line.recv(65536), b"")))
            with suppress(OSError):  # the other side has had enough of it
                line.sendall(sent)
        if kept is not None and "cut_before_226" in self.ftp.faults:
            self.line.shutdown(socket.SHUT_RDWR)
            return ""
        return "226 All of it."
