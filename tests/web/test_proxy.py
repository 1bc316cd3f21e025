from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from hoitu.web.proxy import ReaderAddressMiddleware


def address_of(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.META["REMOTE_ADDR"])


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:DB8::9", "2001:db8::9"),
        ("", "127.0.0.1"),
        ("203.0.113.9, 10.0.0.1", "127.0.0.1"),
        ("<script>", "127.0.0.1"),
    ],
)
def test_the_address_is_the_readers_where_nginx_gives_one(given: str, address: str) -> None:
    request = RequestFactory().get("/", headers={"X-Real-IP": given})
    assert ReaderAddressMiddleware(address_of)(request).content.decode() == address
