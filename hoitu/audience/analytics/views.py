"""The door through which pages tell that an article was read. Nothing of who asked is kept."""

from __future__ import annotations

from multiprocessing.util import Finalize

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseNotAllowed, UnreadablePostError
from django.views.decorators.csrf import csrf_exempt

from hoitu.audience.analytics import operations, rules
from hoitu.audience.analytics.counter import Counter
from hoitu.audience.analytics.limits import Limits
from hoitu.kernel import clock

COUNTER = Counter(lambda counts: operations.add_reads(counts=counts))
LIMITS = Limits()
Finalize(None, COUNTER.write_out, exitpriority=10)  # `atexit` alone is not called in every process of the server
NO_STORE = {"Cache-Control": "no-store"}


@csrf_exempt  # it carries no session and changes nothing for anybody
def event(request: HttpRequest) -> HttpResponse:
    """Count one read of an article; whether it counted is not told, only what was sent wrongly is (400)."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"], b"POST", headers=NO_STORE)
    try:
        article = rules.article_of(_body(request))
    except (ValueError, UnreadablePostError):
        return HttpResponseBadRequest(b"bad", content_type="text/plain", headers=NO_STORE)
    now = clock.now()
    if _is_reader(request) and LIMITS.allow(request.META.get("REMOTE_ADDR", ""), article, now):
        COUNTER.add(article, now)
    return HttpResponse(status=204, headers=NO_STORE)


def _is_reader(request: HttpRequest) -> bool:
    told = request.headers
    return not (
        rules.is_machine(told.get("User-Agent", "")) or rules.wants_no_count(told) or rules.is_from_elsewhere(told)
    )


def _body(request: HttpRequest) -> bytes:
    """Read what was sent, one byte more than is allowed at most."""
    return request.read(rules.MOST_BYTES + 1)
