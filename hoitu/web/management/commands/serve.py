"""`hoitu serve`: the web server."""

from __future__ import annotations

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hoitu.delivery.site import operations as site
from hoitu.web import env, preparing, serving


class Command(BaseCommand):
    """Serve the public pages and the newsroom."""

    help = "chạy máy chủ web (trang công khai và tòa soạn)"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where to listen and how many processes."""
        parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe (mặc định 127.0.0.1)")
        parser.add_argument("--port", type=int, help="cổng; 0 là cổng trống bất kỳ (mặc định: biến PORT, hoặc 8000)")
        parser.add_argument("--workers", type=int, default=1, help="số tiến trình (mặc định 1)")
        parser.add_argument("--threads", type=int, default=serving.THREADS, help="số luồng của mỗi tiến trình")

    def handle(self, *, host: str, port: int | None, workers: int, threads: int, **_options: Any) -> None:
        """Check that it can work, say the address, become the server."""
        port = env.number("PORT", 8000) if port is None else port
        if preparing.tables_behind():
            msg = "Cơ sở dữ liệu chưa được tạo hoặc chưa cập nhật: chạy `bin/hoitu migrate` rồi thử lại."
            raise CommandError(msg)
        if preparing.static_behind():
            self.stdout.write("Thu thập tệp tĩnh…")
            preparing.collect_static()
        site.publish_assets()  # pages made at once link to those of this version
        port = port or serving.free_port(host)
        if not serving.is_free(host, port):
            msg = f"Cổng {port} đang có chương trình khác dùng: đặt PORT=0 (cổng trống bất kỳ) hoặc --port khác."
            raise CommandError(msg)
        self.stdout.write(f"Hội Tụ: {serving.address(host, port)}  (tòa soạn: /toa-soan/)   Ctrl-C để dừng")
        self.stdout.flush()
        command = serving.command_line(host=host, port=port, workers=workers, threads=threads)
        os.execv(command[0], command)  # noqa: S606 - becomes granian, so that signals reach it directly
