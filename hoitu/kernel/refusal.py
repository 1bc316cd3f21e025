"""Why an operation says no: anticipated, told to the person in Vietnamese, never a 500."""

from __future__ import annotations

from collections.abc import Sequence


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """An operation was asked for and not done; `message` says what to do next."""

    status = 422

    def __init__(self, message: str, *, code: str = "refused") -> None:
        super().__init__(message)
        self.message = message
        self.code = code


class NotAllowed(Refusal):
    """The actor has no right to this act on this object."""

    status = 403

    def __init__(self, message: str, *, code: str = "not_allowed") -> None:
        super().__init__(message, code=code)


class Stale(Refusal):
    """The save starts from a version that is no longer the newest; the text is kept elsewhere."""

    status = 409

    def __init__(self, message: str, *, code: str = "stale") -> None:
        super().__init__(message, code=code)


class NotReady(Refusal):
    """Something is missing before this act; `problems` lists each thing to mend."""

    def __init__(self, message: str, *, problems: Sequence[str] = (), code: str = "not_ready") -> None:
        super().__init__(message, code=code)
        self.problems = tuple(problems)


class NotFound(Refusal):
    """The object asked for is not there (or not for this actor to know of)."""

    status = 404

    def __init__(self, message: str, *, code: str = "not_found") -> None:
        super().__init__(message, code=code)
