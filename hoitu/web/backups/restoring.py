"""Brings an archive back: checked whole first, put in place by renames, what was there kept aside."""

from __future__ import annotations

import hashlib
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path, PurePosixPath

from django.conf import settings

from hoitu.web.backups import database, making, manifest
from hoitu.web.backups.manifest import Damaged, Manifest, Member

CHUNK = 1024 * 1024
Progress = Callable[[int], object]


@contextmanager
def _opened(path: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(path, mode="r:") as archive:
            yield archive
    except (tarfile.TarError, EOFError, OSError) as problem:
        message = f"Không đọc được bản sao lưu {path.name}: tệp bị hỏng hoặc bị cắt ngắn ({problem})."
        raise Damaged(message) from problem


def check(path: Path, *, progress: Progress = lambda _bytes: None) -> Manifest:
    """Compare every file of the archive with its manifest and return the manifest; raises Damaged."""
    with _opened(path) as archive:
        found = archive.getmembers()
        if not found or found[-1].name != manifest.NAME:
            message = f"Bản sao lưu {path.name} không có bản kê ở cuối: tệp bị cắt ngắn hoặc chưa làm xong."
            raise Damaged(message)
        known = manifest.from_json(_bytes_of(archive, found[-1]))
        wanted = {each.path: each for each in known.members}
        names = [each.name for each in found[:-1]]
        if len(names) != len(set(names)) or set(names) != set(wanted):
            message = "Các tệp trong bản sao lưu không khớp với bản kê: có tệp thừa hoặc thiếu."
            raise Damaged(message)
        for each in found[:-1]:
            _check_member(archive, each, wanted[each.name], progress)
    return known


def _check_member(archive: tarfile.TarFile, found: tarfile.TarInfo, wanted: Member, progress: Progress) -> None:
    if not found.isreg() or not _is_safe(found.name):
        message = f"Bản sao lưu có tên tệp không an toàn: {found.name!r}."
        raise Damaged(message)
    sha = hashlib.sha256()
    for part in _parts(archive, found):
        sha.update(part)
        progress(len(part))
    if found.size != wanted.size or sha.hexdigest() != wanted.sha256:
        message = f"Tệp {found.name} trong bản sao lưu đã bị hỏng hoặc bị sửa: mã SHA-256 không khớp."
        raise Damaged(message)


def _is_safe(name: str) -> bool:
    path = PurePosixPath(name)
    inside = name.startswith(making.FILES) or name in {database.SQLITE_MEMBER, database.POSTGRESQL_MEMBER}
    return inside and not path.is_absolute() and ".." not in path.parts and "\0" not in name


def _parts(archive: tarfile.TarFile, found: tarfile.TarInfo) -> Iterator[bytes]:
    source = archive.extractfile(found)
    while source and (part := source.read(CHUNK)):
        yield part


def _bytes_of(archive: tarfile.TarFile, found: tarfile.TarInfo) -> bytes:
    return b"".join(_parts(archive, found))


def restore(path: Path, *, now: datetime, progress: Progress = lambda _bytes: None) -> Path:
    """Put a checked archive in place and return the folder that keeps what was there before; raises Damaged.

    Nothing is touched before every file has been unpacked: a full disk or a broken archive leaves all as it was.
    """
    known = check(path, progress=progress)
    if known.engine != _engine():
        message = (
            f"Bản sao lưu là của {known.engine}, còn DATABASE_URL đang chỉ tới {_engine()}: đổi DATABASE_URL cho khớp."
        )
        raise Damaged(message)
    home = Path(settings.HOME)
    home.mkdir(parents=True, exist_ok=True)
    aside = home / f"before-restore-{now:%Y%m%dT%H%M%SZ}"
    aside.mkdir()
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=home) as space:
        _unpack(path, Path(space))
        database.replace_by(Path(space) / database.member(), aside)
        _swap(Path(space) / making.FILES, home, aside)
    return aside


def _engine() -> str:
    return "sqlite" if database.member() == database.SQLITE_MEMBER else "postgresql"


def _unpack(path: Path, space: Path) -> None:
    with _opened(path) as archive:
        for each in archive.getmembers():
            if each.name == manifest.NAME:
                continue
            target = space / each.name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as stream:
                stream.writelines(_parts(archive, each))


def _swap(files: Path, home: Path, aside: Path) -> None:
    """Move what an archive would hold out of the data folder, and what it does hold in."""
    for top in {file.relative_to(home).parts[0] for file in making.home_files()}:
        shutil.move(home / top, aside / top)
    if files.is_dir():
        for each in sorted(files.iterdir()):
            shutil.rmtree(home / each.name, ignore_errors=True)  # an empty folder, else it had been moved
            shutil.move(each, home / each.name)
