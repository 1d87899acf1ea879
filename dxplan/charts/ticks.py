"""Round numbers for an axis."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

MOST = 5  # gaps between lines of the grid
STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


def ticks(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Return evenly spaced round numbers that reach from the smallest value, or zero, to the largest."""
    low, high = min([Decimal(0), *values]), max([Decimal(0), *values])
    if low == high:
        return Decimal(0), Decimal(1)
    power = Decimal(10) ** ((high - low) / MOST).adjusted()
    step = next(size * power for size in STEPS if (high - low) / (size * power) <= MOST)
    first, last = (
        (low / step).to_integral_value("ROUND_FLOOR"),
        (high / step).to_integral_value("ROUND_CEILING"),
    )
    return tuple(step * at for at in range(int(first), int(last) + 1))
