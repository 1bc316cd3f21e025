from __future__ import annotations

import re
from pathlib import Path

from hoitu.foundation.audit import actions

HOUSE = Path(__file__).resolve().parents[3] / "hoitu"
ACT = re.compile(r"""(?:audited\(\s*|\baction=)["']([a-z_]+(?:\.[a-z_]+)+)["']""")


def acts_in_the_code() -> set[str]:
    return {act for file in HOUSE.rglob("*.py") for act in ACT.findall(file.read_text(encoding="utf-8"))}


def test_every_act_of_the_house_has_a_name_in_vietnamese() -> None:
    acts = acts_in_the_code()
    assert "newsroom.output.approve" in acts
    assert sorted(act for act in acts if actions.label(act) == act) == []


def test_an_act_nobody_named_shows_its_code() -> None:
    assert actions.label("tests.unnamed") == "tests.unnamed"


def test_acts_are_found_by_name_without_accents() -> None:
    assert "newsroom.output.approve" in actions.matching("duyet")
    assert "newsroom.output.withdraw" in actions.matching("Gỡ bài")
