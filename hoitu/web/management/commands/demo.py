"""`hoitu demo`: the whole house on this machine, with made-up people and stories."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from hoitu.kernel import clock
from hoitu.web import env, preparing, serving
from hoitu.web.demo import people, seed
from hoitu.web.demo.running import HOST

# No letter leaves a demo.
MAIL = ("HOITU_SMTP", "HOITU_SMTP_FILE")
# A house of its own, whatever this one is set to.
OF_THIS_HOUSE = ("DATABASE_URL", "HOITU_BASE_URL", "HOITU_HOSTS", "HOITU_SECRET_KEY", "HOITU_SECRET_KEY_FILE", *MAIL)


class Command(BaseCommand):
    """Prepare, seed, serve and work; or walk the main road once; or tell a code."""

    requires_system_checks = ()  # its processes check nothing that needs every screen loaded
    help = "chạy bản minh họa: chuẩn bị dữ liệu, mở máy chủ, in tài khoản (--check: tự kiểm tra rồi dừng)"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take `code NAME`, --check and the port; the other words are steps of the demo itself."""
        parser.add_argument(
            "what",
            nargs="?",
            choices=["code", "settle", "introduce", "fill"],
            metavar="code",
            help="`demo code TÊN`: in mã xác thực lúc này của một người",
        )
        parser.add_argument("name", nargs="?", metavar="TÊN", help="tên đăng nhập, ví dụ hanh")
        parser.add_argument(
            "--check", action="store_true", help="đi hết con đường chính qua HTTP rồi dừng; đạt thì mã 0"
        )
        parser.add_argument("--port", type=int, help="cổng; 0 là cổng trống bất kỳ (mặc định: biến PORT, hoặc 8000)")

    def handle(self, *, what: str | None, name: str | None, check: bool, port: int | None, **_options: Any) -> None:
        """Do the one that was asked for."""
        parts = {"settle": self._settle, "fill": self._fill}
        if what == "code":
            self._code(name or "")
        elif what == "introduce":
            self._introduce(name or "")
        elif what:
            parts[what]()
        elif check:
            self._check()
        else:
            self._run(env.number("PORT", 8000) if port is None else port)

    def _say(self, line: str = "") -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def _code(self, name: str) -> None:
        known = [one.username for one in people.PEOPLE if one.needs_code]
        if name not in known:
            msg = f"Không có mã cho {name!r}. Những người dùng mã: {', '.join(known)}."
            raise CommandError(msg)
        now = clock.now()
        self._say(people.code(name, now))
        left = people.STEP_S - int(now.timestamp()) % people.STEP_S
        self.stderr.write(f"Mã còn hiệu lực {left} giây; mỗi mã chỉ dùng được một lần.")

    def _check(self) -> None:
        """Start over in a fresh folder: this process has read its settings already."""
        with tempfile.TemporaryDirectory(prefix="demo-check-", dir=settings.HOME) as folder:
            port = serving.free_port(HOST)
            environment = {name: value for name, value in os.environ.items() if name not in OF_THIS_HOUSE}
            environment |= {"HOITU_HOME": folder, "HOITU_BASE_URL": serving.address(HOST, port)}
            command = [sys.executable, "-m", "hoitu.web.demo.check", str(port)]
            with subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL) as walking:
                signal.signal(signal.SIGTERM, lambda *_: walking.terminate())
                signal.signal(signal.SIGINT, lambda *_: walking.terminate())
                code = walking.wait()
        if code:
            raise SystemExit(1)

    def _run(self, port: int) -> None:
        """Become the demo's first process."""
        port = port or serving.free_port(HOST)
        if not serving.is_free(HOST, port):
            msg = f"Cổng {port} đang có chương trình khác dùng: chạy `PORT=0 bin/demo` (cổng trống bất kỳ)."
            raise CommandError(msg)
        for name in MAIL:
            os.environ.pop(name, None)
        # Frozen pages and feeds carry the address readers type.
        os.environ.setdefault("HOITU_BASE_URL", serving.address(HOST, port))
        command = [sys.executable, "-m", "hoitu.web.demo.running", str(port)]
        os.execv(command[0], command)  # noqa: S606 - our own program

    def _settle(self) -> None:
        preparing.prepare(self._say)
        if not seed.is_seeded():
            self._say("Tạo người dùng minh họa…")
            seed.settle(clock.now(), lambda step: self._say(f"  {step}"))

    def _fill(self) -> None:
        if not seed.is_seeded():
            self._say("Tạo tin bài minh họa (trang báo dùng được ngay, bài hiện dần)…")
            seed.seed(clock.now(), lambda step: self._say(f"  {step}"))
            self._say("Dữ liệu minh họa đã đủ.")
        elif seed.has_moved():
            self._say(f"Địa chỉ đã đổi: dựng lại các trang cho {settings.BASE_URL}…")
            seed.move(clock.now())
            self._say("Các trang đã dựng lại.")

    def _introduce(self, address: str) -> None:
        self._say()
        self._say(f"Trang báo:  {address}/")
        self._say(f"Tòa soạn:   {address}/toa-soan/")
        self._say()
        self._say(f"Tài khoản minh họa (cùng một mật khẩu: {people.password()})")
        self._say(f"  {'tên':8} {'người':24} {'khóa xác thực (TOTP)':34} mã lúc này")
        now = clock.now()
        for one in people.PEOPLE:
            secret, code = (
                (people.secret(one.username), people.code(one.username, now)) if one.needs_code else ("–", "")
            )
            roles = ", ".join(str(role.label) for role in one.roles)
            self._say(f"  {one.username:8} {one.full_name:24} {secret:34} {code:7} {roles}")
        self._say("Mã đổi mỗi 30 giây: bin/hoitu demo code TÊN  (ví dụ: bin/hoitu demo code hanh)")
        self._say("Ctrl-C để dừng.")
