"""All reads of the archive."""

from __future__ import annotations

from hoitu.production.archive.models import Entry, Reuse
from hoitu.production.archive.queries.dossiers import dossiers
from hoitu.production.archive.queries.highlights import Proposal, highlights
from hoitu.production.archive.queries.releases import (
    Again,
    Line,
    ReleasePage,
    neighbours,
    release_page,
    reuse_of_story,
    rights_for,
)
from hoitu.production.archive.queries.searching import Filters, Hit, find, hits, reach_of, readable
from hoitu.production.archive.queries.uses import Subject, subject, used_in

__all__ = [
    "Again",
    "Entry",
    "Filters",
    "Hit",
    "Line",
    "Proposal",
    "ReleasePage",
    "Reuse",
    "Subject",
    "dossiers",
    "find",
    "highlights",
    "hits",
    "neighbours",
    "reach_of",
    "readable",
    "release_page",
    "reuse_of_story",
    "rights_for",
    "subject",
    "used_in",
]
