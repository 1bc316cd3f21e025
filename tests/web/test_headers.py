"""The headers every answer carries."""

from __future__ import annotations

import pytest
from django.test import Client

from hoitu.web import middleware


@pytest.mark.parametrize("address", ["/healthz", "/toa-soan/dang-nhap/"])
def test_pages_without_the_shell_get_the_strict_policy(client: Client, db: None, address: str) -> None:  # noqa: ARG001
    policy = client.get(address)["Content-Security-Policy"]
    assert policy == middleware.policy(middleware.STRICT)
    assert "unsafe" not in policy


def test_no_script_of_a_page_runs_in_the_shell(client: Client, db: None) -> None:  # noqa: ARG001
    policy = client.get("/toa-soan/")["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "unsafe-eval" not in policy


def test_style_elements_are_open_only_where_texts_are_written() -> None:
    assert "style-src 'self';" in middleware.policy_of("/toa-soan/tin-bai/")
    for address in ("/toa-soan/san-pham/1/", "/toa-soan/mau/1/"):
        assert "style-src 'self' 'unsafe-inline'" in middleware.policy_of(address)


def test_a_page_may_set_its_own_policy() -> None:
    assert "default-src 'none'" in middleware.policy_of("/anything/")
    assert "frame-ancestors 'none'" in middleware.policy_of("/toa-soan/dang-nhap/")
    assert "frame-ancestors 'self'" in middleware.policy_of("/toa-soan/bai/1/")


def test_the_other_headers(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


def test_the_shell_is_not_cached(client: Client, db: None) -> None:  # noqa: ARG001
    assert "no-store" in client.get("/toa-soan/")["Cache-Control"]
