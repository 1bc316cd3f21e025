"""The .po and .mo files of each module: brought up to date, compiled, and judged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.apps import apps

from hoitu.web.catalogues.extraction import Message, messages_of

PROJECT = Path(__file__).resolve().parents[3]
LANGUAGES = ("vi", "km")
# Readers get these in Khmer too; a module may also choose it by having locale/km.
KHMER = {"hoitu.delivery.site"}
# The words of other packages: nothing to extract from our code.
BORROWED = "hoitu.web.catalogues.borrowed"
PLURALS = "nplurals=1; plural=0;"  # neither Vietnamese nor Khmer changes a noun by number
WRAP = 120
PLACEHOLDER = re.compile(r"%(?:\((\w+)\))?[sdif]|\{(\w*)[^}]*\}")


@dataclass(frozen=True)
class Catalogue:
    """The messages of one module in one language."""

    module: str
    folder: Path
    language: str
    domain: str = "django"

    @property
    def po(self) -> Path:
        """The file people translate in."""
        return self.folder / "locale" / self.language / "LC_MESSAGES" / f"{self.domain}.po"

    @property
    def mo(self) -> Path:
        """The file the machine reads."""
        return self.po.with_suffix(".mo")

    @property
    def kept_by_hand(self) -> bool:
        """Whether the strings are another package's, so that nothing can be extracted."""
        return self.module == BORROWED


def catalogues(only: Iterable[str] = ()) -> Iterator[Catalogue]:
    """Yield the catalogues of our modules; `only` names modules by their last word or whole."""
    wanted = set(only)
    folders = {config.name: Path(config.path) for config in apps.get_app_configs() if config.name.startswith("hoitu.")}
    for module, folder in sorted(folders.items()):
        if wanted and not {module, module.rpartition(".")[2]} & wanted:
            continue
        for language in LANGUAGES:
            if language == "vi" or module in KHMER or (folder / "locale" / language).is_dir():
                yield Catalogue(module, folder, language)
        if module == BORROWED:
            yield Catalogue(module, folder / "scripts", "vi", "djangojs")


def wanted_messages(catalogue: Catalogue) -> dict[tuple[str | None, str], list[Message]]:
    """Return the messages the module's code asks for, by key, each with every place that asks."""
    found: dict[tuple[str | None, str], list[Message]] = {}
    for message in messages_of(catalogue.folder, PROJECT):
        found.setdefault(message.key, []).append(message)
    return found


def update(catalogue: Catalogue, *, prune: bool = False) -> int:
    """Bring the .po up to date and compile it; return how many messages still want a translation.

    Translations are kept; a message no longer asked for becomes obsolete, or goes when `prune`.
    """
    file = _open(catalogue)
    if not catalogue.kept_by_hand:
        _bring_up_to_date(file, wanted_messages(catalogue), prune=prune)
    if not len(file):
        return 0
    catalogue.po.parent.mkdir(parents=True, exist_ok=True)
    file.save(str(catalogue.po), newline="\n")
    file.save_as_mofile(str(catalogue.mo))
    return sum(1 for entry in file if not entry.obsolete and not entry.translated())


def _open(catalogue: Catalogue) -> polib.POFile:
    if catalogue.po.exists():
        return polib.pofile(str(catalogue.po), wrapwidth=WRAP)
    file = polib.POFile(wrapwidth=WRAP)
    file.metadata = {
        "Project-Id-Version": "hoitu",
        "Language": catalogue.language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS,
    }
    return file


def _bring_up_to_date(file: polib.POFile, wanted: dict[tuple[str | None, str], list[Message]], *, prune: bool) -> None:
    known = {(entry.msgctxt, entry.msgid): entry for entry in file}
    for key, places in wanted.items():
        entry = known.get(key)
        if entry is None:
            entry = polib.POEntry(msgctxt=key[0], msgid=key[1])
            file.append(entry)
        entry.obsolete = False
        entry.occurrences = [(name, "") for name in sorted({place.file for place in places})]
        entry.msgid_plural = next((place.plural for place in places if place.plural), "")
        if entry.msgid_plural:
            entry.msgstr_plural = entry.msgstr_plural or {0: entry.msgstr}
            entry.msgstr = ""
        formatted = "%" in entry.msgid and PLACEHOLDER.search(entry.msgid)
        entry.flags = [flag for flag in entry.flags if flag != "python-format"]
        entry.flags += ["python-format"] if formatted else []
    for key, entry in known.items():
        if key not in wanted:
            entry.obsolete = True
            entry.occurrences = []
    kept = [entry for entry in file if not (prune and entry.obsolete)]
    file[:] = sorted(kept, key=lambda entry: (entry.obsolete, entry.msgid, entry.msgctxt or ""))


def problems(catalogue: Catalogue) -> Iterator[str]:
    """Yield what is wrong: a message missing, untranslated or doubtful, a placeholder lost, a .mo out of step."""
    wanted = {} if catalogue.kept_by_hand else wanted_messages(catalogue)
    if not catalogue.po.exists():
        if wanted:
            yield f"{catalogue.po.relative_to(PROJECT)}: not there"
        return
    file = polib.pofile(str(catalogue.po))
    name = catalogue.po.relative_to(PROJECT)
    entries = {(entry.msgctxt, entry.msgid): entry for entry in file if not entry.obsolete}
    yield from (f"{name}: not extracted: {key[1]!r}" for key in wanted if key not in entries)
    if not catalogue.kept_by_hand:
        yield from (f"{name}: no longer asked for: {key[1]!r}" for key in entries if key not in wanted)
    for entry in entries.values():
        yield from (f"{name}: {problem}" for problem in _problems_of(entry))
    if not _in_step(catalogue, entries.values()):
        yield f"{catalogue.mo.relative_to(PROJECT)}: out of step with the .po"


def clashes() -> Iterator[str]:
    """Yield the messages that two modules translate differently: Django has one pool, so one of them would win."""
    seen: dict[tuple[str, str | None, str], tuple[str, str]] = {}
    for catalogue in catalogues():
        if catalogue.kept_by_hand or not catalogue.po.exists():
            continue
        for entry in polib.pofile(str(catalogue.po)):
            if entry.obsolete or not entry.msgstr:
                continue
            other, text = seen.setdefault(
                (catalogue.language, entry.msgctxt, entry.msgid), (catalogue.module, entry.msgstr)
            )
            if text != entry.msgstr:
                yield f"{entry.msgid!r} is {text!r} in {other}, {entry.msgstr!r} in {catalogue.module}: add a context"


def _problems_of(entry: polib.POEntry) -> Iterator[str]:
    if "fuzzy" in entry.flags:
        yield f"doubtful (fuzzy): {entry.msgid!r}"
    elif not entry.translated():
        yield f"not translated: {entry.msgid!r}"
    else:
        asked = placeholders(entry.msgid) | placeholders(entry.msgid_plural or "")
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            if text and placeholders(text) - asked:
                yield f"a placeholder that the message does not have: {text!r}"
            if text and not entry.msgid_plural and placeholders(text) != asked:
                yield f"a placeholder is lost: {entry.msgid!r} → {text!r}"


def placeholders(text: str) -> set[str]:
    """Return the placeholders of a format string: %s, %(name)s and {name}."""
    return {match[0] for match in PLACEHOLDER.finditer(text)}


def _in_step(catalogue: Catalogue, entries: Iterable[polib.POEntry]) -> bool:
    if not catalogue.mo.exists():
        return False
    compiled = {
        (entry.msgctxt or None, entry.msgid): (entry.msgstr, entry.msgstr_plural)
        for entry in polib.mofile(str(catalogue.mo))
    }
    translated = {
        (entry.msgctxt, entry.msgid): (entry.msgstr, entry.msgstr_plural) for entry in entries if entry.translated()
    }
    return compiled == translated
