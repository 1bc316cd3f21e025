"""`kill -9` of the server between any two steps of an upload: the phone goes on, and everything arrives once."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from pytest_django import Settings

from hoitu.foundation.media.queries import Photo
from hoitu.kernel.ids import new_id
from hoitu.kernel.refusal import NotReady
from hoitu.production.field import operations, store
from hoitu.production.field.models import Upload
from hoitu.production.field.operations import About, FileSaid
from hoitu.production.field.rules.digest import digest_of
from tests.forking import died
from tests.production.field.phone import picture
from tests.world import NOON, World

pytestmark = [pytest.mark.crash, pytest.mark.slow]
MOST_STEPS = 80
STEPS = ("open", "pwrite", "fsync", "link", "rename", "unlink", "ftruncate")


def died_at(number: int, act: Callable[[], object]) -> bool:
    """Do the act in a process that kills itself at its nth step, on the disk or in the tables; say if it died."""
    return died(lambda: _act_and_die(number, act))


def _act_and_die(number: int, act: Callable[[], object]) -> None:
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1
        if steps == number:
            os.kill(os.getpid(), signal.SIGKILL)

    def counting(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django's shape
        result = execute(sql, params, many, context)
        if sql.startswith(("INSERT", "UPDATE", "DELETE", "RELEASE")):
            step()
        return result

    def stepping(real: Callable[..., Any]) -> Callable[..., Any]:
        def done(*args: Any, **kwargs: Any) -> Any:
            result = real(*args, **kwargs)
            step()
            return result

        return done

    try:
        for name in STEPS:
            setattr(os, name, stepping(getattr(os, name)))
        with connection.execute_wrapper(counting):
            act()
        step()
    except BaseException:  # noqa: BLE001 - a fork must end here, never run the parent's code
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


def test_wherever_the_server_dies_the_file_arrives_once(
    served_world: World, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT, settings.HOME = str(tmp_path / "media"), tmp_path
    deaths = 0
    for number in range(1, MOST_STEPS):
        data, upload_id = picture(number), new_id()
        said = FileSaid("photo", "anh.jpg", len(data), digest_of(io.BytesIO(data)))
        died = died_at(number, lambda: _send(served_world, upload_id, said, data))  # noqa: B023 - done at once
        deaths += died
        _send(served_world, upload_id, said, data)
        upload = Upload.objects.get(pk=upload_id)
        assert upload.state == "received", number
        assert Photo.objects.count() == Upload.objects.count() == number, number
        with upload.photo.file.open() as kept:  # type: ignore[union-attr]  # it has been received
            assert kept.read() == data, number
        assert not list(store.folder().iterdir()), number
        if not died:
            break
    assert deaths > 15, "sending has more steps than this"
    assert not died


def _send(world: World, upload_id: Any, said: FileSaid, data: bytes) -> None:
    """What a phone asks for, in two parts, as often as it must."""
    operations.begin(by=world.binh, upload_id=upload_id, file=said, about=About(), now=NOON)
    while (offset := store.size_of(upload_id)) < len(data) and Upload.objects.get(pk=upload_id).state == "open":
        part = data[offset : offset + 400]
        operations.append(by=world.binh, upload_id=upload_id, offset=offset, data=part, now=NOON)
    try:
        operations.receive(by=world.binh, upload_id=upload_id, now=NOON)
    except NotReady:  # the checksum found parts missing on the disk
        _send(world, upload_id, said, data)
