"""Documents readers may download: a short list of kinds, none of them with programs inside."""

from __future__ import annotations

import zipfile
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hoitu.foundation.media import limits
from hoitu.foundation.media.checks import common

# The extension, and for packed kinds what must be in the archive.
OPEN_XML = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
OPEN_DOCUMENT = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odp": b"application/vnd.oasis.opendocument.presentation",
}
EXTENSIONS = {"pdf", "csv", "txt", *OPEN_XML, *OPEN_DOCUMENT}
MOST_PARTS = 10_000
PDF_TAIL = 2048


def check_attachment(file: Any, name: str) -> None:
    """Raise ValidationError, in words for the person at the desk, unless the file is a document we hand on."""
    common.check_size(file, limits.attachment_bytes())
    extension = common.check_extension(name, EXTENSIONS)
    try:
        if extension == "pdf":
            _check_pdf(file)
        elif extension in {"csv", "txt"}:
            _check_text(file)
        else:
            _check_packed(file, extension)
    finally:
        file.seek(0)


def _check_pdf(file: IO[bytes]) -> None:
    if not common.head_of(file).startswith(b"%PDF-"):
        raise _other_content("PDF")
    file.seek(0, 2)
    file.seek(max(0, file.tell() - PDF_TAIL))
    if b"%%EOF" not in file.read():
        raise _damaged()
    common.refuse_two_faced(file, whole=False)


def _check_text(file: IO[bytes]) -> None:
    file.seek(0)
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise ValidationError(_("The text is not in UTF-8: save it again as UTF-8."), code="not_utf8") from wrong
    if "\0" in text:
        raise _other_content("TXT, CSV")
    common.refuse_two_faced(file, whole=True)


def _check_packed(file: IO[bytes], extension: str) -> None:
    if not common.head_of(file).startswith(b"PK\x03\x04"):
        raise _other_content(extension.upper())
    try:
        with zipfile.ZipFile(file) as archive:
            _check_parts(archive, extension)
    except ValidationError:
        raise
    except Exception as broken:  # archives fail in any way they like on hostile bytes
        raise _damaged() from broken
    common.refuse_two_faced(file, whole=False, archive=True)


def _check_parts(archive: zipfile.ZipFile, extension: str) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > limits.unpacked_bytes():
        raise ValidationError(_("The document unpacks to far more than it shows: save it anew."), code="zip_bomb")
    names = [part.filename for part in parts]
    if any("vbaproject" in name.lower() or name.startswith(("Basic/", "Scripts/")) for name in names):
        raise ValidationError(_("The document has macros (programs) inside: save it without them."), code="macros")
    if extension in OPEN_XML:
        right = "[Content_Types].xml" in names and any(name.startswith(OPEN_XML[extension]) for name in names)
    else:
        right = "mimetype" in names and _mimetype(archive) == OPEN_DOCUMENT[extension]
    if not right:
        raise _other_content(extension.upper())


def _mimetype(archive: zipfile.ZipFile) -> bytes:
    with archive.open("mimetype") as part:
        return part.read(200).strip()


def _other_content(kind: str) -> ValidationError:
    return ValidationError(
        _("The content of this file is not %(kind)s, whatever its name says: export it again."),
        code="other_content",
        params={"kind": kind},
    )


def _damaged() -> ValidationError:
    return ValidationError(_("The document is damaged or cut off: export it again."), code="damaged")
