"""The web server: granian, told how to serve us; and whether everything it needs is there."""

from __future__ import annotations

import socket
import sys

APPLICATION = "hoitu.web.wsgi:application"
THREADS = 8  # requests of staff wait for the database more than for the processor


def free_port(host: str) -> int:
    """Return a port nobody listens on now."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def is_free(host: str, port: int) -> bool:
    """Return whether we could listen there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def address(host: str, port: int) -> str:
    """Return the http address people type."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}"


def command_line(*, host: str, port: int, workers: int = 1, threads: int = THREADS) -> list[str]:
    """Return the command that serves; its first process does not load the application, so it stays small."""
    return [
        sys.executable,
        *("-m", "granian", APPLICATION, "--interface", "wsgi", "--no-ws"),
        *("--host", host, "--port", str(port), "--workers", str(workers), "--blocking-threads", str(threads)),
        *("--log-level", "error", "--respawn-failed-workers", "--workers-kill-timeout", "10"),
    ]
