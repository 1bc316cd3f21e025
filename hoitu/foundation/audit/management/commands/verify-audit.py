"""`bin/hoitu verify-audit`: exit code 0 when the chain holds, 1 with the first broken entry."""  # noqa: N999 - the verb has a hyphen

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from tqdm import tqdm

from hoitu.foundation.audit import queries

LONG = 5_000


class Command(BaseCommand):
    help = _("Check the audit chain and name the first broken entry.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--head",
            metavar="SEQ:DIGEST",
            help=_("an end of the chain that was kept elsewhere, e.g. in a backup's manifest"),
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        total = queries.head().seq
        with tqdm(total=total, unit="dòng", file=sys.stderr, disable=None if total > LONG else True) as bar:
            broken = queries.verify(watch=lambda _seq: bar.update())
        sentence = broken.sentence() if broken else queries.mismatch(options["head"] or "")
        if sentence:
            self.stderr.write(self.style.ERROR(sentence))
            sys.exit(1)
        self.stdout.write(_("The audit chain holds: %(count)s entries, none altered.") % {"count": total})
