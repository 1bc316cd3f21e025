"""An SFTP server on loopback over one folder."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import paramiko
from paramiko import common, sftp

USER, PASSWORD = "bao", "mat-khau"


@dataclass(frozen=True)
class Sftp:
    """A running server: where it listens, the key it shows, where its files lie."""

    port: int
    host_key: str
    root: Path


@contextmanager
def sftp_server(root: Path, *, allowed_key: paramiko.PKey | None = None) -> Iterator[Sftp]:
    """Serve a folder to USER with PASSWORD, or with the allowed key, until the block ends."""
    key = paramiko.ECDSAKey.generate()
    listening = socket.create_server(("127.0.0.1", 0))
    transports: list[paramiko.Transport] = []

    def serve() -> None:
        while True:
            try:
                line, _address = listening.accept()
            except OSError:
                return
            transport = paramiko.Transport(line)
            transport.add_server_key(key)
            transport.set_subsystem_handler("sftp", paramiko.SFTPServer, _Files, root)
            transports.append(transport)
            with suppress(paramiko.SSHException, EOFError):  # who only looks at the key goes again
                transport.start_server(server=_Door(allowed_key))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield Sftp(listening.getsockname()[1], key.fingerprint, root)
    finally:
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        for transport in transports:
            transport.close()
        thread.join(10)


class _Door(paramiko.ServerInterface):
    def __init__(self, allowed_key: paramiko.PKey | None) -> None:
        self._allowed = allowed_key

    def get_allowed_auths(self, _username: str) -> str:
        return "password,publickey"

    def check_auth_password(self, username: str, password: str) -> int:
        return common.AUTH_SUCCESSFUL if (username, password) == (USER, PASSWORD) else common.AUTH_FAILED

    def check_auth_publickey(self, _username: str, key: paramiko.PKey) -> int:
        known = self._allowed is not None and key.fingerprint == self._allowed.fingerprint
        return common.AUTH_SUCCESSFUL if known else common.AUTH_FAILED

    def check_channel_request(self, kind: str, _channel: int) -> int:
        return common.OPEN_SUCCEEDED if kind == "session" else common.OPEN_FAILED_ADMINISTRATIVELY_PROHIBITED


class _Files(paramiko.SFTPServerInterface):
    def __init__(self, server: paramiko.ServerInterface, root: Path) -> None:
        super().__init__(server)
        self._root = root

    def _path(self, name: str) -> Path:
        return self._root / self.canonicalize(name).lstrip("/")

    def list_folder(self, path: str) -> list[paramiko.SFTPAttributes] | int:
        return [self._seen(each) for each in self._path(path).iterdir()]

    def stat(self, path: str) -> paramiko.SFTPAttributes | int:
        found = self._path(path)
        return self._seen(found) if found.exists() else sftp.SFTP_NO_SUCH_FILE

    lstat = stat

    def open(self, path: str, flags: int, _attributes: paramiko.SFTPAttributes) -> paramiko.SFTPHandle | int:
        found = self._path(path)
        if not flags & os.O_CREAT and not found.exists():
            return sftp.SFTP_NO_SUCH_FILE
        handle = paramiko.SFTPHandle(flags)
        writes = bool(flags & (os.O_WRONLY | os.O_RDWR))
        file = found.open("wb" if writes else "rb")
        handle.readfile = handle.writefile = file  # type: ignore[attr-defined]  # paramiko's own way
        return handle

    def remove(self, path: str) -> int:
        if not self._path(path).exists():
            return sftp.SFTP_NO_SUCH_FILE
        self._path(path).unlink()
        return sftp.SFTP_OK

    def rename(self, old: str, new: str) -> int:
        if self._path(new).exists():
            return sftp.SFTP_FAILURE
        self._path(old).rename(self._path(new))
        return sftp.SFTP_OK

    @staticmethod
    def _seen(path: Path) -> paramiko.SFTPAttributes:
        return paramiko.SFTPAttributes.from_stat(path.stat(), path.name)
