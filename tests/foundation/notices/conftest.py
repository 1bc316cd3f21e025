"""Every test here has its own kinds of notices."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.foundation.notices.telling import kinds_of_these_tests


@pytest.fixture(autouse=True)
def kinds() -> Iterator[None]:
    """Two kinds: rice and fire."""
    with kinds_of_these_tests():
        yield
