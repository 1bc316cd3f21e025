"""`hoitu work`: everything that happens outside of requests."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hoitu.foundation.outbox import worker
from hoitu.web import preparing


class Command(BaseCommand):
    """Work until told to stop."""

    requires_system_checks = ()  # `serve` checks; here they would load every screen, for nothing
    help = "làm các việc nền: phát hành đúng giờ, dựng trang, gửi sự kiện"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a name, and whether to stop when idle."""
        parser.add_argument("--name", default="", help="tên của tiến trình (mặc định: máy và số hiệu tiến trình)")
        parser.add_argument("--loops", type=int, default=2, help="số luồng việc; 2 để việc lâu không giữ bài chờ lên")
        parser.add_argument("--until-idle", action="store_true", help="làm hết việc đang chờ rồi dừng")

    def handle(self, *, name: str, until_idle: bool, loops: int, **_options: Any) -> None:
        """Run the loop."""
        if preparing.tables_behind():
            msg = "Cơ sở dữ liệu chưa được tạo hoặc chưa cập nhật: chạy `bin/hoitu migrate` rồi thử lại."
            raise CommandError(msg)
        handled = worker.run(worker=name, until_idle=until_idle, loops=1 if until_idle else max(loops, 1))
        self.stdout.write(f"Đã dừng; số việc đã làm: {handled}.")
