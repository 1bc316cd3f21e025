"""NewsML-G2 2.35: a news item, a package that names several, and the message that carries them."""

from hoitu.delivery.sharing.formats.newsml_g2.envelope import write_message, write_package
from hoitu.delivery.sharing.formats.newsml_g2.reader import read
from hoitu.delivery.sharing.formats.newsml_g2.writer import write

__all__ = ["read", "write", "write_message", "write_package"]
