"""The built-in server: fast and correct for readers, blind to everything else."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from hoitu.delivery.site.freezing import files
from hoitu.delivery.site.server import wrapper
from tests.delivery.site.reading import Reader


@pytest.fixture(autouse=True)
def some_files(public: Path) -> None:
    files.write_text("/", "<!doctype html>trang chủ")
    files.write_text("/thoi-su/bai-1/", "<!doctype html>" + "bài " * 200)
    files.write(public / "assets" / "site.0123456789.css", b"a{}" * 100)
    files.write(public / "tu-lieu" / "lon.mp4", bytes(range(256)) * 8192)
    (public / ".an").mkdir()
    (public / ".an" / "index.html").write_text("ẩn")
    (public.parent / "secret.key").write_text("bí mật")


def test_a_page_comes_with_its_type_tag_and_policy(reader: Reader) -> None:
    page = reader.get("/")

    assert (page.status, page.text) == (200, "<!doctype html>trang chủ")
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert page.headers["Content-Length"] == str(len(page.body))
    assert page.headers["Content-Security-Policy"].startswith("default-src 'self'")
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Vary"] == "Accept-Encoding"


def test_it_answers_304_to_who_has_it(reader: Reader) -> None:
    page = reader.get("/")
    for headers in (
        {"if_none_match": page.headers["ETag"]},
        {"if_none_match": f'"x", W/{page.headers["ETag"]}'},
        {"if_none_match": "*"},
        {"if_modified_since": page.headers["Last-Modified"]},
    ):
        reply = reader.get("/", **headers)
        assert (reply.status, reply.body) == (304, b""), headers
    for headers in ({"if_none_match": '"x"'}, {"if_modified_since": "Mon, 01 Jan 2001 00:00:00 GMT"}):
        assert reader.get("/", **headers).status == 200
    assert reader.get("/", if_modified_since="hôm qua").status == 200


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [("gzip", True), ("br, gzip;q=0.5", True), ("gzip;q=0", False), ("gzip; q=0.0", False), ("", False), ("br", False)],
)
def test_it_packs_for_who_unpacks(reader: Reader, accepted: str, packed: bool) -> None:  # noqa: FBT001 - a parameter
    reply = reader.get("/thoi-su/bai-1/", accept_encoding=accepted)

    assert ("Content-Encoding" in reply.headers) is packed
    assert reply.text.startswith("<!doctype html>bài bài")
    assert reply.headers["Content-Length"] == str(len(reply.body))


def test_head_has_headers_and_no_body(reader: Reader) -> None:
    head, get = reader.get("/", "HEAD"), reader.get("/")

    assert (head.status, head.body, head.headers) == (200, b"", get.headers)


def test_a_missing_slash_is_added(reader: Reader) -> None:
    reply = reader.get("/thoi-su/bai-1")
    assert (reply.status, reply.headers["Location"]) == (301, "/thoi-su/bai-1/")


def test_a_changed_page_is_seen_at_once(reader: Reader) -> None:
    before = reader.get("/")
    files.write_text("/", "<!doctype html>mới")
    after = reader.get("/", if_none_match=before.headers["ETag"])

    assert (after.status, after.text) == (200, "<!doctype html>mới")
    files.remove(files.file_of("/"))
    assert reader.get("/").headers == {"X-From": "staff"}


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.key",
        "/thoi-su/../../secret.key",
        "//secret.key",
        "/.an/",
        "/.index.html.1.tmp",
        "/thoi-su/./bai-1/",
        "/thoi-su\\bai-1/",
        "/thoi-su/bai-1/\x00",
        "/%2e%2e/secret.key",
        "/thoi-su/bai-1/index.html.gz",
        "/toa-soan/",
        "/thời-sự/",
        "/thoi-su/bai-1/index.html/",
        "/thoi-su/",
        "/" + "a" * 5000,
    ],
)
def test_what_is_not_public_is_left_to_the_application(reader: Reader, path: str) -> None:
    reply = reader.get(path)
    assert (reply.status, reply.headers) == (404, {"X-From": "staff"})


def test_other_methods_are_left_to_the_application(reader: Reader) -> None:
    assert reader.get("/", "POST").headers == {"X-From": "staff"}


def test_assets_keep_for_ever_and_pages_do_not(reader: Reader) -> None:
    asset = reader.get("/assets/site.0123456789.css")
    assert asset.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in asset.headers["Cache-Control"]
    assert "max-age=60" in reader.get("/").headers["Cache-Control"]


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("", 200, slice(None)),
        ("bytes=0-99", 206, slice(0, 100)),
        ("bytes=2097000-", 206, slice(2097000, None)),
        ("bytes=-10", 206, slice(-10, None)),
        ("bytes=5-3", 416, slice(0, 0)),
        ("bytes=9999999-", 416, slice(0, 0)),
        ("bytes=-", 200, slice(None)),
        ("lines=1-2", 200, slice(None)),
    ],
)
def test_large_files_come_in_parts(reader: Reader, public: Path, asked: str, status: int, part: slice) -> None:
    whole = (public / "tu-lieu" / "lon.mp4").read_bytes()
    reply = reader.get("/tu-lieu/lon.mp4", range=asked)

    assert (reply.status, reply.body) == (status, whole[part])
    assert reply.headers["Content-Type"] == "video/mp4"
    if status == 206:
        assert reply.headers["Content-Length"] == str(len(reply.body))
    assert reader.get("/tu-lieu/lon.mp4", "HEAD").body == b""


def test_small_recordings_come_in_parts_too(reader: Reader, public: Path) -> None:
    files.write(public / "tu-lieu" / "ngan.mp3", b"0123456789")
    assert reader.get("/tu-lieu/ngan.mp3").headers["Accept-Ranges"] == "bytes"
    part = reader.get("/tu-lieu/ngan.mp3", range="bytes=2-4")
    assert (part.status, part.body, part.headers["Content-Range"]) == (206, b"234", "bytes 2-4/10")


def test_a_page_is_sent_whole_whatever_part_is_asked_for(reader: Reader) -> None:
    reply = reader.get("/", range="bytes=0-3")
    assert (reply.status, reply.text) == (200, "<!doctype html>trang chủ")


def test_memory_is_bounded(reader: Reader, public: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wrapper, "MOST_MEMORY", 3000)
    for number in range(30):
        files.write(public / f"f{number}.txt", os.urandom(500))
        assert reader.get(f"/f{number}.txt").status == 200
    assert isinstance(reader.app, wrapper.PublicFiles)
    assert reader.app._bytes <= 3000
    assert reader.get("/f0.txt").status == 200


def test_a_copy_newer_than_its_file_is_not_sent(reader: Reader, public: Path) -> None:
    """A kill between the two renames leaves a new copy beside the old file: readers get the old one whole."""
    packed = public / "index.html.gz"
    packed.write_bytes(gzip.compress(b"half of a change"))
    later = (public / "index.html").stat().st_mtime + 60
    os.utime(packed, (later, later))

    assert reader.get("/", accept_encoding="gzip").text == "<!doctype html>trang chủ"
    files.write_text("/", "<!doctype html>trang chủ")
    assert reader.get("/", accept_encoding="gzip").headers.get("Content-Encoding") == "gzip"
