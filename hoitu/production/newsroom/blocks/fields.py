"""The writing form's fields that Wagtail draws: the body's blocks and the photo chooser."""

from __future__ import annotations

from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.blocks import Block, BlockField, StreamValue
from wagtail.blocks.base import BlockWidget
from wagtail.images.blocks import ImageChooserBlock

from hoitu.kernel.html import plain_text
from hoitu.production.newsroom.blocks.body import BodyBlock, blocks_for
from hoitu.production.newsroom.profiles import PROFILES

Body = list[dict[str, Any]]


def body_block(kind: str, body: Body) -> BodyBlock:
    """Return the blocks of a kind, and those a body already has: a text never loses a block by being opened."""
    strangers = {str(block.get("type")) for block in body} - set(PROFILES[kind].blocks)
    known = tuple(sorted(strangers & set(BodyBlock().child_blocks)))
    return BodyBlock((*PROFILES[kind].blocks, *known), required=False) if known else blocks_for(kind)


def body_field(kind: str, body: Body) -> forms.Field:
    """Return the field that edits a body of this kind; its value is a stream, see `stored`."""
    return WrittenField(block=body_block(kind, body), required=False)


class CarefulWidget(BlockWidget):
    """Wagtail's widget, for requests that no browser of ours has sent: they are marked instead of crashing.

    What is marked is an empty value of the block, so that the form can be shown again.
    """

    is_unreadable = False

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        self.is_unreadable = False
        try:
            return super().value_from_datadict(data, files, name)
        except Exception:  # noqa: BLE001 - Wagtail's readers of JSON fail in any way they like on hostile text
            self.is_unreadable = True
            return self.block_def.get_default()


class WrittenField(BlockField):
    """A field of blocks that refuses in words what could not be read."""

    def __init__(self, *, block: Block, **kwargs: Any) -> None:
        super().__init__(block=block, widget=CarefulWidget(block), **kwargs)

    def clean(self, value: Any) -> Any:
        if self.widget.is_unreadable:
            raise ValidationError(_("The text did not arrive whole. Reload the page and send it again."))
        return super().clean(value)


def stream(kind: str, body: Body) -> StreamValue:
    """Return a stored body as blocks that templates and editor can walk through; each gets an id by its place."""
    named = [{"id": f"block-{place}", **block} for place, block in enumerate(body)]
    return body_block(kind, body).to_python(named)


def stored(value: StreamValue) -> Body:
    """Return the blocks as they are stored; a paragraph or heading without a word is left out."""
    blocks = [dict(child) for child in value.stream_block.get_prep_value(value)]
    return [block for block in blocks if not isinstance(block["value"], str) or plain_text(block["value"])]


def to_write_in(kind: str, body: Body) -> StreamValue:
    """Return a body as blocks to edit: an empty one opens with a paragraph to write in at once."""
    return stream(kind, body or [{"type": "paragraph", "value": ""}])


def photo_field(label: Any) -> forms.Field:
    """Return a field that chooses one photo of the library: a block too, as a bare chooser needs an inline script."""
    field: forms.Field = WrittenField(block=_photo_block(), label=label, required=False)
    return field


def photo(pk: int | None) -> Any:
    """Return the photo with this id, as the photo field takes it; None where there is none."""
    return None if pk is None else _photo_block().to_python(pk)


@cache
def _photo_block() -> ImageChooserBlock:
    return ImageChooserBlock(required=False)


def long_line() -> forms.Widget:
    """Return a text area that grows with its one line: our script lets no line end into it, a save makes it a blank."""
    widget: forms.Widget = AdminAutoHeightTextInput(attrs={"rows": 1, "data-one-line": ""})
    return widget


def long_text(rows: int = 2) -> forms.Widget:
    """Return a text area that grows with its text."""
    widget: forms.Widget = AdminAutoHeightTextInput(attrs={"rows": rows})
    return widget
