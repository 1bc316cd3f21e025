"""The long-term lines we stand on: leaving one is a decision, not an update."""

from __future__ import annotations

import django
import wagtail


def test_django_is_the_long_term_line() -> None:
    assert django.VERSION[:2] == (5, 2)


def test_wagtail_is_the_long_term_line() -> None:
    assert wagtail.VERSION[:2] == (7, 4)
