"""Why the house got no answer from an address."""

from __future__ import annotations


class NoAnswer(Exception):  # noqa: N818 - an outcome callers wait for, not an error of ours
    """The address was asked and gave nothing usable; `code` for machines, `again` whether a later try may help.

    `bytes_left` says whether any of the request may have reached the other side: False only where surely nothing did.
    """

    code = "no_answer"
    again = True
    bytes_left = True


class Unreachable(NoAnswer):
    """No connection, or one that broke off."""

    code = "unreachable"


class TooSlow(NoAnswer):
    """The time allowed for the whole exchange is over."""

    code = "too_slow"


class TooLarge(NoAnswer):
    """The answer, unpacked, has more bytes than allowed."""

    code = "too_large"
    again = False


class TooManyRedirects(NoAnswer):
    """The address sends on and on."""

    code = "too_many_redirects"
    again = False


class Garbled(NoAnswer):
    """The answer is not HTTP, or packed in a way nobody asked for."""

    code = "garbled"
    again = False
