"""The command line: `bin/hoitu VERB`. Every command of our modules is a verb; an error says what to do next."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Sequence

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import BaseCommand, CommandError, get_commands, load_command_class
from django.db import DatabaseError

from hoitu.kernel.refusal import Refusal

# Django's own that are of use here; the rest still runs when asked for by name.
BORROWED = {
    "check": "kiểm tra cấu hình (thêm --deploy trước khi chạy thật)",
    "migrate": "tạo hoặc cập nhật cơ sở dữ liệu",
    "shell": "mở Python với mọi thứ đã nạp",
}
STOPPED = 130


def main() -> None:
    """Run one verb of the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the verb with its arguments; return 0, or 1 and 2 after saying what went wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoitu.web.settings")
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return STOPPED
    except (ImproperlyConfigured, CommandError, Refusal, DatabaseError) as error:
        if os.environ.get("HOITU_TRACEBACK"):
            raise
        return _say_why(error)


def _run(arguments: Sequence[str]) -> int:
    django.setup()
    if arguments and arguments[0] not in {"-h", "--help", "help"}:
        return _run_verb(arguments[0], arguments[1:])
    sys.stdout.write(overview())
    return 0


def _say_why(error: Exception) -> int:
    if isinstance(error, ImproperlyConfigured):
        return _fail(f"Cấu hình sai: {error}", 2)
    if isinstance(error, CommandError):
        return _fail(f"Lỗi: {error}", error.returncode)
    if isinstance(error, Refusal):
        return _fail(f"Không làm được: {error.message}")
    return _fail(f"Lỗi cơ sở dữ liệu: {error}\nNếu là lần chạy đầu hoặc vừa cập nhật: chạy `bin/hoitu migrate`.")


def verbs() -> dict[str, str]:
    """Return the management command behind each verb that is listed."""
    ours = {name: name for name, app in get_commands().items() if str(app).startswith("hoitu.")}
    return {name.replace("_", "-"): command for name, command in {**ours, **{name: name for name in BORROWED}}.items()}


def overview() -> str:
    """Return the list of verbs, one line each."""
    lines = ["Hội Tụ: bin/hoitu VIỆC [tùy chọn]      (bin/hoitu VIỆC --help nói rõ từng việc)", ""]
    for verb, command in sorted(verbs().items()):
        lines.append(f"  {verb:14}{BORROWED.get(verb) or str(_load(command).help)}")
    return "\n".join(lines) + "\n"


def _run_verb(verb: str, arguments: Sequence[str]) -> int:
    known = verbs()
    name = known.get(verb, verb)
    if name not in get_commands():
        close = difflib.get_close_matches(verb, known, n=1)
        hint = f" Có phải `{close[0]}`?" if close else ""
        return _fail(f"Không có việc nào tên `{verb}`.{hint} Xem danh sách: bin/hoitu", 2)
    command = _load(name)
    # With --traceback Django hands errors on instead of printing them its own way.
    command.run_from_argv(["hoitu", verb, "--traceback", *arguments])
    return 0


def _load(name: str) -> BaseCommand:
    app = get_commands()[name]
    return app if isinstance(app, BaseCommand) else load_command_class(app, name)


def _fail(message: str, code: int = 1) -> int:
    sys.stderr.write(f"{message}\n")
    return code
