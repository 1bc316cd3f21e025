"""Feeds of others, RSS, Atom and JSON Feed, into items; our own feeds are written by the public site."""

from hoitu.delivery.sharing.formats.feeds.json_feed import read as read_json
from hoitu.delivery.sharing.formats.feeds.reader import read

__all__ = ["read", "read_json"]
