"""What the modules above say before an act on an output, above its form: a remark, never a gate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hoitu.production.newsroom.models import Output


@dataclass(frozen=True)
class Remark:
    """One line above the form of an act, the address where one sees to it, and whether it will hold something back."""

    text: str
    url: str
    grave: bool = False


RemarkFunction = Callable[[Output, str], Remark | None]
_remarks: dict[str, RemarkFunction] = {}


def register(name: str, function: RemarkFunction) -> None:
    """Show what `function(output, action)` says before every act; a name again replaces the earlier one."""
    _remarks[name] = function


def remarks_on(output: Output, action: str) -> list[Remark]:
    """Return what is said before an act, in the order of registration."""
    return [said for function in _remarks.values() if (said := function(output, action)) is not None]
