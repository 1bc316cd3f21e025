"""The one door to the file servers of partners: FTP, FTPS and SFTP, checked addresses, bounded time and size.

with safe_ftp.opened(Place("sftp", "ftp.example.vn", user="bao", password="…", host_key="SHA256:…")) as folder:
folder.put("tin.xml", content)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from hoitu.kernel.addresses import Policy, UnsafeAddress, house_policy
from hoitu.kernel.safe_ftp import ftp, sftp
from hoitu.kernel.safe_ftp.connecting import Watched, connect
from hoitu.kernel.safe_ftp.errors import Denied, Garbled, NoServer, Refused, StrangeHost, TooLarge, TooSlow, Unreachable
from hoitu.kernel.safe_ftp.place import Folder, Place

__all__ = [
    "Denied",
    "Folder",
    "Garbled",
    "NoServer",
    "Place",
    "Policy",
    "Refused",
    "StrangeHost",
    "TooLarge",
    "TooSlow",
    "Unreachable",
    "UnsafeAddress",
    "opened",
]

MAX_BYTES = 200 * 1024 * 1024
SECONDS = 60.0
_Opener = Callable[[Place, Watched, int], AbstractContextManager[Folder]]
_OPENERS: dict[str, _Opener] = {"ftp": ftp.opened, "ftps": ftp.opened, "sftp": sftp.opened}


@contextmanager
def opened(
    place: Place, *, policy: Policy | None = None, seconds: float = SECONDS, max_bytes: int = MAX_BYTES
) -> Iterator[Folder]:
    """Log in, go to the place's folder, and hand it over until the block ends.

    `seconds` is for all that happens in the block; `max_bytes` for each file that is read. Raises UnsafeAddress for a
    machine we do not speak to, else a NoServer (Unreachable, TooSlow, Denied, StrangeHost, Refused, TooLarge, Garbled).
    """
    with Watched(connect(place, policy or house_policy(), seconds), seconds) as watched:
        try:
            with _OPENERS[place.protocol](place, watched, max_bytes) as folder:
                yield folder
        except (NoServer, OSError, EOFError) as error:
            if watched.is_cut:
                raise TooSlow(f"{place.host} was not done in the {seconds:g} s allowed.") from error
            if isinstance(error, NoServer):
                raise
            raise Unreachable(f"The line to {place.host} broke: {str(error) or 'closed by the other side'}.") from error
