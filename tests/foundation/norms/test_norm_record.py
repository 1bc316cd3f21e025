"""The record itself: what is shipped is well-formed, and a broken one names topic and line."""

from __future__ import annotations

import textwrap

import pytest

from hoitu.foundation.norms import loader, queries

GOOD = """\
schema_version: 1
norms:
  salary:
    module: production/royalties
    label_vi: "Lương"
    entries:
      - {norm: "ND 1", from: 2020-01-01, to: 2021-01-01, verified: text, label_vi: "Cũ", vnd: 1}
      - {norm: "ND 2", from: 2021-01-01, verified: text, label_vi: "Mới", vnd: 2}
"""


def test_the_shipped_record_has_every_topic_labelled_and_tells_its_module() -> None:
    topics = queries.topics()
    assert len(topics) >= 39
    assert all(topic.label and topic.module and topic.entries for topic in topics)


def test_a_good_record_is_read() -> None:
    assert [entry.values["vnd"] for entry in loader.parse(GOOD)["salary"].entries] == [1, 2]


@pytest.mark.parametrize(
    ("broken", "by", "line", "hint"),
    [
        ("schema_version: 1", "schema_version: 9", 1, "schema_version"),
        ('label_vi: "Lương"', "label: 1", 4, "salary"),
        ('verified: text, label_vi: "Cũ"', 'verified: surely, label_vi: "Cũ"', 7, "surely"),
        ("from: 2021-01-01", "from: soon", 8, "soon"),
        ("to: 2021-01-01", "to: 2019-01-01", 7, "later"),
        ("from: 2021-01-01", "from: 2020-06-01", 8, "overlaps"),
        ("vnd: 2}", "vnd: 2, vnd: 3}", 8, "twice"),
        ("vnd: 2}", "vnd: 2, vnd_verified: maybe}", 8, "maybe"),
        ("vnd: 2}", "vnd: 2", 8, "YAML"),
        ('norm: "ND 2", ', "", 8, "norm"),
        ('norm: "ND 2"', 'code: 7, norm: "ND 2"', 8, "code"),
    ],
)
def test_a_broken_record_names_the_line_and_the_matter(broken: str, by: str, line: int, hint: str) -> None:
    assert broken in GOOD
    with pytest.raises(loader.BadNorms, match=hint) as caught:
        loader.parse(GOOD.replace(broken, by, 1) if broken != "from: 2021-01-01" else GOOD.replace(broken, by))
    assert abs(caught.value.line - line) <= 1


@pytest.mark.parametrize("text", ["", "norms: 3\nschema_version: 1", "- a\n- b", "schema_version: 1", "\t", "a: *b"])
def test_nonsense_is_refused_as_bad_norms(text: str) -> None:
    with pytest.raises(loader.BadNorms):
        loader.parse(textwrap.dedent(text))
