"""SFTP: the server proves itself by the key we know it by, before it hears our name."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import paramiko

from hoitu.kernel.safe_ftp.bounded import Content, Names
from hoitu.kernel.safe_ftp.connecting import Watched
from hoitu.kernel.safe_ftp.errors import Denied, Garbled, Refused, StrangeHost
from hoitu.kernel.safe_ftp.place import Place, plain

_CHUNK = 256 * 1024
logging.getLogger("paramiko").setLevel(logging.CRITICAL)  # what it has to say we raise


@contextmanager
def opened(place: Place, watched: Watched, max_bytes: int) -> Iterator[SftpFolder]:
    """Shake hands over a connection that stands, log in, and go to the folder."""
    transport = paramiko.Transport(watched.line)
    try:
        with _told(place.host):
            _let_in(transport, place, watched.seconds)
            client = paramiko.SFTPClient.from_transport(transport)
            if client is None:
                raise Garbled(f"{place.host} opens no channel for files.")
            client.get_channel().settimeout(watched.seconds)  # type: ignore[union-attr]  # it has one: it was just opened
            if place.folder:
                client.chdir(place.folder)
        yield SftpFolder(client, place.host, max_bytes)
    finally:
        transport.close()


def _let_in(transport: paramiko.Transport, place: Place, seconds: float) -> None:
    transport.banner_timeout = transport.auth_timeout = seconds
    transport.start_client(timeout=seconds)
    shown = transport.get_remote_server_key().fingerprint
    if shown != place.host_key:
        raise StrangeHost(f"{place.host} shows the key {shown}, not the one it is known by.", host_key=shown)
    if place.private_key:
        transport.auth_publickey(place.user, _key(place.private_key))
    else:
        transport.auth_password(place.user, place.password)


def _key(pem: str) -> paramiko.PKey:
    for kind in (paramiko.Ed25519Key, paramiko.ECDSAKey, paramiko.RSAKey):
        with suppress(paramiko.SSHException, ValueError):
            return kind.from_private_key(io.StringIO(pem))
    raise Denied("The private key cannot be read: it must be Ed25519, ECDSA or RSA, without a password.")


class SftpFolder:
    """The folder somebody is in, at an SFTP server."""

    def __init__(self, client: paramiko.SFTPClient, host: str, max_bytes: int) -> None:
        self._client, self._host, self._max_bytes = client, host, max_bytes

    def names(self) -> list[str]:
        names = Names(self._host)
        with _told(self._host):
            for each in self._client.listdir_iter():
                names.add(each.filename)
        return sorted(names.found)

    def size(self, name: str) -> int | None:
        with _told(self._host):
            try:
                return self._client.stat(plain(name)).st_size
            except FileNotFoundError:
                return None

    def put(self, name: str, content: bytes) -> None:
        with _told(self._host):
            self._client.putfo(io.BytesIO(content), plain(name), confirm=True)

    def get(self, name: str) -> bytes:
        content = Content(name, self._max_bytes)
        with _told(self._host), self._client.open(plain(name), "rb") as file:
            while part := file.read(_CHUNK):
                content.add(part)
        return bytes(content.kept)

    def rename(self, name: str, to: str) -> None:
        with _told(self._host):
            try:
                self._client.posix_rename(plain(name), plain(to))
            except OSError:  # a server without the extension refuses a name that is taken
                with suppress(FileNotFoundError):
                    self._client.remove(to)
                self._client.rename(name, to)

    def remove(self, name: str) -> None:
        with _told(self._host), suppress(FileNotFoundError):
            self._client.remove(plain(name))


@contextmanager
def _told(host: str) -> Iterator[None]:
    """Say in our words what the server said in its own; a broken line stays an OSError or EOFError."""
    try:
        yield
    except paramiko.AuthenticationException as error:
        raise Denied(f"{host} does not let us in: {error}") from error
    except (FileNotFoundError, PermissionError) as error:
        raise Refused(f"{host} refused: {error}", again=False) from error
    except paramiko.SSHException as error:
        raise Garbled(f"{host} does not speak SFTP as it should: {error}") from error
    except ValueError as error:
        if isinstance(error, UnicodeDecodeError):
            raise Garbled(f"{host} does not speak SFTP as it should: {error}") from error
        raise
