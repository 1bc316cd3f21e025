"""`hoitu messages`: extract, keep and compile the translations of every module."""

from __future__ import annotations

import importlib.util
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

if importlib.util.find_spec("polib"):
    from hoitu.web.catalogues import files


class Command(BaseCommand):
    """Bring the catalogues up to date, or only judge them."""

    help = "cập nhật và biên dịch bản dịch của từng phần (dành cho người phát triển)"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take module names, --check and --prune."""
        parser.add_argument("modules", nargs="*", help="tên phần, ví dụ: newsroom site; bỏ trống là tất cả")
        parser.add_argument("--check", action="store_true", help="chỉ kiểm tra, không ghi tệp nào; lỗi thì thoát mã 1")
        parser.add_argument("--prune", action="store_true", help="bỏ hẳn các câu không còn dùng")

    def handle(self, *, modules: list[str], check: bool, prune: bool, **_options: Any) -> None:
        """Do it and say what still wants a translation."""
        if not importlib.util.find_spec("polib"):
            msg = "Cần gói polib của môi trường phát triển: chạy `bin/check` một lần để cài, rồi thử lại."
            raise CommandError(msg)
        chosen = list(files.catalogues(modules))
        if not chosen:
            known = ", ".join(sorted({catalogue.module for catalogue in files.catalogues()}))
            msg = f"Không có phần nào tên như vậy. Các phần: {known}."
            raise CommandError(msg)
        if check:
            self._check(chosen)
            return
        for catalogue in chosen:
            missing = files.update(catalogue, prune=prune)
            if catalogue.po.exists():
                self.stdout.write(f"{catalogue.module} [{catalogue.language}]: còn {missing} câu chưa dịch")

    def _check(self, chosen: list[files.Catalogue]) -> None:
        found = [problem for catalogue in chosen for problem in files.problems(catalogue)]
        found += files.clashes()
        for problem in found:
            self.stderr.write(problem)
        if found:
            msg = f"Bản dịch có {len(found)} lỗi: chạy `bin/hoitu messages`, dịch các câu còn thiếu rồi chạy lại."
            raise CommandError(msg)
        self.stdout.write("Bản dịch đầy đủ.")
