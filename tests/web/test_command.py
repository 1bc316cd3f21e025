from __future__ import annotations

import pytest

from hoitu.web import command


def test_without_a_verb_it_lists_what_can_be_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run([]) == 0
    out = capsys.readouterr().out
    assert "  serve " in out
    assert "  migrate " in out
    assert "makemigrations" not in out


def test_a_mistyped_verb_is_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run(["serv"]) == 2
    assert "Có phải `serve`?" in capsys.readouterr().err


def test_a_verb_may_be_typed_with_a_hyphen() -> None:
    assert "verify-audit" in command.verbs()


@pytest.mark.django_db
def test_an_error_says_what_to_do_next(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run(["messages", "no-such-module"]) == 1
    assert "Không có phần nào tên như vậy" in capsys.readouterr().err


def test_a_wrong_setting_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", "eight thousand")
    assert command.run(["serve"]) == 2
    assert capsys.readouterr().err.startswith("Cấu hình sai: PORT='eight thousand'")
