"""Translations: found without GNU gettext, kept over changes, complete."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from hoitu.web.catalogues import extraction, files

CODE = """
from django.utils.translation import gettext as _, ngettext, pgettext_lazy
a = _("Save")
b = _("Save the %(name)s"
      " now")
c = ngettext("%(n)s day", "%(n)s days", 3)
d = pgettext_lazy("verb", "Release")
e = _(variable)
"""
TEMPLATE = """{% load i18n %}
<a title="{% translate 'Go on' %}">{% trans "Stop" context "button" %}</a>
{% blocktranslate trimmed count n=items|length %}
  {{ n }} item
{% plural %}
  {{ n }} items
{% endblocktranslate %}
{{ value|default:_("nothing") }}
"""


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> files.Catalogue:
    monkeypatch.setattr(files, "PROJECT", tmp_path)
    folder = tmp_path / "hoitu/office"
    (folder / "templates/office").mkdir(parents=True)
    (folder / "views.py").write_text(CODE, encoding="utf-8")
    (folder / "templates/office/page.html").write_text(TEMPLATE, encoding="utf-8")
    return files.Catalogue("hoitu.office", folder, "vi")


def test_python_messages_are_found() -> None:
    keys = {message.key for message in extraction.in_python(CODE)}
    assert keys == {(None, "Save"), (None, "Save the %(name)s now"), (None, "%(n)s day"), ("verb", "Release")}


def test_template_messages_are_found() -> None:
    found = list(extraction.in_template(TEMPLATE))
    assert {message.key for message in found} == {
        (None, "Go on"),
        ("button", "Stop"),
        (None, "%(n)s item"),
        (None, "nothing"),
    }
    assert next(message.plural for message in found if message.plural) == "%(n)s items"


def test_what_is_translated_stays_translated(catalogue: files.Catalogue) -> None:
    assert files.update(catalogue) == 8
    po = polib.pofile(str(catalogue.po))
    for entry in po:
        if entry.msgid == "Save":
            entry.msgstr = "Lưu"
    po.save()
    (catalogue.folder / "views.py").write_text('_("Save"); _("Open")', encoding="utf-8")
    files.update(catalogue)
    po = polib.pofile(str(catalogue.po))
    assert {entry.msgid: entry.msgstr for entry in po if entry.msgid in {"Save", "Open"}} == {"Save": "Lưu", "Open": ""}
    assert {entry.msgid for entry in po.obsolete_entries()} == {"Save the %(name)s now", "%(n)s day", "Release"}
    assert {entry.msgid: entry.msgstr for entry in polib.mofile(str(catalogue.mo))} == {"Save": "Lưu"}


def test_a_missing_translation_is_a_problem(catalogue: files.Catalogue) -> None:
    files.update(catalogue)
    assert any("not translated: 'Save'" in problem for problem in files.problems(catalogue))


def test_a_lost_placeholder_is_a_problem(catalogue: files.Catalogue) -> None:
    (catalogue.folder / "views.py").write_text('_("Save the %(name)s")', encoding="utf-8")
    (catalogue.folder / "templates/office/page.html").unlink()
    files.update(catalogue)
    po = polib.pofile(str(catalogue.po))
    po[0].msgstr = "Lưu"
    po.save()
    po.save_as_mofile(str(catalogue.mo))
    assert [problem.split(": ", 1)[1] for problem in files.problems(catalogue)] == [
        "a placeholder is lost: 'Save the %(name)s' → 'Lưu'"
    ]


def test_a_catalogue_out_of_step_is_a_problem(catalogue: files.Catalogue) -> None:
    files.update(catalogue)
    (catalogue.folder / "views.py").write_text('_("Something new")', encoding="utf-8")
    assert any("not extracted: 'Something new'" in problem for problem in files.problems(catalogue))
    catalogue.mo.unlink()
    assert any("out of step" in problem for problem in files.problems(catalogue))


def test_the_translations_of_the_house_are_complete() -> None:
    problems = [problem for catalogue in files.catalogues() for problem in files.problems(catalogue)]
    assert problems == []


def test_no_message_is_translated_in_two_ways() -> None:
    assert list(files.clashes()) == []
