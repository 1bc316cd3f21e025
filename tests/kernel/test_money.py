from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.kernel.money import Dong, total

SUMS = st.integers(-(10**12), 10**12).map(Dong)
WEIGHTS = st.lists(st.integers(0, 1000), min_size=1, max_size=20).filter(any)


def test_a_sum_is_written_as_on_a_vietnamese_bill() -> None:
    assert str(Dong(1234567)) == "1.234.567 đ"
    assert str(Dong(0)) == "0 đ"
    assert str(Dong(-5000)) == "−5.000 đ"


@pytest.mark.parametrize("amount", [1.0, "1", True, None])
def test_only_whole_numbers_are_money(amount: object) -> None:
    with pytest.raises(TypeError, match="whole đồng"):
        Dong(amount)  # type: ignore[arg-type]  # the point of the test


@given(SUMS, SUMS)
def test_what_is_added_can_be_taken_away(one: Dong, other: Dong) -> None:
    assert one + other - other == one
    assert one - other == -(other - one)
    assert (one < other) == (one.amount < other.amount)


@given(st.lists(SUMS))
def test_a_total_is_the_sum_of_all(sums: list[Dong]) -> None:
    assert total(sums).amount == sum(one.amount for one in sums)


@given(SUMS, WEIGHTS)
def test_sharing_out_loses_not_one_dong(whole: Dong, weights: list[int]) -> None:
    shares = whole.split(weights)
    assert total(shares) == whole
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share.amount * sum(weights) - whole.amount * weight) < sum(weights)


def test_the_left_over_dong_goes_to_the_largest_remainder() -> None:
    assert Dong(100).split([1, 1, 1]) == [Dong(34), Dong(33), Dong(33)]
    assert Dong(10).split([3, 7, 0]) == [Dong(3), Dong(7), Dong(0)]


@pytest.mark.parametrize("weights", [[], [0, 0], [2, -1]])
def test_weights_that_share_nothing_are_refused(weights: list[int]) -> None:
    with pytest.raises(ValueError, match=r"weights|empty"):
        Dong(100).split(weights)


def test_a_portion_is_rounded_half_away_from_zero() -> None:
    assert Dong(15).portion(10, 100) == Dong(2)
    assert Dong(-15).portion(10, 100) == Dong(-2)
    assert Dong(14).portion(10, 100) == Dong(1)
    assert 3 * Dong(14) == Dong(42)
    with pytest.raises(ValueError, match="above 0"):
        Dong(1).portion(1, 0)


def test_no_money_is_false() -> None:
    assert not Dong(0)
    assert Dong(-1)
