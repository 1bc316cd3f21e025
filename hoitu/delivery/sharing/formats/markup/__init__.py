"""The HTML of a body, brought to one orderly form that every format of the trade can say."""

from hoitu.delivery.sharing.formats.markup.tidying import tidy
from hoitu.delivery.sharing.formats.markup.tree import grown, html_of

__all__ = ["grown", "html_of", "tidy"]
