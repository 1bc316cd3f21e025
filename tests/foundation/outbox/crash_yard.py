"""The child process of test_crashes: sets the house up once, then forks a process for each command it reads.

A command is one line of JSON, `{"do": "publish" | "work" | "hunt" | "state", ...}`; the answer is one line of JSON:
the signal that ended the fork (0 = none) or the state of the database. `crash` names the point at which the fork
sends itself SIGKILL; the points sit in the handler and around the database, none in the code that is tried.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.db import connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from hoitu.foundation.outbox import leases, operations, registry, worker
from hoitu.foundation.outbox.models import Event, Task
from hoitu.kernel import clock
from tests.foundation.outbox.happenings import RiceRipened

CRASH_AT_CALL = 3
HANDLERS = ("miller", "seller")
STATEMENTS = {"claiming": '"attempts" = ("outbox_task"."attempts" +', "marked_done": '"lease_until" = NULL'}


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def effect(event_id: object, handler: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO effect (event_id, handler) VALUES (%s, %s)", [str(event_id), handler])


def handler(name: str, crash: str) -> registry.Handler:
    calls = [0]

    def handle(payload: dict[str, Any], event: registry.EventInfo) -> None:  # noqa: ARG001 - a handler's shape
        calls[0] += 1
        here = crash if calls[0] == CRASH_AT_CALL and name == HANDLERS[0] else ""
        if here == "handler_start":
            die()
        effect(event.id, name)
        if here == "handler_end":
            die()
        if here == "sigterm":
            os.kill(os.getpid(), signal.SIGTERM)
        if here == "after_done":
            transaction.on_commit(die)
        time.sleep(0.001)

    return handle


def dying_on(text: str) -> AbstractContextManager[None]:
    """Die right after a statement that contains `text`, before its transaction commits."""

    def wrapper(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django's shape
        result = execute(sql, params, many, context)
        if text in sql:
            die()
        return result

    return connection.execute_wrapper(wrapper)


def publish(count: int = 4, crash: str = "") -> None:
    with transaction.atomic():
        for number in range(count):
            operations.publish(event=RiceRipened(str(number)), now=clock.now())
        if crash == "before_commit":
            die()
    if crash == "after_commit":
        die()


def work(crash: str = "", *, long_running: bool = False) -> None:
    for name in HANDLERS:
        registry.subscribe(RiceRipened.name, name, handler(name, crash), long_running=long_running)
    if crash == "after_claim":
        leases.claim(worker=leases.worker_name(), now=clock.now())
        die()
    statement = STATEMENTS.get(crash)
    with dying_on(statement) if statement else nullcontext():
        worker.run(until_idle=True)


def state() -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT event_id, handler FROM effect")
        effects = [f"{event_id}/{name}" for event_id, name in cursor.fetchall()]
    return {
        "events": Event.objects.count(),
        "tasks": sorted(Task.objects.values_list("state", flat=True)),
        "effects": len(effects),
        "different_effects": len(set(effects)),
    }


def reset() -> str:
    Event.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM effect")
    return "empty"


def fork(function: Callable[..., object], **options: Any) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        function(**options)
    except BaseException:  # noqa: BLE001 - a fork must end here, never run the parent's code
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


def end_of(pid: int) -> int:
    _pid, status = os.waitpid(pid, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else -os.WEXITSTATUS(status)


def hunt(kills: int, seed: int) -> int:
    """Keep two workers running, kill one after a random while, start another, and at last let them finish."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable hunt
    pids = [fork(work), fork(work)]
    for _kill in range(kills):
        time.sleep(chance.uniform(0.02, 0.2))
        victim = pids.pop(chance.randrange(2))
        os.kill(victim, signal.SIGKILL)
        end_of(victim)
        pids.append(fork(work))
    ends = [end_of(pid) for pid in pids]
    return max(ends, key=abs)


def prepare() -> None:
    executor = MigrationExecutor(connection)  # the outbox alone, without what others do after a migration
    executor.migrate([node for node in executor.loader.graph.leaf_nodes() if node[0] == "outbox"])
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE effect (event_id text NOT NULL, handler text NOT NULL)")
    for name in HANDLERS:
        registry.subscribe(RiceRipened.name, name, handler(name, ""))
    connections.close_all()


def answer(command: dict[str, Any]) -> object:
    do = command.pop("do")
    if do == "hunt":
        return hunt(**command)
    if do in {"state", "reset"}:
        result: object = state() if do == "state" else reset()
        connections.close_all()
        return result
    verbs: dict[str, Callable[..., object]] = {"publish": publish, "work": work}
    return end_of(fork(verbs[do], **command))


def main() -> None:
    """Read commands until the parent closes the pipe."""
    prepare()
    print(json.dumps("ready"), flush=True)  # noqa: T201 - the answer
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)  # noqa: T201 - the answer
