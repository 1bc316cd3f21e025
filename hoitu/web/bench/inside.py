"""The process that works inside a temporary installation: one JSON line in, one JSON line out. Started by `homes`."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import django

from hoitu.web import warm

if TYPE_CHECKING:
    from django.test import Client

Answer = dict[str, Any]


def main() -> None:
    """Do what each line asks for; a line {"progress": n} may come before the answer."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what operations print must not get between the answers
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoitu.web.settings")
    django.setup()
    warm.settle()  # as the server does

    def tell(message: Answer) -> None:
        out.write(f"{json.dumps(message, ensure_ascii=False)}\n")
        out.flush()

    for line in sys.stdin:
        asked = json.loads(line)
        work = WORK[asked.pop("do")]
        try:
            tell({"answer": work(tell=tell, **asked)})
        except Exception as error:  # noqa: BLE001 - told to the bench, which stops with it
            tell({"error": f"{type(error).__name__}: {error}"})


def prepare(*, tell: Callable[[Answer], None]) -> Answer:
    """Make tables, collect static files, bring in the demo's people and vocabulary."""
    from hoitu.kernel import clock  # noqa: PLC0415 - Django is set up by now
    from hoitu.web import preparing  # noqa: PLC0415
    from hoitu.web.demo import seed  # noqa: PLC0415

    preparing.prepare(lambda step: tell({"step": step}))
    seed.settle(clock.now(), lambda step: tell({"step": step}))
    return {}


def fill(*, tell: Callable[[Answer], None], count: int) -> Answer:
    """Bring in an archive of `count` stories."""
    from hoitu.web.bench import archives  # noqa: PLC0415 - Django is set up by now

    archives.fill(count, lambda done: tell({"progress": done}))
    return {}


def release(*, tell: Callable[[Answer], None], number: int, rounds: int) -> Answer:  # noqa: ARG001 - every work has it
    """Walk one story to its release and time it; each round is a minute later than the last, so codes are fresh."""
    from hoitu.kernel import clock  # noqa: PLC0415 - Django is set up by now
    from hoitu.web.bench import archives, road  # noqa: PLC0415
    from hoitu.web.bench.texts import Writer  # noqa: PLC0415

    now = clock.now() - timedelta(minutes=rounds - number)
    text = Writer(10_000 + number).vietnamese()
    output_id = road.walk(archives.content(text), now=now)
    return road.release(output_id, text.person, now=now).as_json()


def search(*, tell: Callable[[Answer], None], asked: str, language: str) -> Answer:  # noqa: ARG001 - every work has it
    """Ask the search page once, as a reader's browser does, and the query alone."""
    from hoitu.delivery.site import queries  # noqa: PLC0415 - Django is set up by now
    from hoitu.kernel import clock  # noqa: PLC0415

    reader, address = _reader(), "/km/tim-kiem/" if language == "km" else "/tim-kiem/"
    started = time.perf_counter()
    response = reader.get(address, {"q": asked})
    view_ms = (time.perf_counter() - started) * 1000
    started = time.perf_counter()
    found = queries.search(asked, language=language, now=clock.now())
    query_ms = (time.perf_counter() - started) * 1000
    return {"view_ms": view_ms, "query_ms": query_ms, "found": found.total, "status": response.status_code}


@cache
def _reader() -> Client:
    """Return one reader for all questions: a client of its own for each would load the middleware each time."""
    from django.test import Client  # noqa: PLC0415 - Django is set up by now

    return Client()


def screens(*, tell: Callable[[Answer], None], rounds: int) -> Answer:
    """Open the main staff screens a few times each."""
    from hoitu.web.bench import desk  # noqa: PLC0415 - Django is set up by now

    return {"screens": [screen.as_json() for screen in desk.open_all(rounds, lambda done: tell({"progress": done}))]}


def seats(*, tell: Callable[[Answer], None], count: int) -> Answer:  # noqa: ARG001 - every work has it
    """Hire writers with a text each and sign them in."""
    from hoitu.web.bench import newsroom_at_work  # noqa: PLC0415 - Django is set up by now

    return {"seats": [seat.as_json() for seat in newsroom_at_work.seats(count)]}


def kept(*, tell: Callable[[Answer], None], output_id: str) -> Answer:  # noqa: ARG001 - every work has it
    """Tell what each version of a text says."""
    from hoitu.web.bench import newsroom_at_work  # noqa: PLC0415 - Django is set up by now

    return {"kept": newsroom_at_work.kept(output_id)}


WORK: dict[str, Callable[..., Answer]] = {
    "prepare": prepare,
    "fill": fill,
    "release": release,
    "search": search,
    "screens": screens,
    "seats": seats,
    "kept": kept,
}

if __name__ == "__main__":
    main()
