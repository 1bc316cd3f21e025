"""A mail server on loopback that keeps what it gets, and can do what mail servers do wrong."""

from __future__ import annotations

import contextlib
import email
import email.policy
import socket
import socketserver
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from threading import Thread


@dataclass
class Mailbox:
    """What came in; `fault` names what goes wrong: busy, refused, unknown_recipient, silent, dies, dies_after."""

    fault: str = ""
    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    attempts: int = 0
    over: bool = False


class Session(socketserver.StreamRequestHandler):
    """One connection."""

    server: Server

    def handle(self) -> None:
        box = self.server.box
        box.attempts += 1
        if box.fault == "silent":
            self.wait()
            return
        self.say("220 tram.example.vn")
        with contextlib.suppress(OSError):
            self.talk(box)

    def talk(self, box: Mailbox) -> None:
        for line in self.rfile:
            verb = line.strip().upper()
            if verb.startswith((b"EHLO", b"HELO")):
                self.say("250 tram.example.vn")
            elif verb.startswith(b"RCPT") and box.fault == "unknown_recipient":
                self.say("550 5.1.1 khong co hop thu nay")
            elif verb.startswith(b"DATA"):
                if not self.take(box):
                    return
            elif verb.startswith(b"QUIT"):
                self.say("221 chao")
                return
            else:
                self.say("250 OK")

    def take(self, box: Mailbox) -> bool:
        if box.fault in {"busy", "refused"}:
            self.say({"busy": "451 4.7.1 ban qua, thu lai sau", "refused": "554 5.7.1 khong nhan"}[box.fault])
            return True
        self.say("354 moi gui")
        if box.fault == "dies":
            return False
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line[1:] if line.startswith(b"..") else line)
        letter = email.message_from_bytes(b"".join(lines), policy=email.policy.default)
        assert isinstance(letter, EmailMessage)
        box.letters.append(letter)
        if box.fault == "dies_after":
            return False
        self.say("250 2.0.0 da nhan")
        return True

    def say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")

    def wait(self) -> None:
        end = time.monotonic() + 5
        while time.monotonic() < end and not self.server.box.over:
            time.sleep(0.02)


class Server(socketserver.ThreadingTCPServer):
    """Listens on a free port of loopback."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, box: Mailbox) -> None:
        self.box = box
        super().__init__(("127.0.0.1", 0), Session)

    def handle_error(self, request: object, client_address: object) -> None:
        """Stay silent: a caller who hangs up is what these tests are about."""


@contextlib.contextmanager
def mail_server() -> Iterator[Mailbox]:
    """Run a server for the length of the block."""
    box = Mailbox()
    server = Server(box)
    box.port = int(server.server_address[1])
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield box
    finally:
        box.over = True
        server.shutdown()
        server.server_close()
        thread.join()


def closed_port() -> int:
    """A port of loopback where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
