"""`hoitu norms`: read the law as the product uses it, by the date of the fact."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from hoitu.foundation.norms import queries, screens
from hoitu.foundation.norms.queries import NoNorm
from hoitu.kernel.clock import local_date, now

MARKS = {"text": "đã đọc văn bản", "reported": "theo báo chí, nguồn thứ cấp", "unverified": "CHƯA XÁC MINH"}


class Command(BaseCommand):
    """List the topics, or show one on a day."""

    help = "xem quy định theo ngày: norms list | norms show CHỦ_ĐỀ --on 2026-07-01"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the action, the topic and the day."""
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("list", help="liệt kê các chủ đề")
        show = actions.add_parser("show", help="xem một chủ đề")
        show.add_argument("topic", metavar="CHỦ_ĐỀ")
        show.add_argument("--on", metavar="NGÀY", help="ngày của sự việc, dạng 2026-07-01 (mặc định: hôm nay)")

    def handle(self, *, action: str, topic: str = "", on: str | None = None, **_options: Any) -> None:
        """Print what was asked for."""
        if action == "list":
            for each in queries.topics():
                self.stdout.write(f"{each.code:32}{each.label}")
            return
        day = self._day(on)
        try:
            found = queries.topic(topic)
        except NoNorm:
            raise CommandError(f"Không có chủ đề {topic!r}. Xem danh sách: bin/hoitu norms list") from None
        self.stdout.write(f"{found.label} ({found.code}), ngày {day:%d/%m/%Y}. Kiểm tra văn bản gốc.")
        for line in screens.lines(found, day):
            self._show(line)

    def _day(self, on: str | None) -> date:
        if on is None:
            return local_date(now())
        try:
            return date.fromisoformat(on)
        except ValueError:
            raise CommandError(f"{on!r} không phải ngày: viết năm-tháng-ngày, ví dụ 2026-07-01.") from None

    def _show(self, line: screens.CodeLine) -> None:
        self.stdout.write(f"\n{line.code or line.label}")
        decisive = [card for card in line.cards if card.in_force or card.by_gap]
        if not decisive:
            self.stdout.write("  chưa có quy định nào có hiệu lực vào ngày này")
        for card in decisive:
            until = f" đến trước {card.entry.to_date:%d/%m/%Y}" if card.entry.to_date else ""
            gap = " [KHOẢNG TRỐNG: dùng quy định gần nhất trước đó]" if card.by_gap else ""
            self.stdout.write(f"  {card.citation}, từ {card.entry.from_date:%d/%m/%Y}{until}{gap}")
            self.stdout.write(f"  {card.entry.label} ({MARKS[card.entry.verified]})")
            for row in card.fields:
                mark = f"  ({MARKS[row.verified]})" if row.differs else ""
                self.stdout.write(f"    {row.field.label}: {row.field.text}{mark}")
                for cells in row.field.rows:
                    self.stdout.write(f"      - {' | '.join(cells)}")
