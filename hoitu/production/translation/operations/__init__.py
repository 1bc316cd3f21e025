"""All writes of translation, by noun."""

from __future__ import annotations

from hoitu.production.translation.operations.following import follow
from hoitu.production.translation.operations.pairs import make_pair
from hoitu.production.translation.operations.ruling import set_rule
from hoitu.production.translation.operations.terms import add_term, change_term, restore_term, retire_term
from hoitu.production.translation.operations.translating import Translated, translate

__all__ = [
    "Translated",
    "add_term",
    "change_term",
    "follow",
    "make_pair",
    "restore_term",
    "retire_term",
    "set_rule",
    "translate",
]
