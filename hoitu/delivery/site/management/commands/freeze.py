"""`hoitu freeze`: make every public page again."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from hoitu.delivery.site import operations
from hoitu.kernel import clock

STEPS = {"place": "Releases", "articles": "Articles", "lists": "Lists"}


class Command(BaseCommand):
    """Place every release again and freeze every page; addresses stay."""

    help = "Make every public page again, from the releases (after templates, sections or the imprint have changed)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="no progress bars")

    def handle(self, **options: Any) -> None:
        bars: dict[str, tqdm[Any]] = {}

        def tell(step: str, done: int, total: int) -> None:
            if step not in bars:
                bars[step] = tqdm(desc=STEPS[step], total=total or None, disable=options["quiet"])
            bars[step].update(done - bars[step].n)

        written = operations.rebuild(tell, now=clock.now())
        for bar in bars.values():
            bar.close()
        self.stdout.write(f"{written} files changed.")
