"""The page, the service worker and the manifest the phone keeps."""

from __future__ import annotations

import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from hoitu.production.field.views import shell
from hoitu.production.field.words import WORDS
from tests.production.field.phone import BASE
from tests.world import World


@pytest.fixture
def binh(world: World, client: Client) -> Client:
    client.force_login(world.binh)
    return client


def test_the_page_is_the_same_for_everybody_and_holds_nobodys_data(binh: Client, world: World) -> None:
    mine = binh.get(BASE)
    binh.force_login(world.sarone)
    assert binh.get(BASE).content == mine.content
    assert "Bình" not in mine.content.decode()


def test_the_page_keeps_the_policy_of_the_shell_and_opens_the_phones_own_senses(binh: Client) -> None:
    answer = binh.get(BASE)
    assert "script-src 'self';" in answer["Content-Security-Policy"]
    assert "unsafe-inline" not in answer["Content-Security-Policy"].split("script-src")[1].split(";")[0]
    assert "geolocation=(self)" in answer["Permissions-Policy"]
    assert "geolocation=()" in binh.get("/toa-soan/tin-bai/")["Permissions-Policy"]


def test_the_worker_keeps_this_app_under_its_version_and_nothing_else(binh: Client) -> None:
    script = binh.get(f"{BASE}sw.js")
    assert script["Content-Type"].startswith("text/javascript")
    text = script.content.decode()
    assert f"hoitu-field-{shell.version()}" in text
    found = re.search(r"new Set\((\[.*?\])\)", text)
    assert found
    kept = json.loads(found[1])
    assert "/static/field/vendor/tus.min.js" in kept
    assert all(each.startswith("/static/field/") and finders.find(each.removeprefix("/static/")) for each in kept)
    assert binh.get(BASE)["X-Field-Version"] == shell.version()


def test_the_manifest_is_whole(binh: Client) -> None:
    said = json.loads(binh.get(f"{BASE}manifest.webmanifest").content)
    assert said["start_url"] == said["scope"] == BASE
    assert said["short_name"] == "Tác nghiệp"
    assert {icon["sizes"] for icon in said["icons"]} == {"192x192", "512x512"}


def test_every_word_the_scripts_say_is_there() -> None:
    asked: set[str] = set()
    for path in shell._files():
        if path.suffix == ".js" and "vendor" not in path.parts:
            asked |= set(re.findall(r"\bsay\(\"(\w+)\"", path.read_text(encoding="utf-8")))
    assert asked - set(WORDS) == set()


def test_people_without_a_newsroom_have_no_such_page_and_no_such_item(binh: Client, world: World) -> None:
    assert f'"{BASE}"' in binh.get("/toa-soan/").content.decode()
    binh.force_login(world.vy)
    assert binh.get(BASE).status_code == 403
    assert f'"{BASE}"' not in binh.get("/toa-soan/").content.decode()


def test_scripts_stay_small() -> None:
    own = [path for path in shell._files() if path.suffix == ".js" and "vendor" not in path.parts]
    assert sum(path.stat().st_size for path in own) < 80_000
    assert max(len(path.read_text(encoding="utf-8").splitlines()) for path in own) < 220
