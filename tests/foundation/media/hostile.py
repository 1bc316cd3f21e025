"""Files nobody should take in, and small honest ones to compare with; all made in code."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from PIL import Image

from tests.foundation.media.works import jpeg


def picture(kind: str, size: tuple[int, int] = (60, 40)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(out, kind)
    return out.getvalue()


def png_that_says(width: int, height: int) -> bytes:
    """A PNG of a hundred bytes whose header promises any size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(b"\0" * 64))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")


def gif_of(frames: int, size: tuple[int, int] = (4, 4)) -> bytes:
    out = io.BytesIO()
    pictures = [Image.new("RGB", size, (number % 250, number // 250, 7)) for number in range(frames)]
    pictures[0].save(out, "GIF", save_all=True, append_images=pictures[1:])
    return out.getvalue()


def archive(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def docx(**more: bytes) -> bytes:
    return archive(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>", **more})


def odt() -> bytes:
    return archive(mimetype=b"application/vnd.oasis.opendocument.text", **{"content.xml": b"<o/>"})


PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

PHOTOS = {
    "empty": ("anh.jpg", b"", "empty"),
    "svg": ("anh.svg", SVG, "svg"),
    "svg under another name": ("anh.png", SVG, "svg"),
    "text": ("anh.jpg", b"xin chao", "not_a_photo"),
    "no extension": ("anh", jpeg(20, 20), "extension"),
    "program": ("anh.exe", jpeg(20, 20), "extension"),
    "wrong extension": ("anh.png", jpeg(20, 20), "wrong_extension"),
    "pixel bomb": ("anh.png", png_that_says(60_000, 60_000), "too_many_pixels"),
    "pixel bomb, one long side": ("anh.png", png_that_says(40_000, 10), "too_many_pixels"),
    "many frames": ("anh.gif", gif_of(400), "too_many_frames"),
    "cut off": ("anh.jpg", jpeg(400, 300)[:-9000], "damaged"),
    "head only": ("anh.jpg", b"\xff\xd8\xff\xe0", "damaged"),
    "png lies about its pixels": ("anh.png", png_that_says(50, 50), "damaged"),
    "webp head only": ("anh.webp", b"RIFF\0\0\0\0WEBPVP8 ", "damaged"),
    "avif head only": ("anh.avif", b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf", "damaged"),
    "heic head only": ("anh.heic", b"\0\0\0\x1cftypheic\0\0\0\0heicmif1miaf", "damaged"),
    "with a script behind it": ("anh.jpg", jpeg(20, 20) + b"<SCRIPT>alert(1)</script>", "two_faced"),
    "with php behind it": ("anh.gif", gif_of(2) + b"<?php system('x'); ?>", "two_faced"),
    "with an archive behind it": ("anh.jpg", jpeg(20, 20) + archive(a=b"x"), "two_faced"),
}
ATTACHMENTS = {
    "empty": ("van-ban.pdf", b"", "empty"),
    "page as pdf": ("van-ban.pdf", b"<html><script>alert(1)</script>", "other_content"),
    "pdf after something": ("van-ban.pdf", b"GIF89a" + PDF, "other_content"),
    "pdf cut off": ("van-ban.pdf", PDF[:-20], "damaged"),
    "pdf and archive": ("van-ban.pdf", PDF[:30] + archive(a=b"x") + b"%%EOF", "two_faced"),
    "page": ("van-ban.html", b"<html>", "extension"),
    "program": ("van-ban.exe", b"MZ", "extension"),
    "old word": ("van-ban.doc", b"\xd0\xcf\x11\xe0", "extension"),
    "macros": ("van-ban.docx", docx(**{"word/vbaProject.bin": b"x"}), "macros"),
    "archive as docx": ("van-ban.docx", archive(a=b"x"), "other_content"),
    "docx as xlsx": ("bang.xlsx", docx(), "other_content"),
    "docx as odt": ("van-ban.odt", docx(), "other_content"),
    "docx cut off": ("van-ban.docx", docx()[:-30], "damaged"),
    "text that is none": ("ghi-chu.txt", b"\xff\xfe\x00", "not_utf8"),
    "zeros": ("bang.csv", b"a\0b", "other_content"),
    "page as text": ("ghi-chu.txt", b"<script>alert(1)</script>", "two_faced"),
}
