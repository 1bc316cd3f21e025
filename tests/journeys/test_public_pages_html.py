"""Every public page of the demo: correct HTML, all links alive, nothing from elsewhere, and light."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess

import pytest

from tests.demo_site import DemoSite
from tests.journeys.pages import PublicPage, nu_checker, own_path

pytestmark = pytest.mark.slow
MOST_BYTES = 60_000  # HTML and CSS as they are, before compression; pictures and fonts apart


@pytest.fixture(scope="module")
def pages(demo_site: DemoSite) -> list[PublicPage]:
    """Every page, as the server sends it."""
    found = []
    for address in [*demo_site.pages(), *demo_site.pages_made_at_once()]:
        answer = demo_site.get(address)
        assert answer.status in {200, 410}, address
        assert answer.media_type == "text/html", address
        found.append(PublicPage(address, answer.text))
    return found


def test_the_demo_shows_every_kind_of_page(pages: list[PublicPage]) -> None:
    addresses = {page.address for page in pages}
    assert len(addresses) > 150
    kinds = ("/", "/km/", "/thoi-su/", "/km/khmer/", "/tin-moi/", "/cai-chinh/", "/km/cai-chinh/", "/404.html")
    assert addresses >= set(kinds)
    for start in ("/chu-de/", "/km/chu-de/", "/tac-gia/", "/km/tac-gia/", "/tin-moi/trang-"):
        assert any(address.startswith(start) for address in addresses), start


def test_every_page_is_correct_html(pages: list[PublicPage]) -> None:
    wrong = {page.address: mistakes for page in pages if (mistakes := page.mistakes())}
    assert wrong == {}


def test_the_language_of_a_page_is_that_of_its_edition(pages: list[PublicPage]) -> None:
    wrong = [page.address for page in pages if (page.language == "km") != page.address.startswith("/km/")]
    assert wrong == []


def test_titles_tell_pages_apart(pages: list[PublicPage]) -> None:
    by_title: dict[str, list[str]] = {}
    for page in pages:
        if "?q=" not in page.address:
            by_title.setdefault(f"{page.language} {page.root.findtext('head/title')}", []).append(page.address)
    assert {title: same for title, same in by_title.items() if len(same) > 1} == {}


def test_nothing_comes_from_or_leads_elsewhere(pages: list[PublicPage]) -> None:
    assert {page.address: page.strangers for page in pages if page.strangers} == {}


def test_every_link_is_alive(pages: list[PublicPage], demo_site: DemoSite) -> None:
    wanted = {own_path(address): page.address for page in pages for address in page.links}
    gone = {page.address for page in pages if page.address not in wanted}
    dead = {}
    for address, seen_on in wanted.items():
        answer = demo_site.get(address)
        if answer.status != 200 and not (answer.status == 410 and address == seen_on):
            dead[address] = f"{answer.status}, linked on {seen_on}"
    assert dead == {}
    assert len(wanted) > len(gone)


def test_every_page_is_light(pages: list[PublicPage], demo_site: DemoSite) -> None:
    css = {address: len(demo_site.get(address).body) for page in pages for address in page.stylesheets}
    weights = {
        page.address: len(page.html.encode()) + sum(css[address] for address in page.stylesheets) for page in pages
    }
    assert {address: weight for address, weight in weights.items() if weight > MOST_BYTES} == {}


@pytest.fixture(scope="session")
def vnu() -> pathlib.Path:
    """The Nu HTML checker, or a skip."""
    named = os.environ.get("HOITU_VNU")
    npm = shutil.which("npm")
    if named is None and npm:
        root = subprocess.run([npm, "root", "-g"], capture_output=True, text=True, check=False).stdout.strip()
        named = f"{root}/vnu-jar/build/dist/vnu.jar"
    if shutil.which("java") is None or named is None or not pathlib.Path(named).is_file():
        pytest.skip("no Nu HTML checker here: apt install default-jre-headless, npm install -g vnu-jar, or HOITU_VNU")
    return pathlib.Path(named)


def test_the_nu_checker_finds_no_error(demo_site: DemoSite, vnu: pathlib.Path) -> None:
    assert nu_checker(vnu, demo_site.folder) == []
