"""Brings an installation to what the code needs: its tables, its collected static files, the public site's assets."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from hoitu.delivery.site import operations as site
from hoitu.web import blank

Report = Callable[[str], None]


def prepare(report: Report) -> None:
    """Migrate, collect static files and publish assets where needed; `report` hears each step."""
    # Compressing runs outside the interpreter's lock: beside the migrations it costs no time where two cores are.
    with ThreadPoolExecutor(1) as beside:
        collecting = None
        if static_behind():
            report("Thu thập tệp tĩnh…")
            collecting = beside.submit(collect_static)
        if tables_behind():
            report("Tạo/cập nhật cơ sở dữ liệu…")
            blank.make_tables()
        if collecting:
            collecting.result()
    site.publish_assets()


def tables_behind() -> bool:
    """Return whether a migration waits."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def static_behind() -> bool:
    """Return whether the collected files are others than those of the packages now."""
    stamp = _stamp_file()
    return not stamp.is_file() or stamp.read_text(encoding="ascii") != _fingerprint()


def collect_static() -> None:
    """Collect, name by content and compress the static files of the staff shell."""
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    _stamp_file().write_text(_fingerprint(), encoding="ascii")


def _stamp_file() -> Path:
    return Path(settings.STATIC_ROOT) / ".collected"


def _fingerprint() -> str:
    found = hashlib.sha256(str(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            seen = Path(storage.path(path)).stat()
            found.update(f"{path} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    return found.hexdigest()
