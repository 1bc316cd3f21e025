"""`hoitu administrator`: make the first administrator of a new house, who then hires everybody else."""

from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from hoitu.foundation.directory import operations, queries
from hoitu.foundation.directory.roles import Role
from hoitu.kernel.actor import SystemActor
from hoitu.kernel.clock import now

HOUSE = SystemActor("command line")


class Command(BaseCommand):
    """Enter the plan's agencies where there are none, and hire an administrator with a temporary password."""

    help = 'tạo quản trị viên đầu tiên: administrator TÊN_ĐĂNG_NHẬP "HỌ TÊN" --agency so-tttt'

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the user name, the full name and the agency."""
        parser.add_argument("username", metavar="TÊN_ĐĂNG_NHẬP")
        parser.add_argument("full_name", metavar="HỌ_TÊN")
        parser.add_argument("--agency", default="so-tttt", metavar="MÃ", help="mã cơ quan (mặc định: so-tttt)")

    def handle(self, *, username: str, full_name: str, agency: str, **_options: Any) -> None:
        """Hire, and print the temporary password once."""
        if queries.agency_by_code(agency) is None:
            operations.seed_plan_agencies(by=HOUSE, now=now())
        found = queries.agency_by_code(agency)
        if found is None:
            raise CommandError(f"Không có cơ quan mang mã {agency!r}: dùng so-tttt, bao-tra-vinh, dai-pt-th …")
        hired = operations.hire(
            by=HOUSE,
            username=username,
            full_name=full_name,
            agency_id=found.pk,
            roles=[Role.ADMINISTRATOR],
            now=now(),
        )
        self.stdout.write(f"Đã tạo quản trị viên {hired.person.username}.")
        self.stdout.write(f"Mật khẩu tạm (chỉ hiện một lần, phải đổi khi đăng nhập): {hired.temporary_password}")
