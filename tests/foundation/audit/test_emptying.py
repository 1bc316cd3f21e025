from __future__ import annotations

import pytest

from hoitu.foundation.audit.models import Entry
from tests.foundation.audit.acts import act


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_the_suite_empties_the_audit_between_tests_that_commit(turn: str) -> None:
    assert not Entry.objects.exists()
    act(turn=turn)
    assert Entry.objects.get().seq == 1
