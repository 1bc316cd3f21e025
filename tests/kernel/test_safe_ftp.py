"""Files go to partners' servers whole or not at all, and only to the machines we mean."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from io import StringIO
from pathlib import Path

import paramiko
import pytest

from hoitu.kernel import safe_ftp
from hoitu.kernel.safe_ftp import (
    Denied,
    Folder,
    Garbled,
    Place,
    Policy,
    Refused,
    StrangeHost,
    TooLarge,
    TooSlow,
    Unreachable,
    UnsafeAddress,
)
from hoitu.kernel.safe_ftp import ftp as ftp_door
from tests.stand_ins import certificates
from tests.stand_ins.ftp_server import PASSWORD, USER, Ftp, ftp_server
from tests.stand_ins.sftp_server import Sftp, sftp_server

LOOPBACK = Policy.of("127.0.0.1/32")
TEXT = "Bến Tre, Trà Vinh\n".encode() * 5000


@pytest.fixture
def ftp(tmp_path: Path) -> Iterator[Ftp]:
    with ftp_server(_folder(tmp_path / "ftp")) as running:
        yield running


@pytest.fixture
def sftp(tmp_path: Path) -> Iterator[Sftp]:
    with sftp_server(_folder(tmp_path / "sftp")) as running:
        yield running


@pytest.fixture(params=["ftp", "ftps", "sftp"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """The folder `tin` of each kind of server in turn."""
    root = _folder(tmp_path / "root")
    if request.param == "sftp":
        with sftp_server(root) as sftp:
            yield _of_sftp(sftp)
        return
    papers = certificates.certificate_of("127.0.0.1", tmp_path) if request.param == "ftps" else None
    if papers:
        monkeypatch.setattr(ftp_door, "_tls", lambda: certificates.trusting(papers[0]))
    with ftp_server(root, papers=papers) as ftp:
        yield replace(_of_ftp(ftp), protocol=request.param)


def _folder(root: Path) -> Path:
    (root / "tin").mkdir(parents=True)
    return root


def _of_ftp(ftp: Ftp) -> Place:
    return Place("ftp", "127.0.0.1", ftp.port, USER, PASSWORD, folder="tin")


def _of_sftp(sftp: Sftp) -> Place:
    return Place("sftp", "127.0.0.1", sftp.port, USER, PASSWORD, host_key=sftp.host_key, folder="tin")


def opened(place: Place, **asked: float) -> AbstractContextManager[Folder]:
    return safe_ftp.opened(place, policy=LOOPBACK, **asked)  # type: ignore[arg-type]  # each test names its own


def test_a_file_is_written_listed_measured_renamed_read_and_removed(place: Place) -> None:
    with opened(place) as folder:
        assert folder.names() == []
        folder.put("tin.tam", TEXT)
        assert folder.size("tin.tam") == len(TEXT)
        folder.rename("tin.tam", "tin.xml")
        assert folder.names() == ["tin.xml"]
        assert folder.get("tin.xml") == TEXT
        folder.remove("tin.xml")
        folder.remove("tin.xml")
        assert (folder.names(), folder.size("tin.xml")) == ([], None)


def test_a_new_name_may_be_taken_already(place: Place) -> None:
    with opened(place) as folder:
        folder.put("tin.xml", b"old")
        folder.put("tin.tam", b"new")
        folder.rename("tin.tam", "tin.xml")
        assert (folder.names(), folder.get("tin.xml")) == (["tin.xml"], b"new")


def test_a_name_that_is_part_of_another_is_not_there(place: Place) -> None:
    with opened(place) as folder:
        folder.put("tin-10.xml", b"x")
        assert folder.size("tin-1") is None
        with pytest.raises(Refused) as refused:
            folder.get("tin-1")
    assert not refused.value.again


@pytest.mark.parametrize("name", ["", ".", "..", "../tin", "a/b", "a\\b", "a\r\nDELE b", "a\0b"])
def test_no_name_leads_out_of_the_folder_or_into_another_command(place: Place, name: str) -> None:
    with opened(place) as folder:
        for act in (folder.size, folder.get, folder.remove, lambda wrong: folder.put(wrong, b"")):
            with pytest.raises(ValueError, match="is not the name of a file"):
                act(name)


def test_a_file_longer_than_allowed_is_not_read(place: Place) -> None:
    with opened(place, max_bytes=1000) as folder:
        folder.put("tin.xml", TEXT)
        with pytest.raises(TooLarge):
            folder.get("tin.xml")


def test_a_wrong_password_is_told_from_a_broken_line(place: Place) -> None:
    with pytest.raises(Denied) as denied, opened(replace(place, password="sai")):
        pass
    assert not denied.value.again


def test_loopback_is_closed_unless_a_policy_opens_it(place: Place) -> None:
    with pytest.raises(UnsafeAddress), safe_ftp.opened(place):
        pass


def test_a_folder_that_is_not_there_is_a_refusal(place: Place) -> None:
    with pytest.raises(Refused), opened(replace(place, folder="khong-co")):
        pass


def test_secrets_stay_out_of_what_is_written_down() -> None:
    assert "bi-mat" not in repr(Place("ftp", "a.vn", password="bi-mat", private_key="bi-mat"))


def test_nobody_at_the_address_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(Unreachable), opened(Place("ftp", "127.0.0.1", port)):
        pass


def test_a_line_that_breaks_after_the_last_byte_leaves_it_open_what_was_done(ftp: Ftp) -> None:
    ftp.faults.add("cut_before_226")
    with pytest.raises(Unreachable), opened(_of_ftp(ftp)) as folder:
        folder.put("tin.xml", TEXT)
    assert (ftp.root / "tin" / "tin.xml").read_bytes() == TEXT


def test_a_refused_rename_says_whether_to_try_again(ftp: Ftp) -> None:
    ftp.faults.add("refuse_rename")
    with opened(_of_ftp(ftp)) as folder:
        folder.put("tin.tam", b"x")
        with pytest.raises(Refused, match="550 Not today") as refused:
            folder.rename("tin.tam", "tin.xml")
    assert not refused.value.again


def test_a_server_that_falls_silent_does_not_hold_us(ftp: Ftp) -> None:
    ftp.faults.add("silent")
    begun = time.monotonic()
    with pytest.raises(TooSlow), opened(_of_ftp(ftp), seconds=0.5) as folder:
        folder.put("tin.xml", b"x")
    assert time.monotonic() - begun < 5


def test_a_server_with_another_key_hears_no_password(sftp: Sftp) -> None:
    with pytest.raises(StrangeHost) as strange, opened(replace(_of_sftp(sftp), host_key="SHA256:khac")):
        pass
    assert strange.value.host_key == sftp.host_key


def test_a_private_key_opens_the_door(tmp_path: Path) -> None:
    key, pem = paramiko.RSAKey.generate(2048), StringIO()
    key.write_private_key(pem)
    with sftp_server(_folder(tmp_path / "root"), allowed_key=key) as running:
        mine = replace(_of_sftp(running), password="", private_key=pem.getvalue())
        with opened(mine) as folder:
            folder.put("tin.xml", b"x")
        with pytest.raises(Denied, match="cannot be read"), opened(replace(mine, private_key="khong phai khoa")):
            pass


def _babbling(answer: bytes) -> Callable[[socket.socket], None]:
    def talk(listening: socket.socket) -> None:
        line, _address = listening.accept()
        with line:
            line.sendall(answer)
            line.recv(100)

    return talk


@pytest.mark.parametrize("protocol", ["ftp", "sftp"])
def test_a_server_of_another_kind_is_garbled(protocol: safe_ftp.place.Kind) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        talking = threading.Thread(target=_babbling(b"HTTP/1.1 400 Bad Request\r\n\r\n"), args=(listening,))
        talking.start()
        place = Place(protocol, "127.0.0.1", listening.getsockname()[1])
        with pytest.raises(Garbled), opened(place, seconds=5):
            pass
        talking.join(5)
