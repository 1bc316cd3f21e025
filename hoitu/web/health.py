"""Whether the house lives (/healthz) and whether it can do its work (/readyz): JSON for machines."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hoitu.foundation.outbox import queries as outbox
from hoitu.kernel import clock

logger = logging.getLogger(__name__)
LEAST_FREE_BYTES = 500_000_000
Finding = tuple[bool, dict[str, object]]


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """Answer that this process answers."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(_request: HttpRequest) -> JsonResponse:
    """Answer 200 when database, worker and disk are in order, else 503; each says how it is."""
    checks: dict[str, Callable[[], Finding]] = {"database": _database, "worker": _worker, "disk": _disk}
    found = {name: _ask(check) for name, check in checks.items()}
    ready = all(ok for ok, _details in found.values())
    body = {name: {"ok": ok, **details} for name, (ok, details) in found.items()}
    answer = JsonResponse({"status": "ready" if ready else "not ready", **body}, status=200 if ready else 503)
    answer._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001 - a 503 here is an answer, not an error
    return answer


def _ask(check: Callable[[], Finding]) -> Finding:
    try:
        return check()
    except (DatabaseError, OSError):
        logger.exception("A readiness check failed")
        return False, {}


def _database() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True, {"engine": connection.vendor}


def _worker() -> Finding:
    health = outbox.health(clock.now())
    details: dict[str, object] = {
        "workers": health.workers,
        "waiting": health.waiting,
        "dead": health.dead,
        "late_s": round(health.late_s, 1),
    }
    return health.alive, details


def _disk() -> Finding:
    free = shutil.disk_usage(Path(settings.HOME)).free
    return free >= LEAST_FREE_BYTES, {"free_bytes": free}
