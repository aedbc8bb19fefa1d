"""How far two sequences begin alike, found by halving: texts and lists may have millions."""

from collections.abc import Sequence
from typing import Any


def alike(one: Sequence[Any], other: Sequence[Any], most: int | None = None) -> int:
    """How many items both begin with, at most so many; whole slices are compared."""
    low, high = 0, min(len(one), len(other)) if most is None else most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
