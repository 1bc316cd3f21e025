"""Works shown with a text, as NITF's media elements."""

from __future__ import annotations

from hoitu.delivery.sharing.formats import elements
from hoitu.delivery.sharing.formats.media import KINDS, Association, Kind, Rendition
from hoitu.kernel.safe_xml import etree

# Field of an association → name of its metadata.
METADATA = {"guid": "guid", "name": "name", "title": "title"}
# What agencies call a kind.
KIND_OF: dict[str, Kind] = {"image": "picture", "photo": "picture", **{kind: kind for kind in KINDS}}


def put_media(content: etree._Element, shown: Association) -> None:
    """Put the association into `body.content`."""
    media = elements.put(content, "media", "", {"media-type": "image" if shown.kind == "picture" else shown.kind})
    for field, name in METADATA.items():
        if said := getattr(shown, field):
            elements.put(media, "media-metadata", "", {"name": name, "value": said})
    for each in shown.renditions:
        _put_reference(media, shown, each)
    if not shown.renditions:  # the schema wants one; without a source there is no file
        _put_reference(media, shown, None)
    elements.put_words(media, "media-caption", shown.caption)
    elements.put_words(media, "media-producer", shown.credit)


def _put_reference(media: etree._Element, shown: Association, file: Rendition | None) -> None:
    known: dict[str, object] = {"alternate-text": shown.alt, "copyright": shown.copyright_notice}
    if file:
        known |= {"source": file.href, "name": file.name, "mime-type": file.mime}
        known |= {"height": file.height, "width": file.width, "time": file.duration}
        known["time-unit-of-measure"] = "second" if file.duration is not None else ""
    elements.put(media, "media-reference", "", known)


def association_of(media: etree._Element, place: int) -> Association:
    """Return a media element as an association; without a guid it gets the address of its first file."""
    said = {elements.attribute(each, "name"): elements.attribute(each, "value") for each in _metadata(media)}
    references = list(elements.every(media, "media-reference"))
    files = tuple(_rendition(each, at) for at, each in enumerate(references, 1) if each.get("source"))
    one = references[0] if references else None
    return Association(
        guid=said.get("guid") or (files[0].href if files else f"#{place}"),
        name=said.get("name") or f"media{place}",
        kind=_kind(media),
        title=said.get("title", ""),
        caption=elements.words(elements.first(media, "media-caption")),
        alt=elements.attribute(one, "alternate-text"),
        credit=elements.words(elements.first(media, "media-producer")) or elements.attribute(one, "source-credit"),
        copyright_notice=elements.attribute(one, "copyright"),
        renditions=files,
    )


def _metadata(media: etree._Element) -> list[etree._Element]:
    return list(elements.every(media, "media-metadata"))


def _kind(media: etree._Element) -> Kind:
    return KIND_OF.get(elements.attribute(media, "media-type"), "picture")


def _rendition(reference: etree._Element, at: int) -> Rendition:
    return Rendition(
        name=elements.attribute(reference, "name") or f"file{at}",
        href=elements.attribute(reference, "source"),
        mime=elements.attribute(reference, "mime-type"),
        width=elements.number(reference, "width"),
        height=elements.number(reference, "height"),
        duration=elements.number(reference, "time"),
    )
