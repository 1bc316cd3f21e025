"""FTP, plain or over TLS: passive, and data only from the machine that was checked."""

from __future__ import annotations

import ftplib
import io
import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache

from hoitu.kernel.safe_ftp.bounded import Content, Names
from hoitu.kernel.safe_ftp.connecting import Watched
from hoitu.kernel.safe_ftp.errors import Denied, Garbled, Refused
from hoitu.kernel.safe_ftp.place import Place, plain

_NOT_THERE = "550"
_DENIED = ("430", "530", "532")


@contextmanager
def opened(place: Place, watched: Watched, max_bytes: int) -> Iterator[FtpFolder]:
    """Log in over a connection that stands, and go to the folder."""
    client = _Secure(watched, place.host) if place.protocol == "ftps" else _Plain(watched)
    with closing(client):
        with _told(place.host, logging_in=True):
            client.begin()
            client.login(place.user, place.password)
            if isinstance(client, ftplib.FTP_TLS):
                client.prot_p()
        with _told(place.host):
            if place.folder:
                client.cwd(place.folder)
        yield FtpFolder(client, place.host, max_bytes)
        with suppress(OSError, EOFError, ftplib.Error):  # all is done: a rude good-bye changes nothing
            client.quit()


class FtpFolder:
    """The folder somebody is in, at an FTP server."""

    def __init__(self, client: ftplib.FTP, host: str, max_bytes: int) -> None:
        self._client, self._host, self._max_bytes = client, host, max_bytes

    def names(self) -> list[str]:
        names = Names(self._host)
        with _told(self._host):
            try:
                self._client.retrlines("NLST", lambda path: names.add(path.rsplit("/", 1)[-1]))
            except ftplib.error_perm as error:
                if not str(error).startswith(_NOT_THERE):  # what many servers say of an empty folder
                    raise
        return sorted(name for name in names.found if name not in {"", ".", ".."})

    def size(self, name: str) -> int | None:
        with _told(self._host):
            self._client.voidcmd("TYPE I")
            try:
                return self._client.size(plain(name))
            except ftplib.error_perm as error:
                if str(error).startswith(_NOT_THERE):
                    return None
                raise

    def put(self, name: str, content: bytes) -> None:
        with _told(self._host):
            self._client.storbinary(f"STOR {plain(name)}", io.BytesIO(content))

    def get(self, name: str) -> bytes:
        content = Content(name, self._max_bytes)
        with _told(self._host):
            self._client.retrbinary(f"RETR {plain(name)}", content.add)
        return bytes(content.kept)

    def rename(self, name: str, to: str) -> None:
        with _told(self._host):
            self._client.rename(plain(name), plain(to))

    def remove(self, name: str) -> None:
        with _told(self._host):
            try:
                self._client.delete(plain(name))
            except ftplib.error_perm as error:
                if not str(error).startswith(_NOT_THERE) or self.size(name) is not None:
                    raise


@contextmanager
def _told(host: str, *, logging_in: bool = False) -> Iterator[None]:
    """Say in our words what the server said in its own."""
    try:
        yield
    except (ftplib.error_temp, ftplib.error_perm) as error:
        said = str(error)
        if logging_in and said.startswith(_DENIED):
            raise Denied(f"{host} does not let us in: {said}") from error
        raise Refused(f"{host} refused: {said}", again=isinstance(error, ftplib.error_temp)) from error
    except ssl.SSLCertVerificationError as error:
        raise Denied(f"{host} cannot prove who it is: {error.verify_message}.") from error
    except (ftplib.Error, UnicodeDecodeError) as error:
        raise Garbled(f"{host} does not speak FTP as it should: {error}") from error


class _Plain(ftplib.FTP):
    """ftplib over a connection that stands already, every data connection under the same watch."""

    def __init__(self, watched: Watched) -> None:
        super().__init__(timeout=watched.seconds)
        self._watched = watched

    def begin(self) -> None:
        self.sock = self._watched.line
        self.sock.settimeout(self._watched.seconds)
        self.af = self.sock.family
        self.file = self.sock.makefile("r", encoding=self.encoding)
        self.welcome = self.getresp()

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[socket.socket, int | None]:
        line, size = super().ntransfercmd(cmd, rest)
        return self._watched.also(line), size


class _Secure(ftplib.FTP_TLS):
    """The same over TLS, data in the session of the commands, as careful servers ask."""

    def __init__(self, watched: Watched, host: str) -> None:
        super().__init__(timeout=watched.seconds, context=_tls())
        self.context.sslsocket_class = _DataLine
        self._watched, self._name = watched, host

    def begin(self) -> None:
        _Plain.begin(self)  # type: ignore[arg-type]  # the same few lines; the two have no class of ours in common
        self.host = self._name

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[socket.socket, int | None]:
        line, size = ftplib.FTP.ntransfercmd(self, cmd, rest)  # noqa: S321 - the partner's choice, and this one over TLS
        self._watched.also(line)
        if not self._prot_p:  # type: ignore[attr-defined]  # ftplib's own mark of protected data
            return line, size
        session = self.sock.session if isinstance(self.sock, ssl.SSLSocket) else None
        return self._watched.also(self.context.wrap_socket(line, server_hostname=self._name, session=session)), size


class _DataLine(ssl.SSLSocket):
    """Data over TLS: servers hang up without a good-bye, and whether a file is whole its size tells."""

    def unwrap(self) -> socket.socket:
        with suppress(ssl.SSLError):
            return super().unwrap()
        return self


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()
