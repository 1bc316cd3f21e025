"""Money: whole đồng, never a float."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Dong:
    """A sum in Vietnamese đồng, which has no smaller coin in use; debts are negative."""

    amount: int

    def __post_init__(self) -> None:
        if type(self.amount) is not int:
            raise TypeError(
                f"Money is counted in whole đồng, not in {self.amount!r}: round it where the rule says how."
            )

    def __str__(self) -> str:
        return f"{self.amount:,} đ".replace(",", ".").replace("-", "−")

    def __bool__(self) -> bool:
        return self.amount != 0

    def __add__(self, other: Dong) -> Dong:
        return Dong(self.amount + other.amount)

    def __sub__(self, other: Dong) -> Dong:
        return Dong(self.amount - other.amount)

    def __neg__(self) -> Dong:
        return Dong(-self.amount)

    def __mul__(self, times: int) -> Dong:
        return Dong(self.amount * times)

    __rmul__ = __mul__

    def portion(self, numerator: int, denominator: int) -> Dong:
        """Return numerator/denominator of the sum, rounded to the nearest đồng, halves away from zero."""
        if denominator <= 0:
            raise ValueError(f"A portion over {denominator}: give a denominator above 0.")
        product = self.amount * numerator
        rounded = (2 * abs(product) + denominator) // (2 * denominator)
        return Dong(rounded if product >= 0 else -rounded)

    def split(self, weights: Sequence[int]) -> list[Dong]:
        """Return the sum shared out by weights (not negative, one above 0); not one đồng is lost or made.

        Single đồng left over go to the largest remainders, the earlier share first.
        """
        whole = sum(weights)
        if whole <= 0 or min(weights) < 0:
            raise ValueError(f"Nothing can be shared by the weights {list(weights)}: at least one above 0, none below.")
        sign, amount = (-1, -self.amount) if self.amount < 0 else (1, self.amount)
        shares = [amount * weight // whole for weight in weights]
        by_remainder = sorted(range(len(weights)), key=lambda i: -(amount * weights[i] % whole))
        for i in by_remainder[: amount - sum(shares)]:
            shares[i] += 1
        return [Dong(sign * share) for share in shares]


def total(sums: Iterable[Dong]) -> Dong:
    """Return what the sums make together, 0 đ for none."""
    return Dong(sum(one.amount for one in sums))
