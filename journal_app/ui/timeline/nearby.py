"""`Nearby`: what is known of items in view, read some at once around them, and soon forgotten."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Nearby(Generic[K, V]):
    """Reads `around` items at once: one reading of so many costs less than three single ones."""

    def __init__(
        self, read: Callable[[Sequence[K]], dict[K, V]], *, around: int, most: int
    ) -> None:
        self._read = read
        self._around = around
        self._most = most
        self._known: OrderedDict[K, V] = OrderedDict()

    def __len__(self) -> int:
        return len(self._known)

    def get(self, keys: Sequence[K], position: int) -> V | None:
        """What is known of the item at this position; `None` when it is gone."""
        key = keys[position]
        if key not in self._known:
            # One scrolls down more often than up.
            start = max(0, position - self._around // 4)
            wanted = [
                each for each in keys[start : start + self._around] if each not in self._known
            ]
            self._known.update(self._read(wanted))
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        return self._known.get(key)

    def forget(self, keys: Iterable[K]) -> None:
        """Read these anew when they are next in view."""
        for key in keys:
            self._known.pop(key, None)

    def forget_all(self) -> None:
        """Drop every word."""
        self._known.clear()
