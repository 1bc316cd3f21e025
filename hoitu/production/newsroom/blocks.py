"""The blocks a body is made of; a profile says which of them a kind may use."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

INLINE = ["bold", "italic", "link", "superscript", "subscript"]


class BodyBlock(blocks.StreamBlock):
    """Every block of the house."""

    paragraph = blocks.RichTextBlock(label=_("Paragraph"), features=[*INLINE, "ul", "ol"])
    heading = blocks.CharBlock(label=_("Heading"), max_length=160)
