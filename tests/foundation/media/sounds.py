"""Recordings made byte by byte, with tags that must not leave the house."""

from __future__ import annotations

import struct

SECRET = b"+09.9347+106.3455/"


def box(kind: bytes, *content: bytes) -> bytes:
    data = b"".join(content)
    return struct.pack(">I", len(data) + 8) + kind + data


def mp4(*, handler: bytes = b"vide", seconds: int = 95) -> bytes:
    mvhd = box(b"mvhd", bytes(12), struct.pack(">II", 1000, seconds * 1000), bytes(80))
    hdlr = box(b"hdlr", bytes(8), handler, bytes(13))
    place = box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(SECRET), 0x15C7), SECRET))
    trak = box(b"trak", box(b"mdia", hdlr), box(b"udta", b"Nguyen Van Binh"))
    return box(b"ftyp", b"isom\0\0\0\0isom") + box(b"moov", mvhd, trak, place) + box(b"mdat", bytes(64))


def mp3(*, title: str = "Phỏng vấn ông Thạch Sang") -> bytes:
    frame = b"\xff\xfb\x90\x64" + bytes(413)  # MPEG 1 layer III, 128 kbit/s, 44.1 kHz
    return _tag(title) + frame * 80


def _tag(title: str) -> bytes:
    frames = _frames(title)
    size = len(frames)
    synchsafe = bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x04\x00\x00" + synchsafe + frames


def _frames(title: str) -> bytes:
    made = b""
    for name, text in ((b"TIT2", title), (b"TPE1", "Nguyễn Văn Bình")):
        data = b"\x03" + text.encode()
        made += name + bytes((len(data) >> shift) & 0x7F for shift in (21, 14, 7, 0)) + b"\0\0" + data
    return made


def element(number: int, *content: bytes) -> bytes:
    data = b"".join(content)
    raw = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return raw + (len(data) | 1 << 56).to_bytes(8, "big") + data


def webm(*, track: int = 1, doctype: bytes = b"webm") -> bytes:
    info = element(
        0x1549A966,
        element(0x2AD7B1, (1_000_000).to_bytes(3, "big")),
        element(0x4489, struct.pack(">d", 61_500.0)),
        element(0x7BA9, "Sân nhà bà Thạch Thị Ên".encode()),
    )
    tracks = element(0x1654AE6B, element(0xAE, element(0xD7, b"\x01"), element(0x83, bytes([track]))))
    tags = element(0x1254C367, element(0x7373, b"GPS " + SECRET))
    cluster = element(0x1F43B675, element(0xE7, b"\0"))
    return element(0x1A45DFA3, element(0x4282, doctype)) + element(0x18538067, info, tracks, cluster, tags)
