"""`hoitu restore`: bring an archive back; refuses a damaged one and a running house."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from tqdm import tqdm

from hoitu.foundation.audit import queries as audit
from hoitu.foundation.outbox import queries as outbox
from hoitu.kernel import clock
from hoitu.web import preparing
from hoitu.web.backups import restoring
from hoitu.web.backups.database import DatabaseToolFailed
from hoitu.web.backups.manifest import Damaged


class Command(BaseCommand):
    """Check an archive, or put it in place."""

    help = "khôi phục từ một bản sao lưu; dữ liệu đang có được giữ riêng trong thư mục before-restore-…"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the archive."""
        parser.add_argument("archive", type=Path, help="tệp .tar do `hoitu backup` làm ra")
        parser.add_argument("--check", action="store_true", help="chỉ kiểm tra bản sao lưu, không khôi phục")
        parser.add_argument("--yes", action="store_true", help="không hỏi lại")

    def handle(self, *, archive: Path, check: bool, yes: bool, **_options: Any) -> None:
        """Check; then, unless told only to check, restore and check the audit chain."""
        if not archive.is_file():
            message = f"Không có tệp {archive}: xem lại đường dẫn."
            raise CommandError(message)
        try:
            with tqdm(total=archive.stat().st_size, unit="B", unit_scale=True, file=sys.stderr, disable=None) as bar:
                known = restoring.check(archive, progress=bar.update)
            self.stdout.write(
                f"Bản sao lưu nguyên vẹn: {len(known.members)} tệp, làm lúc {known.made_at:%d/%m/%Y %H:%M} UTC."
            )
            if not check:
                self._restore(archive, yes=yes, head=known.audit_head)
        except (Damaged, DatabaseToolFailed, OSError) as problem:
            message = f"Không khôi phục: {problem}"
            raise CommandError(message) from problem

    def _restore(self, archive: Path, *, yes: bool, head: str) -> None:
        if _at_work():
            message = "Hội Tụ đang chạy: dừng `hoitu serve` và `hoitu work` (systemctl stop hoitu.target) rồi thử lại."
            raise CommandError(message)
        if not yes and input("Dữ liệu đang có sẽ được thay bằng bản sao lưu. Gõ KHOI PHUC để làm: ") != "KHOI PHUC":
            message = "Đã thôi, không đổi gì."
            raise CommandError(message)
        aside = restoring.restore(archive, now=clock.now())
        preparing.prepare(self.stdout.write)
        broken = audit.verify()
        problem = broken.sentence() if broken else audit.mismatch(head if head[:2] != "0:" else "")
        if problem:
            message = f"Đã khôi phục, nhưng {problem}"
            raise CommandError(message)
        self.stdout.write(f"Đã khôi phục. Dữ liệu trước đó nằm ở {aside}: xóa khi không còn cần.")


def _at_work() -> bool:
    """Tell whether a worker gave a sign of life within the last minute; an empty or broken database has none."""
    try:
        return outbox.health(clock.now()).alive
    except DatabaseError:
        return False
