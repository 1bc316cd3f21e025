"""The blocks a body is made of; a profile says which of them a kind may use.

Values as stored (and as `ReleaseContent.body` hands them on), every part may be empty in a draft:

    paragraph   "<p>…</p>"                          heading     "…"
    quote       {text, source}                      box         {title, text: "<p>…</p>"}
    photo       {photo: id, caption}                gallery     {title, photos: [{photo: id, caption}]}
    video       {recording: uuid, caption}          audio       {recording: uuid, caption}
    attachment  {attachment: id, title}             table       {caption, header: bool, rows: [["…"]]}
    wide        {photo: id, caption}                beside      {photo: id, caption, text, side: left|right}
    pull        {text, source}                      figures     {caption, rows: [["1.200", "…"]]}
    chapter     {title, tone}
    sound       {recording: uuid, speaker, words, seconds}
    shot        {picture, words, seconds}
    item        {output: uuid, title, note}         growth      {kind, key, title, most, until: "2026-11-30"}
    live        {title}

A caption left empty means: the one of the photo or recording itself.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

from hoitu.foundation.media.blocks import RecordingChooserBlock
from hoitu.production.newsroom.blocks.table import RowsBlock
from hoitu.production.newsroom.profiles import PROFILES

INLINE = ["bold", "italic", "link", "superscript", "subscript"]
TEXT = [*INLINE, "ul", "ol"]
CAPTION = 500


class QuoteBlock(blocks.StructBlock):
    """Words of someone, and whose."""

    text = blocks.TextBlock(label=_("Quote"), required=False, max_length=2000, rows=2)
    source = blocks.CharBlock(label=_("Who said it"), required=False, max_length=200)

    class Meta:
        label_format = "{source}: {text}"


class BoxBlock(blocks.StructBlock):
    """A text beside the text (hộp)."""

    title = blocks.CharBlock(label=_("Box title"), required=False, max_length=160)
    text = blocks.RichTextBlock(label=_("Box text"), required=False, features=TEXT)


class PhotoBlock(blocks.StructBlock):
    """One photo, with a caption of its own where the library's does not fit."""

    photo = ImageChooserBlock(label=_("Photo"), required=False)
    caption = blocks.CharBlock(
        label=_("Caption here"), required=False, max_length=CAPTION, help_text=_("Empty: the caption in the library.")
    )


class GalleryBlock(blocks.StructBlock):
    """Several photos with one title."""

    title = blocks.CharBlock(label=_("Gallery title"), required=False, max_length=160)
    photos = blocks.ListBlock(PhotoBlock(), label=_("Photos of the gallery"), min_num=0)


class RecordingBlock(blocks.StructBlock):
    """A video or an audio recording of the library."""

    recording = RecordingChooserBlock(label=_("Recording"), required=False)
    caption = blocks.CharBlock(
        label=_("Caption here"), required=False, max_length=CAPTION, help_text=_("Empty: the caption in the library.")
    )


class AttachmentBlock(blocks.StructBlock):
    """A document to download."""

    attachment = DocumentChooserBlock(label=_("Document"), required=False)
    title = blocks.CharBlock(label=_("Link text"), required=False, max_length=200)


class TableBlock(blocks.StructBlock):
    """A small table, typed or pasted from a spreadsheet."""

    caption = blocks.CharBlock(label=_("Table title"), required=False, max_length=200)
    header = blocks.BooleanBlock(label=_("The first row is a header"), required=False, default=True)
    rows = RowsBlock(label=_("Rows"), required=False)


class WideBlock(PhotoBlock):
    """A photo over the whole width of the window."""

    class Meta:
        description = _("A photo from edge to edge of the window.")
        preview_template = "newsroom/body/layout.html"


class BesideBlock(PhotoBlock):
    """A text and a photo side by side."""

    text = blocks.TextBlock(label=_("Text"), required=False, max_length=4000, rows=5)
    side = blocks.ChoiceBlock(
        label=_("The photo stands"),
        required=False,
        choices=[("left", _("on the left")), ("right", _("on the right"))],
        default="left",
    )

    class Meta:
        description = _("A photo and a text side by side; on a phone the text comes below.")
        preview_template = "newsroom/body/layout.html"


class PullBlock(QuoteBlock):
    """A sentence of the text set large across the page."""

    class Meta:
        description = _("One sentence, large, across the page.")
        preview_template = "newsroom/body/layout.html"


class FiguresBlock(blocks.StructBlock):
    """A few big numbers, each with what it says."""

    caption = blocks.CharBlock(label=_("Title over the numbers"), required=False, max_length=200)
    rows = RowsBlock(label=_("Numbers"), required=False)

    class Meta:
        description = _("Two to four numbers, each on its line with what it says: 1.200 | families have water")
        preview_template = "newsroom/body/layout.html"


class ChapterBlock(blocks.StructBlock):
    """Begins a chapter: all that follows, up to the next, stands on its background."""

    title = blocks.CharBlock(label=_("Title of the chapter"), required=False, max_length=160)
    tone = blocks.ChoiceBlock(
        label=_("Background"),
        required=False,
        choices=[
            ("plain", _("no colour")),
            ("sand", _("sand")),
            ("rose", _("rose")),
            ("leaf", _("green")),
            ("sky", _("blue")),
            ("night", _("dark")),
        ],
        default="plain",
    )

    class Meta:
        description = _("Begins a chapter; with two or more, a table of contents stands above them.")
        preview_template = "newsroom/body/layout.html"


class SoundBlock(blocks.StructBlock):
    """A sound bite inside a script."""

    recording = RecordingChooserBlock(label=_("Recording"), required=False)
    speaker = blocks.CharBlock(label=_("Who speaks"), required=False, max_length=200)
    words = blocks.TextBlock(label=_("Their words"), required=False, max_length=4000, rows=2)
    seconds = blocks.IntegerBlock(label=_("Seconds"), required=False, min_value=0, max_value=3600)


class ShotBlock(blocks.StructBlock):
    """One shot of a television script: what is seen, what is said over it."""

    picture = blocks.TextBlock(label=_("What is seen"), required=False, max_length=1000, rows=2)
    words = blocks.TextBlock(label=_("What is said"), required=False, max_length=4000, rows=3)
    seconds = blocks.IntegerBlock(label=_("Seconds"), required=False, min_value=0, max_value=3600)


class GivenBlock(blocks.FieldBlock):
    """A value that a screen of the house puts in, shown but not typed."""

    def __init__(self, **kwargs: Any) -> None:
        self.field = forms.CharField(required=False, max_length=64, widget=forms.TextInput(attrs={"readonly": True}))
        super().__init__(**kwargs)


class ItemBlock(blocks.StructBlock):
    """Something that was released, shown as a card: its headline and picture are those it has when it is read."""

    output = GivenBlock(label=_("Output"))
    title = blocks.CharBlock(label=_("Its headline when it was added"), required=False, max_length=200)
    note = blocks.TextBlock(label=_("Note"), required=False, max_length=600, rows=2)

    class Meta:
        label_format = "{title}"


class GrowthBlock(blocks.StructBlock):
    """The newest of a section, topic or place, shown as cards that come by themselves until a day."""

    kind = GivenBlock(label=_("Comes from"))
    key = GivenBlock(label=_("Code"))
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=160)
    most = blocks.IntegerBlock(label=_("At most"), required=False, min_value=1, max_value=50)
    until = GivenBlock(label=_("Until the day"))

    class Meta:
        label_format = "{title}"


class LiveBlock(blocks.StructBlock):
    """The place where the entries of a live blog stand; they have their own screen."""

    title = blocks.CharBlock(label=_("Title over the entries"), required=False, max_length=160)

    class Meta:
        label_format = "{title}"


def _house_blocks() -> dict[str, blocks.Block]:
    """Return a fresh set of every block of the house, by the names the profiles use."""
    return {
        "paragraph": blocks.RichTextBlock(label=_("Paragraph"), icon="pilcrow", required=False, features=TEXT),
        "heading": blocks.CharBlock(label=_("Heading"), icon="title", required=False, max_length=160),
        "quote": QuoteBlock(label=_("Quote"), icon="openquote"),
        "box": BoxBlock(label=_("Box"), icon="form"),
        "photo": PhotoBlock(label=_("Photo"), icon="image"),
        "gallery": GalleryBlock(label=_("Gallery"), icon="copy"),
        "video": RecordingBlock(label=_("Video"), icon="media"),
        "audio": RecordingBlock(label=_("Audio"), icon="media"),
        "attachment": AttachmentBlock(label=_("Document"), icon="doc-full"),
        "table": TableBlock(label=_("Table"), icon="table"),
        "chapter": ChapterBlock(label=_("Chapter"), icon="bookmark"),
        "wide": WideBlock(label=_("Full-width photo"), icon="image"),
        "beside": BesideBlock(label=_("Text beside a photo"), icon="grip"),
        "pull": PullBlock(label=_("Large quote"), icon="openquote"),
        "figures": FiguresBlock(label=_("Big numbers"), icon="order"),
        "sound": SoundBlock(label=_("Sound bite"), icon="comment"),
        "shot": ShotBlock(label=_("Shot"), icon="view"),
        "item": ItemBlock(label=_("Item of a dossier"), icon="list-ul"),
        "growth": GrowthBlock(label=_("Items that come by themselves"), icon="redirect"),
        "live": LiveBlock(label=_("Live entries"), icon="history"),
    }


class BodyBlock(blocks.StreamBlock):
    """Every block of the house; only those of the e-magazine have a picture of their layout to choose by."""

    def __init__(self, names: tuple[str, ...] = (), **kwargs: Any) -> None:
        house = _house_blocks()
        super().__init__([(name, house[name]) for name in names or house], **kwargs)


@cache
def blocks_for(kind: str) -> BodyBlock:
    """Return the body block of an output kind: its profile's blocks only, in the profile's order."""
    return BodyBlock(PROFILES[kind].blocks, required=False)


class BodyField(StreamField):
    """A body; in migrations it is the JSON it is stored as, so a new label or block is no new migration."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(BodyBlock(), **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup")
        return name, "django.db.models.JSONField", [], kwargs
