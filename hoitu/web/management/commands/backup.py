"""`hoitu backup`: one archive of everything but the secret key."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from hoitu.kernel import clock
from hoitu.web.backups import making
from hoitu.web.backups.database import DatabaseToolFailed


class Command(BaseCommand):
    """Make an archive, and drop the oldest ones if asked."""

    help = "sao lưu cơ sở dữ liệu, ảnh, âm thanh, tài liệu và các trang đã phát hành vào một tệp"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder and how many archives to keep."""
        parser.add_argument(
            "--to", type=Path, default=None, help="thư mục chứa bản sao lưu (mặc định: HOITU_HOME/backups)"
        )
        parser.add_argument("--keep", type=int, default=0, help="chỉ giữ số bản mới nhất này; 0 là giữ tất cả")

    def handle(self, *, to: Path | None, keep: int, **_options: Any) -> None:
        """Do it and say where it is."""
        folder = to or Path(settings.HOME) / "backups"
        if keep < 0:
            message = "--keep phải là 0 hoặc số dương."
            raise CommandError(message)
        try:
            with tqdm(total=making.size_of_all(), unit="B", unit_scale=True, file=sys.stderr, disable=None) as bar:
                made = making.make(folder, now=clock.now(), progress=bar.update)
        except (DatabaseToolFailed, OSError) as problem:
            message = f"Chưa sao lưu được: {problem}"
            raise CommandError(message) from problem
        dropped = making.prune(folder, keep) if keep else []
        self.stdout.write(f"Đã sao lưu: {made} ({made.stat().st_size / 1e6:.1f} MB). Đã xóa {len(dropped)} bản cũ.")
        self.stdout.write("Bản sao lưu không có khóa bí mật (secret.key): hãy cất khóa đó riêng, ở nơi khác.")
