"""The bytes of an answer, unpacked under a limit: a small packet may hold a very large nothing."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from hoitu.kernel.safe_http.errors import Garbled, TooLarge

_GZIP = 31  # zlib's word for "gzip header, largest window"


def collect(chunks: Iterator[bytes], *, encoding: str, max_bytes: int) -> bytes:
    """Return the whole body, unpacked; TooLarge past `max_bytes`, Garbled where it cannot be unpacked.

    `encoding` is the Content-Encoding: none, identity or gzip, the only ones we ask for.
    """
    match encoding.strip().lower():
        case "" | "identity":
            pieces = chunks
        case "gzip" | "x-gzip":
            pieces = _unpacked(chunks, max_bytes)
        case other:
            raise Garbled(f"The answer is packed as {other!r}, which was not asked for.")
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > max_bytes:
            raise TooLarge(f"The answer has more than {max_bytes} bytes.")
    return bytes(body)


def _unpacked(chunks: Iterator[bytes], max_bytes: int) -> Iterator[bytes]:
    """Unpack piece by piece, never more than one byte past the limit at a time."""
    unpacker = zlib.decompressobj(_GZIP)
    try:
        for chunk in chunks:
            yield unpacker.decompress(chunk, max_bytes + 1)
            if unpacker.unconsumed_tail:
                raise TooLarge(f"The answer unpacks to more than {max_bytes} bytes.")
    except zlib.error as error:
        raise Garbled("The answer is not the gzip it says it is.") from error
    if not unpacker.eof or unpacker.unused_data:
        raise Garbled("The packed answer does not end where it says.")
