"""All writes of writing together, by noun."""

from __future__ import annotations

from hoitu.production.writing.operations.attendance import Answer, Sign, check_in, forget_the_gone, leave
from hoitu.production.writing.operations.locks import take_over

__all__ = ["Answer", "Sign", "check_in", "forget_the_gone", "leave", "take_over"]
