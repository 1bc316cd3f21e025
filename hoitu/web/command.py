"""The command line: `bin/hoitu VERB`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run one verb of the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoitu.web.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - settings must be named first

    execute_from_command_line(["hoitu", *sys.argv[1:]])
