"""Finds every translatable message of a module without GNU gettext: Python through ast, templates through Django."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

# Which arguments of a translating call are (context, singular, plural); None where there is none.
CALLS: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
TEMPLATE_CALL = re.compile(rf"(?<!\w)(_|n?p?gettext)\(\s*({LITERAL}(?:\s*,\s*{LITERAL})*)", re.DOTALL)
# `borrowed` is an app of its own with a catalogue kept by hand.
SKIPPED_FOLDERS = {"migrations", "static", "locale", "__pycache__", "borrowed"}


@dataclass(frozen=True)
class Message:
    """One message as the code asks for it, and the file that does."""

    text: str
    plural: str = ""
    context: str | None = None
    file: str = ""

    @property
    def key(self) -> tuple[str | None, str]:
        """What gettext looks a message up by."""
        return (self.context, self.text)


def messages_of(folder: Path, root: Path) -> Iterator[Message]:
    """Yield the messages of every Python file and template under `folder`; files are named from `root`."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if SKIPPED_FOLDERS & set(inside.parts[:-1]) or not path.is_file():
            continue
        name = path.relative_to(root).as_posix()
        if path.suffix == ".py":
            yield from in_python(path.read_text(encoding="utf-8"), name)
        elif "templates" in inside.parts and path.suffix in {".html", ".txt", ".xml"}:
            yield from in_template(path.read_text(encoding="utf-8"), name)


def in_python(source: str, file: str = "") -> Iterator[Message]:
    """Yield the messages of Python source."""
    for node in ast.walk(ast.parse(source, file)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in CALLS:
            texts = [
                arg.value if isinstance(arg, ast.Constant) and isinstance(arg.value, str) else None for arg in node.args
            ]
            yield from _message(name, texts, file)


def in_template(source: str, file: str = "") -> Iterator[Message]:
    """Yield the messages of a Django template."""
    for call in TEMPLATE_CALL.finditer(templatize(source, origin=file)):
        texts: list[str | None] = [ast.literal_eval(part) for part in re.findall(LITERAL, call[2], re.DOTALL)]
        yield from _message(call[1], texts, file)


def _message(name: str, texts: list[str | None], file: str) -> Iterator[Message]:
    context, singular, plural = CALLS[name]

    def at(position: int | None) -> str | None:
        return texts[position] if position is not None and position < len(texts) else None

    text = at(singular)
    if text:
        yield Message(text, at(plural) or "", at(context), file)
