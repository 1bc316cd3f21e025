"""Backup and restore by the command line, on the database the suite runs on."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from hoitu.web import blank
from hoitu.web.backups import making, manifest, restoring
from hoitu.web.backups.manifest import Damaged
from tests.world import NOON

pytestmark = pytest.mark.slow
PROJECT = Path(__file__).resolve().parents[2]
RECORD = (
    "from hoitu.foundation.audit import operations; from hoitu.kernel import actor, clock;"
    "operations.record(by=actor.SystemActor('tests'), action='tests.{0}', now=clock.now())"
)
COUNT = "from hoitu.foundation.audit import queries; print(queries.head().seq)"


@dataclass
class House:
    """An installation of its own, driven by its command line."""

    home: Path
    environment: dict[str, str]

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "hoitu", *arguments],
            cwd=PROJECT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def does(self, *arguments: str) -> str:
        done = self.run(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def archives(self) -> list[Path]:
        return sorted((self.home / "backups").glob("*.tar"))


@pytest.fixture(scope="module")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield f"sqlite:///{tmp_path_factory.mktemp('database') / 'house.sqlite3'}"
        return
    import psycopg  # noqa: PLC0415 - only where PostgreSQL is

    name = f"hoitu_house_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield urlsplit(url)._replace(path=f"/{name}").geturl()
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, database_url: str) -> House:
    """A house with one audit entry, one photo and one page, and one archive of that."""
    home = tmp_path_factory.mktemp("house")
    environment = {**os.environ, "HOITU_HOME": str(home), "DATABASE_URL": database_url}
    environment |= {"DJANGO_SETTINGS_MODULE": "hoitu.web.settings", "HOITU_SECRET_KEY": ""}
    made = House(home, environment)
    if database_url.startswith("sqlite:///"):
        blank.lay_at(Path(database_url.removeprefix("sqlite:///")))
    made.does("migrate", "--verbosity=0")
    made.does("shell", "-c", RECORD.format("before"))
    for path, content in {"media/anh.jpg": "ảnh", "public/index.html": "trang cũ"}.items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_text(content, encoding="utf-8")
    made.does("backup")
    return made


def test_an_archive_holds_everything_but_the_key(house: House) -> None:
    (archive,) = house.archives()
    with tarfile.open(archive) as opened:
        names = opened.getnames()
    assert names[0].startswith("database.")
    assert {"files/media/anh.jpg", "files/public/index.html"} <= set(names)
    assert names[-1] == manifest.NAME
    assert (house.home / "secret.key").is_file()
    assert not [name for name in names if "secret.key" in name or "backups" in name]
    assert archive.stat().st_mode & 0o077 == 0


def test_a_restore_brings_back_what_was_and_keeps_what_is(house: House) -> None:
    (archive,) = house.archives()
    house.does("shell", "-c", RECORD.format("after"))
    (house.home / "media/anh.jpg").unlink()
    (house.home / "media/anh-moi.jpg").write_text("ảnh mới", encoding="utf-8")
    assert house.does("shell", "-v0", "-c", COUNT).strip() == "2"

    assert "before-restore-" in house.does("restore", "--yes", str(archive))

    assert house.does("shell", "-v0", "-c", COUNT).strip() == "1"
    assert (house.home / "media/anh.jpg").read_text(encoding="utf-8") == "ảnh"
    assert not (house.home / "media/anh-moi.jpg").exists()
    (aside,) = house.home.glob("before-restore-*")
    assert (aside / "media/anh-moi.jpg").is_file()
    assert house.run("verify-audit").returncode == 0
    assert archive.is_file()


def test_a_restore_into_a_running_house_is_refused(house: House) -> None:
    beat = (
        "from hoitu.foundation.outbox.models import Heartbeat; from hoitu.kernel.clock import now;"
        "Heartbeat.objects.create(worker='one:1', started_at=now(), beat_at=now())"
    )
    house.does("shell", "-c", beat)
    refused = house.run("restore", "--yes", str(house.archives()[0]))
    house.does("shell", "-c", "from hoitu.foundation.outbox.models import Heartbeat; Heartbeat.objects.all().delete()")
    assert refused.returncode == 1
    assert "đang chạy" in refused.stderr


def test_a_sound_archive_is_checked_without_restoring(house: House) -> None:
    before = sorted(house.home.glob("before-restore-*"))
    assert "nguyên vẹn" in house.does("restore", "--check", str(house.archives()[0]))
    assert sorted(house.home.glob("before-restore-*")) == before


def test_an_archive_that_is_not_there_is_told(house: House) -> None:
    done = house.run("restore", "--yes", "khong-co.tar")
    assert done.returncode == 1
    assert "khong-co.tar" in done.stderr


def rewritten(source: Path, target: Path, change: Callable[[str, bytes], list[tuple[str, bytes]]]) -> None:
    """Write the archive again with each member replaced by what `change` makes of it."""
    with tarfile.open(source) as old, tarfile.open(target, "w") as new:
        for info in old.getmembers():
            reader = old.extractfile(info)
            assert reader
            for name, content in change(info.name, reader.read()):
                fresh = tarfile.TarInfo(name)
                fresh.size = len(content)
                new.addfile(fresh, io.BytesIO(content))


Change = Callable[[str, bytes], list[tuple[str, bytes]]]
CHANGES: dict[str, Change] = {
    "altered file": lambda name, content: [(name, content.upper() if name.endswith(".html") else content)],
    "altered database": lambda name, content: [
        (name, content[:-9] + b"x" + content[-8:] if "database" in name else content)
    ],
    "missing file": lambda name, content: [] if name.endswith(".jpg") else [(name, content)],
    "extra file": lambda name, content: (
        [("files/la.txt", b"?"), (name, content)] if "database" in name else [(name, content)]
    ),
    "file twice": lambda name, content: [(name, content)] * (2 if name.endswith(".jpg") else 1),
    "no manifest": lambda name, content: [] if name == manifest.NAME else [(name, content)],
    "broken manifest": lambda name, content: [(name, content[:50] if name == manifest.NAME else content)],
    "unknown format": lambda name, content: [(name, content.replace(b'"format": 1', b'"format": 99'))],
    "way out": lambda name, content: [
        (name.replace("files/media", "files/../.."), content.replace(b"files/media", b"files/../.."))
    ],
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_damaged_archive_is_refused(house: House, tmp_path: Path, change: str) -> None:
    damaged = tmp_path / "damaged.tar"
    rewritten(house.archives()[0], damaged, CHANGES[change])
    with pytest.raises(Damaged):
        restoring.check(damaged)


@pytest.mark.parametrize("keep", [0, 100, 5_000, -12_000, -50_000])
def test_an_archive_that_was_cut_is_refused(house: House, tmp_path: Path, keep: int) -> None:
    whole = house.archives()[0].read_bytes()
    cut = tmp_path / "cut.tar"
    cut.write_bytes(whole[:keep])
    with pytest.raises(Damaged):
        restoring.check(cut)


def test_a_link_in_an_archive_is_refused(house: House, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.tar"
    with tarfile.open(house.archives()[0]) as old, tarfile.open(hostile, "w") as new:
        for info in old.getmembers():
            if info.name.endswith(".jpg"):
                link = tarfile.TarInfo(info.name)
                link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
                new.addfile(link)
            else:
                new.addfile(info, old.extractfile(info))
    with pytest.raises(Damaged):
        restoring.check(hostile)


def test_a_refused_archive_leaves_everything_as_it_was(house: House, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.tar"
    rewritten(house.archives()[0], damaged, CHANGES["altered file"])
    before = sorted(path.name for path in house.home.iterdir())
    done = house.run("restore", "--yes", str(damaged))
    assert done.returncode == 1
    assert "SHA-256" in done.stderr
    assert sorted(path.name for path in house.home.iterdir()) == before


def test_only_the_newest_archives_are_kept(tmp_path: Path) -> None:
    names = [f"hoitu-{NOON + timedelta(days=day):%Y%m%dT%H%M%SZ}.tar" for day in range(5)]
    for name in names:
        (tmp_path / name).touch()
    (tmp_path / "other.tar").touch()
    assert [path.name for path in making.prune(tmp_path, 2)] == names[:3]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*names[3:], "other.tar"])
