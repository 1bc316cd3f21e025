"""All writes of the field, by noun."""

from hoitu.production.field.operations.places import forget_places
from hoitu.production.field.operations.reaping import reap
from hoitu.production.field.operations.receiving import receive
from hoitu.production.field.operations.tips import send_tip
from hoitu.production.field.operations.uploads import About, FileSaid, append, begin, discard

__all__ = ["About", "FileSaid", "append", "begin", "discard", "forget_places", "reap", "receive", "send_tip"]
