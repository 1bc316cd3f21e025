"""ninjs, news in JSON: written as 3.1 and 2.1, read from 1.0 on.

Inside, a document has the field names of 2.1, all small: every older one is brought to them, 3.1 is spelled from them.
"""

from hoitu.delivery.sharing.formats.ninjs.names import Version
from hoitu.delivery.sharing.formats.ninjs.reader import read
from hoitu.delivery.sharing.formats.ninjs.writer import write

__all__ = ["Version", "read", "write"]
