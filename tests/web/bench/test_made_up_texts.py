from __future__ import annotations

from hoitu.kernel.khmer import has_khmer
from hoitu.web.bench.questions import questions
from hoitu.web.bench.texts import Writer


def test_the_same_seed_writes_the_same() -> None:
    assert list(Writer(1).articles(20)) == list(Writer(1).articles(20))
    assert list(Writer(1).articles(5)) != list(Writer(2).articles(5))


def test_texts_fit_what_the_newsroom_takes() -> None:
    for text in Writer().articles(300):
        assert 0 < len(text.headline) <= 120
        assert 0 < len(text.lead) <= 400
        assert all(text.paragraphs)
        assert has_khmer(text.headline) == (text.language == "km")
        assert text.person in " ".join(text.paragraphs)


def test_some_texts_are_khmer() -> None:
    assert [text.language for text in Writer().articles(10, khmer_every=5)].count("km") == 2


def test_forty_questions_of_every_kind() -> None:
    asked = questions()
    assert len(asked) == 40
    assert asked == questions()
    assert len({question.kind for question in asked}) == 8
    assert all(question.asked.isascii() for question in asked if "không dấu" in question.kind)
