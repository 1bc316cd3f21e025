"""A partner's server and a platform, as a delivery meets them: they remember all that arrived, and fail on demand.

/push keeps our contract (docs/operations/push-contract.md). /posts is a platform without idempotency keys: every POST
makes a post, whatever went before. Faults, one for each coming request that changes something: a status, or
`cut` (taken, then the line breaks), `cut_before` (not taken), `slow` (taken, answered too late).
"""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from hoitu.delivery.distribution.channels.push_contract import is_signed

KEY_ID, SECRET = "demo-1", "chỉ dùng để chạy thử"
SLOW_S = 3.0
Answer = tuple[int, dict[str, Any]]


@dataclass
class Receiver:
    """What arrived. `effects` tells in order what changed: (door, item, version, action)."""

    effects: list[tuple[str, str, int, str]] = field(default_factory=list)
    arrived: list[tuple[str, str, int, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    keys: dict[str, dict[str, Any]] = field(default_factory=dict)
    shown: dict[str, tuple[int, str]] = field(default_factory=dict)
    posts: dict[str, dict[str, Any]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    port: int = 0

    @property
    def push(self) -> str:
        """The address of the partner's door."""
        return f"http://127.0.0.1:{self.port}/push"

    @property
    def platform(self) -> str:
        """The address of the platform's door."""
        return f"http://127.0.0.1:{self.port}/posts"

    def log(self) -> dict[str, Any]:
        """Return all that arrived and all that is shown, as JSON values."""
        with self.lock:
            live = [post for post in self.posts.values() if post["live"]]
            return {"effects": self.effects, "arrived": self.arrived, "shown": self.shown, "posts": live}

    def fault(self) -> str:
        """Take the next fault."""
        with self.lock:
            return self.faults.pop(0) if self.faults else ""

    def take_push(self, given: dict[str, str], url: str, body: bytes) -> Answer:
        """Do what the contract says with a push."""
        if not is_signed(given, method="POST", url=url, body=body, secrets={KEY_ID: SECRET}):
            return 401, {"code": "signature"}
        key, item = given["idempotency-key"], given["hoitu-item"]
        version, action = int(given["hoitu-version"]), given["hoitu-action"]
        with self.lock:
            self.arrived.append(("push", item, version, action))
            if key in self.keys:
                return 200, self.keys[key]
            if version < self.shown.get(item, (0, ""))[0]:
                return 409, {"code": "stale"}
            self.effects.append(("push", item, version, action))
            self.shown[item] = (version, action)
            self.keys[key] = {"id": f"{item[:8]}-{version}", "sha256": hashlib.sha256(body).hexdigest()}
            return 201, self.keys[key]

    def told_push(self, query: dict[str, list[str]]) -> Answer:
        """Answer what became of a key, or what is shown of an item."""
        with self.lock:
            if "key" in query:
                known = self.keys.get(query["key"][0])
                return (200, known) if known else (404, {})
            version, action = self.shown.get(query.get("item", [""])[0], (0, "withdraw"))
        return (404, {}) if action == "withdraw" else (200, {"version": version})

    def take_post(self, method: str, post_id: str, said: dict[str, Any]) -> Answer:
        """Create, replace or remove a post, as platforms do."""
        with self.lock:
            if method == "POST":
                post_id = f"p{len(self.posts) + 1}"
                self.posts[post_id] = {**said, "id": post_id, "live": True}
            elif post_id not in self.posts or not self.posts[post_id]["live"]:
                return 404, {}
            elif method == "PUT":
                self.posts[post_id] |= said
            else:
                self.posts[post_id]["live"] = False
            post = self.posts[post_id]
            self.effects.append(("posts", str(post["item"]), int(post["version"]), method))
            return 200, {"id": post_id}

    def told_posts(self, query: dict[str, list[str]]) -> Answer:
        """List what is shown of an item."""
        item = query.get("item", [""])[0]
        with self.lock:
            return 200, {"posts": [post for post in self.posts.values() if post["item"] == item and post["live"]]}


class _Door(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    receiver: Receiver

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = parse_qs(parts.query)
        if parts.path == "/log":
            return self._answer((200, self.receiver.log()))
        told = self.receiver.told_push if parts.path == "/push" else self.receiver.told_posts
        return self._answer(told(query))

    def do_POST(self) -> None:
        self._change("POST")

    def do_PUT(self) -> None:
        self._change("PUT")

    def do_DELETE(self) -> None:
        self._change("DELETE")

    def _change(self, method: str) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        if parts.path == "/faults":
            self.receiver.faults = json.loads(body)
            return self._answer((200, {}))
        fault = self.receiver.fault()
        if fault == "cut_before":
            return self._cut()
        if fault.isdigit():
            return self._answer((int(fault), {"code": "busy"}))
        answer = self._taken(method, body)
        if fault == "cut":
            return self._cut()
        if fault == "slow":
            time.sleep(SLOW_S)
        return self._answer(answer)

    def _taken(self, method: str, body: bytes) -> Answer:
        parts = urlsplit(self.path)
        if parts.path == "/push":
            given = {name.lower(): value for name, value in self.headers.items()}
            return self.receiver.take_push(given, f"http://127.0.0.1{self.path}", body)
        return self.receiver.take_post(method, parts.path.rpartition("/")[2], json.loads(body or b"{}"))

    def _answer(self, answer: Answer) -> None:
        status, said = answer
        words = json.dumps(said).encode()
        self.send_response(status)
        if status == 429:  # noqa: PLR2004 - HTTP's own number
            self.send_header("Retry-After", "2")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(words)))
        self.end_headers()
        self.wfile.write(words)

    def _cut(self) -> None:
        self.close_connection = True
        self.connection.close()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - http.server's own name
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of lines that broke: they are meant to."""


def serve(receiver: Receiver, port: int = 0) -> _Server:
    """Return a server for a receiver, bound to loopback and not yet running."""
    door = type("_Door", (_Door,), {"receiver": receiver})
    server = _Server(("127.0.0.1", port), door)
    receiver.port = server.server_address[1]
    return server


@contextmanager
def receiving() -> Iterator[Receiver]:
    """Serve a receiver from a thread until the block ends."""
    receiver = Receiver()
    server = serve(receiver)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
