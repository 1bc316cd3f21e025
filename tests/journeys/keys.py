"""Somebody who has a keyboard and no mouse: Tab, Enter, Space, arrow keys and letters, and an eye on where one is."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Error, Page

from tests.journeys.staff import Staff

MOST_TABS = 90
NAME = """() => {
  const at = document.activeElement;
  const labels = at.labels ? Array.from(at.labels, (each) => each.textContent) : [];
  const named = (at.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean)
    .map((id) => document.getElementById(id)?.textContent || "");
  const said = at.getAttribute("aria-label") || named.join(" ") || labels.join(" ");
  const words = said || at.textContent || at.value || "";
  return words.replace(/\\s+/g, " ").trim();
}"""
TYPED_INTO = """() => {
  const at = document.activeElement;
  return at.isContentEditable
    || at.matches("input:not([type=checkbox], [type=radio], [type=submit]), textarea, select");
}"""
# A ring, a shadow or a border that other elements of the page do not have; a text that is typed into has the cursor.
SHOWN = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return false;
  if (at.isContentEditable) return true;
  const box = at.getBoundingClientRect();
  const inView = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
  const rings = [at, at.parentElement].some((each) => {
    const style = getComputedStyle(each);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  });
  return inView && rings;
}"""


@dataclass
class Keys:
    """The keyboard of somebody of the staff."""

    who: Staff

    @property
    def page(self) -> Page:
        return self.who.page

    def reach(self, name: str, *, field: bool = False) -> None:
        """Go on with Tab until what has the focus is called so, or is a field whose name begins so; it must be seen."""
        for _step in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            words = self.page.evaluate(NAME)
            if words.startswith(name) and self.page.evaluate(TYPED_INTO) if field else words == name:
                self.sees_the_focus_on(name)
                return
        raise AssertionError(f"“{name}” is not reached with Tab at {self.page.url}")

    def sees_the_focus_on(self, name: str) -> None:
        try:
            self.page.wait_for_function(SHOWN, timeout=5_000)  # the browser scrolls there, on a busy machine late
        except Error:
            raise AssertionError(f"the focus on “{name}” is not to be seen at {self.page.url}") from None

    def opens(self, name: str) -> None:
        """Reach a link or a button and press Enter; a page comes."""
        self.reach(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        assert self.who.fits()

    def skips_to_the_main_part(self) -> None:
        """Take the first stop of every page: past the menu."""
        self.reach("Đến nội dung chính")
        self.page.keyboard.press("Enter")

    def types(self, name: str, words: str) -> None:
        self.reach(name, field=True)
        self.page.keyboard.type(words)

    def chooses(self, name: str, label: str) -> None:
        """Reach a list and go down to the entry."""
        self.reach(name, field=True)
        for _step in range(MOST_TABS):
            if self.page.evaluate("document.activeElement.selectedOptions[0].textContent.trim()") == label:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"“{label}” is not in the list “{name}”")
