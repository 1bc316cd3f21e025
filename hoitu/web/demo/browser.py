"""A browser without a screen: cookies, pages, and forms filled in as a person would find them."""

from __future__ import annotations

import html
import re
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar

Fields = list[tuple[str, str]]
PATIENCE_S = 30
SKIPPED_INPUTS = {"submit", "button", "image", "reset", "file"}


@dataclass
class Form:
    """A form of a page: where it goes and what it holds before anybody types."""

    action: str
    method: str
    fields: Fields = field(default_factory=list)
    choices: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def names(self) -> set[str]:
        """Return the names of all fields, boxes that are not ticked included."""
        return {name for name, _value in self.fields} | set(self.choices)

    def choice(self, name: str, label: str) -> str:
        """Return the value of the option that a person knows by its label."""
        for value, shown in self.choices.get(name, []):
            if label in shown:
                return value
        offered = ", ".join(shown for _value, shown in self.choices.get(name, []))
        msg = f"không có lựa chọn {label!r} ở {name}; có: {offered}"
        raise LookupError(msg)


@dataclass
class Page:
    """An answer: address, status, text, and its forms."""

    url: str
    status: int
    text: str
    forms: list[Form] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The address without the host."""
        return urllib.parse.urlsplit(self.url).path

    def form(self, *names: str) -> Form:
        """Return the first form that has all of these fields."""
        for form in self.forms:
            if set(names) <= form.names():
                return form
        msg = f"trang {self.path} (mã {self.status}) không có biểu mẫu với {', '.join(names)}: {self.words()}"
        raise LookupError(msg)

    def words(self, most: int = 300) -> str:
        """Return what the page says, without its tags."""
        _before, _tag, main = self.text.partition("<main")
        body = re.sub(r"(?s)<(script|style|template|option)\b.*?</\1>", " ", (main or self.text).partition(">")[2])
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())[:most]


class Browser:
    """One person's browser at one address."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(CookieJar())
        )

    def get(self, path: str) -> Page:
        """Open an address of the house."""
        return self._open(urllib.request.Request(urllib.parse.urljoin(self.base, path)))  # noqa: S310 - http only

    def send(self, page: Page, form: Form, **filled: str | list[str]) -> Page:
        """Fill a form in and send it; what is not named stays as it was found."""
        fields = [(name, value) for name, value in form.fields if name not in filled]
        for name, value in filled.items():
            fields += [(name, each) for each in ([value] if isinstance(value, str) else value)]
        target = urllib.parse.urljoin(page.url, form.action or page.url)
        body = urllib.parse.urlencode(fields).encode()
        headers = {"Referer": page.url, "Origin": self.base, "Content-Type": "application/x-www-form-urlencoded"}
        return self._open(urllib.request.Request(target, data=body, headers=headers))  # noqa: S310 - http only

    def _open(self, request: urllib.request.Request) -> Page:
        try:
            with self.opener.open(request, timeout=PATIENCE_S) as answer:
                return _page(answer.url, answer.status, answer.read())
        except urllib.error.HTTPError as answer:
            with answer:
                return _page(answer.url, answer.code, answer.read())


def _page(url: str, status: int, body: bytes) -> Page:
    text = body.decode("utf-8", "replace")
    reader = _FormReader()
    if "<form" in text:
        reader.feed(text)
    return Page(url, status, text, reader.forms)


class _FormReader(HTMLParser):
    """Collects forms with what they hold."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._open: Form | None = None
        self._area: str | None = None
        self._select: str | None = None
        self._option: tuple[str, bool] | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = Form(found.get("action", ""), found.get("method", "get").lower())
            self.forms.append(self._open)
        elif self._open is None:
            return
        elif tag == "input":
            self._input(self._open, found)
        elif tag == "textarea":
            self._area, self._text = found.get("name", ""), ""
        elif tag == "select":
            self._select = found.get("name", "")
            self._open.choices.setdefault(self._select, [])
        elif tag == "option" and self._select is not None:
            self._option, self._text = (found.get("value", ""), "selected" in found), ""

    def _input(self, form: Form, found: dict[str, str]) -> None:
        name, kind = found.get("name", ""), found.get("type", "text")
        if not name or kind in SKIPPED_INPUTS:
            return
        if kind in {"checkbox", "radio"}:
            form.choices.setdefault(name, []).append((found.get("value", "on"), found.get("value", "on")))
            if "checked" not in found:
                return
        form.fields.append((name, found.get("value", "on" if kind == "checkbox" else "")))

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif self._open is None:
            return
        elif tag == "textarea" and self._area is not None:
            self._open.fields.append((self._area, self._text.removeprefix("\n")))
            self._area = None
        elif tag == "option" and self._option is not None and self._select is not None:
            value, chosen = self._option
            self._open.choices[self._select].append((value, " ".join(self._text.split())))
            if chosen:
                self._open.fields.append((self._select, value))
            self._option = None
        elif tag == "select":
            self._close_select(self._open)

    def _close_select(self, form: Form) -> None:
        """Send the first option where none was chosen, as browsers do."""
        name, self._select = self._select, None
        if name and form.choices[name] and all(given != name for given, _value in form.fields):
            form.fields.append((name, form.choices[name][0][0]))
