"""The vocabulary of a new house, and the command that brings it in."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from hoitu.foundation.vocabulary import operations, queries
from hoitu.foundation.vocabulary.languages import LANGUAGES
from hoitu.foundation.vocabulary.models import Place, Section, Topic
from hoitu.kernel.actor import SystemActor
from tests.world import NOON

pytestmark = pytest.mark.django_db
SEEDER = SystemActor("seed")


def test_planting_twice_adds_nothing() -> None:
    first = operations.plant(by=SEEDER, now=NOON)
    second = operations.plant(by=SEEDER, now=NOON)
    assert first.added > 100
    assert (second.added, second.unchanged) == (0, first.added)


def test_planting_leaves_what_people_changed() -> None:
    operations.plant(by=SEEDER, now=NOON)
    operations.rename_section(by=SEEDER, code="khmer", name="Khmer Nam Bộ", now=NOON)
    operations.label_topic(by=SEEDER, code="medtop:06000000", name="Môi trường sống", now=NOON)
    operations.plant(by=SEEDER, now=NOON)
    assert Section.objects.get(code="khmer").name == "Khmer Nam Bộ"
    assert Topic.objects.get(code="medtop:06000000").name == "Môi trường sống"


def test_the_seed_has_what_the_province_needs() -> None:
    operations.plant(by=SEEDER, now=NOON)
    assert {"thoi-su", "khmer", "chuyen-doi-so", "ban-doc"} <= {s.code for s in queries.sections_on(NOON.date())}
    assert queries.topics().filter(broader=None).count() == 17
    assert Place.objects.filter(parent__code="84").count() == 9
    assert {language.iso_639_2b for language in LANGUAGES.values()} == {"vie", "khm"}


def test_the_command_brings_in_and_says_what_it_did(tmp_path: Path) -> None:
    table = tmp_path / "places.csv"
    table.write_text("code,name,type,parent\n84,Tỉnh Trà Vinh,Tỉnh,\n", encoding="utf-8")
    for expected in ("1", "0"):
        out = io.StringIO()
        call_command("import", "places", str(table), "--from", "2020-01-01", "--source", "GSO", stdout=out)
        assert out.getvalue().startswith(f"Thêm {expected}, ")
    call_command("import", "seed", stdout=io.StringIO())
    assert Section.objects.filter(code="khmer").exists()


@pytest.mark.parametrize("content", [None, b"\x00\xff", b"{}"])
def test_the_command_says_what_is_wrong(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "topics.json"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CommandError):
        call_command("import", "topics", str(file))
