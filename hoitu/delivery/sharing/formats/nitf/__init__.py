"""NITF 3.6, the older XML of the agencies: written to the schema, read as agencies really write it."""

from hoitu.delivery.sharing.formats.nitf.reader import read, read_text
from hoitu.delivery.sharing.formats.nitf.writer import write, written_text

__all__ = ["read", "read_text", "write", "written_text"]
