"""Fills the house in HOITU_HOME with the whole demo and freezes its pages. Run as a program."""

from __future__ import annotations

import os
import sys

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "hoitu.web.settings"
    django.setup()
    from hoitu.foundation.outbox import worker
    from hoitu.kernel import clock
    from hoitu.web import preparing
    from hoitu.web.demo import seed

    def say(step: str) -> None:
        sys.stdout.write(f"{step}\n")

    preparing.prepare(say)
    seed.seed(clock.now(), say)
    worker.run(until_idle=True)
