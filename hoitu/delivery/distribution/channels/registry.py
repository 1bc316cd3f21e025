"""Which senders there are; the modules above bring theirs in `AppConfig.ready()`."""

from __future__ import annotations

from hoitu.delivery.distribution.channels.sender import Sender

_senders: dict[str, Sender] = {}


def register(sender: Sender) -> None:
    """Let channels of this transport be opened; a code again replaces the earlier sender."""
    _senders[sender.code] = sender


def sender(code: str) -> Sender:
    """Return the sender of a transport; raises LookupError where nobody brought it."""
    if code not in _senders:
        raise LookupError(code)
    return _senders[code]


def senders() -> list[Sender]:
    """Return every sender, in the order of registration."""
    return list(_senders.values())
