"""Why nothing could be done at a file server."""

from __future__ import annotations


class NoServer(Exception):  # noqa: N818 - an outcome callers wait for, not an error of ours
    """The server did not do what was asked; `code` for machines, `again` whether a later try may help."""

    code = "no_server"
    again = True


class Unreachable(NoServer):
    """No connection, or one that broke off: what was under way may or may not have been done."""

    code = "unreachable"


class TooSlow(NoServer):
    """The time allowed for everything is over: what was under way may or may not have been done."""

    code = "too_slow"


class Denied(NoServer):
    """The server does not let us in with this name and password or key."""

    code = "denied"
    again = False


class StrangeHost(NoServer):
    """The server shows another key than the one we know it by, or we know none."""

    code = "strange_host"
    again = False

    def __init__(self, message: str, *, host_key: str) -> None:
        super().__init__(message)
        self.host_key = host_key


class Refused(NoServer):
    """The server said no to one command: no such file, no right, no room. `again` where it says so itself."""

    code = "refused"

    def __init__(self, message: str, *, again: bool) -> None:
        super().__init__(message)
        self.again = again


class TooLarge(NoServer):
    """The file, or the list of files, is longer than allowed."""

    code = "too_large"
    again = False


class Garbled(NoServer):
    """The server does not speak its protocol as it should."""

    code = "garbled"
    again = False
