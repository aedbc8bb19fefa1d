"""`Offer`: one thing that can be gone to or done, and where such things come from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One line of the list."""

    key: str
    """Tells it from all others."""
    words: str
    line: str = ""
    """What stands at its end: its keys, or what it is."""
    icon: str = ""
    act: Callable[[], object] = field(compare=False)
    """What choosing it does, once the list is closed."""
    lasting: bool = False
    """It is of the app, not of the journal: that it was used may be remembered until the lock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """Where offers come from, for one opening of the list."""

    shelf: Sequence[Offer] = ()
    """Found by their words."""
    read: Callable[[str], Sequence[Offer]] = lambda _typed: ()
    """Makes offers of what is typed, such as a day of a date; they stand first."""
