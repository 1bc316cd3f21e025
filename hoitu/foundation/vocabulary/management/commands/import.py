"""`hoitu import topics|places|successions FILE`, `hoitu import seed`."""  # noqa: N999 - the verb on the command line

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from hoitu.foundation.vocabulary import operations
from hoitu.kernel.actor import SystemActor
from hoitu.kernel.clock import now
from hoitu.kernel.refusal import NotReady, Refusal

BY = SystemActor("import")


class Command(BaseCommand):
    """Bring vocabulary in from files; every import may be run again."""

    help = "nhập chủ đề (JSON của IPTC), địa danh (CSV của một thời kỳ) hoặc bộ danh mục có sẵn"

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = parser.add_subparsers(dest="kind", required=True)
        topics = kinds.add_parser("topics", help="IPTC Media Topics, JSON tải từ cv.iptc.org")
        topics.add_argument("file", type=Path)
        places = kinds.add_parser("places", help="CSV có các cột code, name, type, parent")
        places.add_argument("file", type=Path)
        places.add_argument(
            "--from", dest="from_date", type=date.fromisoformat, required=True, help="ngày bắt đầu hiệu lực, YYYY-MM-DD"
        )
        places.add_argument("--to", dest="to_date", type=date.fromisoformat, help="ngày đầu tiên không còn hiệu lực")
        places.add_argument("--source", required=True, help="cơ quan công bố bảng")
        ties = kinds.add_parser("successions", help="CSV có các cột old, new, on_date, verified, source")
        ties.add_argument("file", type=Path)
        kinds.add_parser("seed", help="chuyên mục, chủ đề và địa danh có sẵn")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            done = self._bring_in(options)
        except OSError as wrong:
            raise CommandError(_("Cannot read %(file)s: %(why)s") % {"file": options["file"], "why": wrong}) from wrong
        except NotReady as refusal:
            raise CommandError("\n".join([refusal.message, *refusal.problems])) from refusal
        except Refusal as refusal:
            raise CommandError(refusal.message) from refusal
        words = {"added": done.added, "changed": done.changed, "unchanged": done.unchanged}
        self.stdout.write(_("%(added)s added, %(changed)s changed, %(unchanged)s as they were.") % words)

    def _bring_in(self, options: dict[str, Any]) -> operations.Imported:
        if options["kind"] == "seed":
            return operations.plant(by=BY, now=now())
        file: IO[bytes]
        with options["file"].open("rb") as file:
            if options["kind"] == "topics":
                return operations.import_topics(by=BY, file=file, now=now())
            if options["kind"] == "successions":
                return operations.import_successions(by=BY, file=file, now=now())
            period = {"from_date": options["from_date"], "to_date": options["to_date"]}
            return operations.import_places(by=BY, file=file, source=options["source"], now=now(), **period)
