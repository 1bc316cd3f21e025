"""Every staff screen of the demo in a browser: nothing serious for axe-core, whole on a phone, no complaint."""

from __future__ import annotations

import pathlib
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import screens
from tests.browsing import DESKTOP, PHONE
from tests.demo_site import DemoSite, environment
from tests.screens import Found

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PARTS = 4  # so that the processes of the suite share the work
GRAVE = {"serious", "critical"}
RUN = "axe.run(document, {resultTypes: ['violations'], iframes: false})"
# A field whose label is only its name in the code, as Django makes them up.
NAMELESS = """() => [...document.querySelectorAll("label[for^=id_]")]
  .filter((label) => label.textContent.replace("*", "").trim().toLowerCase()
    === label.htmlFor.replace(/^id_/, "").split("-").pop().replaceAll("_", " "))
  .map((label) => `no Vietnamese label: ${label.htmlFor}`)"""
SAME_IN_VIETNAMESE = {"video", "audio", "email", "web"}
FITS = "document.documentElement.scrollWidth <= window.innerWidth"

# Routes no example opens, each with its reason.
NOT_SEEN = {
    "consents:delete": "consents are kept: no role deletes them",
    "licences:delete": "licences are kept: no role deletes them",
    "readers:enclosure": "a file, handed out to be kept",
    "site_preview_file": "a picture of a preview",
    "writing:search_opening": "leads on to the list that was searched",
    "writing:take_over": "only while somebody else writes: test_a_whole_day.py",
}
# What other people's scripts have the browser complain of; it works all the same.
NOT_OURS = {"wagtailimages:edit": "inline event handler"}  # the frame around the most important part of a photo


@pytest.fixture(scope="session")
def found(demo_home: pathlib.Path) -> Found:
    """The screens of the demo, each with somebody it opens to."""
    return screens.in_house(demo_home, environment(demo_home))


def test_every_screen_has_an_example(found: Found) -> None:
    assert set(found.unseen) - set(NOT_SEEN) == set(), "a new screen needs an example: see tests/screen_examples.py"
    assert set(NOT_SEEN) - set(found.unseen) == set(), "a reason that is needed no longer: take it out of NOT_SEEN"
    assert len(found.screens) > 90


@pytest.mark.parametrize("part", range(PARTS))
def test_every_screen_is_sound_and_fits_a_phone(
    found: Found,
    demo_site: DemoSite,
    visit: Callable[..., Page],
    axe: str,
    part: int,
    complaints: list[str],
    strangers: list[str],
) -> None:
    page = visit(DESKTOP)
    wrong: dict[str, list[str]] = {}
    for screen in sorted(found.screens, key=lambda each: each.who)[part::PARTS]:
        page.context.add_cookies([{"name": found.cookie, "value": found.sessions[screen.who], "url": demo_site.url}])
        said = faults(page, demo_site.url + screen.address, axe)
        page.goto("about:blank")  # what a screen complains of has arrived when it is gone
        theirs = NOT_OURS.get(screen.route)
        said += [each for each in complaints if theirs is None or theirs not in each]
        wrong[f"{screen.route} {screen.address}"] = said
        complaints.clear()
    assert {screen: said for screen, said in wrong.items() if said} == {}
    assert strangers == []


def faults(page: Page, address: str, axe: str) -> list[str]:
    """What is wrong with a screen on a desktop, and when its window becomes a phone's."""
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    answer = page.goto(address, wait_until="load")
    assert answer is not None
    if answer.status != 200:
        return [f"status {answer.status}"]
    page.evaluate(axe)
    said = grave(page) + [each for each in page.evaluate(NAMELESS) if each.split("_")[-1] not in SAME_IN_VIETNAMESE]
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    if not page.evaluate(FITS):
        said.append("sticks out at the side of a phone")
    if not folded(page):
        said.append("open filters push the list off the screen of a phone")
    return said


def folded(page: Page) -> bool:
    """Whether the filters fold: the browser tells the page of its new width at its next picture, not at once."""
    try:
        expect(page.locator("details[data-fold][open]")).to_have_count(0)
    except AssertionError:
        return False
    return True


def grave(page: Page) -> list[str]:
    results: dict[str, Any] = page.evaluate(RUN)
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:300]}" for each in results["violations"] if each["impact"] in GRAVE
    ]
