"""All writes of live blogs, by noun."""

from __future__ import annotations

from hoitu.production.liveblog.operations.blogs import begin, turn
from hoitu.production.liveblog.operations.entries import correct, write
from hoitu.production.liveblog.operations.judgements import publish, remove, send_back
from hoitu.production.liveblog.operations.marks import mark, unmark
from hoitu.production.liveblog.operations.ruling import set_rule

__all__ = ["begin", "correct", "mark", "publish", "remove", "send_back", "set_rule", "turn", "unmark", "write"]
