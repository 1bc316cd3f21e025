from __future__ import annotations

import pytest
from django.test import Client

from hoitu.foundation.outbox import worker
from hoitu.web import health


def test_living_needs_nothing(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_without_a_worker_it_is_not_ready(client: Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["database"]["ok"]
    assert not answer.json()["worker"]["ok"]


@pytest.mark.django_db
def test_with_a_worker_it_is_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LEAST_FREE_BYTES", 0)
    monkeypatch.setattr(worker.Loop, "leave", lambda _loop: None)  # as if it were still there
    worker.run(worker="one", until_idle=True)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (200, "ready")
    assert answer.json()["worker"]["workers"] == 1


@pytest.mark.django_db
def test_a_full_disk_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LEAST_FREE_BYTES", 10**18)
    assert not client.get("/readyz").json()["disk"]["ok"]


def test_health_is_never_cached(client: Client) -> None:
    assert "no-store" in client.get("/healthz")["Cache-Control"]


def test_health_is_only_read(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
