"""All reads of translation."""

from __future__ import annotations

from hoitu.production.translation.models import Binding, Mark, Pair, ReleaseRule, Term
from hoitu.production.translation.public import shown_of
from hoitu.production.translation.queries.addressees import pair_behind, translators_of
from hoitu.production.translation.queries.lists import MatrixRow, matrix, matrix_rows, queue, to_do, unpaired
from hoitu.production.translation.queries.pairs import Bench, bench, find, pairs_of_output, pairs_of_story
from hoitu.production.translation.queries.shown import shown_to_readers
from hoitu.production.translation.queries.terms import glossary, term, terms
from hoitu.production.translation.ruling import Rule, rule_of, rules_of

__all__ = [
    "Bench",
    "Binding",
    "Mark",
    "MatrixRow",
    "Pair",
    "ReleaseRule",
    "Rule",
    "Term",
    "bench",
    "find",
    "glossary",
    "matrix",
    "matrix_rows",
    "pair_behind",
    "pairs_of_output",
    "pairs_of_story",
    "queue",
    "rule_of",
    "rules_of",
    "shown_of",
    "shown_to_readers",
    "term",
    "terms",
    "to_do",
    "translators_of",
    "unpaired",
]
