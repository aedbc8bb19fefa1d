"""What can be said with a key before it, such as ``tag:``, and which values a key may have.

Keys and the values of `HAS` are the same in every language, so that a search that was kept stays
readable; what the person can rename (marks, words of the body, kinds) is given by its label.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from journal_app.core.moments import ANSWERS
from journal_app.core.search import word_of


class Key(StrEnum):
    """What may stand before a colon."""

    TAG = "tag"
    PERSON = "person"
    FELT = "felt"
    KIND = "kind"
    MARK = "mark"
    BODY = "body"
    HAS = "has"
    IN = "in"
    BEFORE = "before"
    AFTER = "after"
    SORT = "sort"


NAMES: Final = frozenset({Key.TAG, Key.PERSON})
"""Their values are names, looked up in the journal itself."""
DATES: Final = frozenset({Key.IN, Key.BEFORE, Key.AFTER})
JOINED_BY_OR: Final = frozenset({Key.FELT, Key.KIND, Key.IN})
"""A piece has one of these at most: said twice, either fits. Everything else joins with *and*."""

ENTRIES: Final = "entry"
MOMENTS: Final = "moment"
NEWEST: Final = "newest"
BEST: Final = "best"
HAS: Final = ("picture", "file", "note", "mark", "link", "question", "moment", "tag", "person")
"""What a piece may have; a moment is had by the entry it was opened from."""


@dataclass(frozen=True, slots=True)
class Days:
    """From the first day to the last, both of them included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value a key may have: what it stands for, and what it is called."""

    id: str
    label: str
    also: tuple[str, ...] = ()
    """Other names it is known by."""

    def is_called(self, word: str) -> bool:
        """Whether this folded word is one of its names; its id counts as one."""
        names = (self.label, *self.also, self.id, self.id.partition("_")[2])
        return any(word_of(name) == word for name in names if name)


def read_iso(text: str, _today: date) -> Days | None:
    """A year, a month or a day as ISO 8601 writes them."""
    numbers = text.split("-")
    if not all(each.isascii() and each.isdecimal() and len(each) <= 4 for each in numbers):
        return None
    try:
        match [int(each) for each in numbers]:
            case [year]:
                return Days(date(year, 1, 1), date(year, 12, 31))
            case [year, month]:
                return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
            case [year, month, day]:
                return Days(date(year, month, day), date(year, month, day))
    except ValueError:
        pass
    return None


PLAIN_ANSWERS: Final = tuple(
    Choice(id=answer, label=label, also=also)
    for answer, label, also in zip(
        ANSWERS,
        ("fear", "preference", "both", "can’t tell"),
        ((), (), ("some of both",), ("can’t tell yet", "unsure")),
        strict=True,
    )
)
PLAIN_KINDS: Final = (Choice(id=ENTRIES, label="entry"), Choice(id=MOMENTS, label="moment"))
_FIXED: Final = {
    Key.HAS: tuple(Choice(id=each, label=each) for each in HAS),
    Key.SORT: (Choice(id=NEWEST, label=NEWEST), Choice(id=BEST, label=BEST)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The values of each key as this person calls them; without more, those that ship."""

    felt: tuple[Choice, ...] = PLAIN_ANSWERS
    kinds: tuple[Choice, ...] = PLAIN_KINDS
    marks: tuple[Choice, ...] = ()
    body: tuple[Choice, ...] = ()
    people: tuple[str, ...] | None = None
    """Every name there is, most used first; `None` where that is not known."""
    tags: tuple[str, ...] | None = None
    read_days: Callable[[str, date], Days | None] = field(default=read_iso, compare=False)
    """Reads a date as people write it; the second value is today."""

    def choices(self, key: Key) -> tuple[Choice, ...]:
        """The values a key may have; none for one whose values are names or dates."""
        of_key: Mapping[Key, tuple[Choice, ...]] = {
            Key.FELT: self.felt, Key.KIND: self.kinds, Key.MARK: self.marks, Key.BODY: self.body,
            **_FIXED,
        }  # fmt: skip
        return of_key.get(key, ())

    def names(self, key: Key) -> tuple[str, ...] | None:
        """The names of a key that has names; `None` where they are not known."""
        return self.tags if key is Key.TAG else self.people

    def find(self, key: Key, value: str) -> Choice | None:
        """The value of this name, however its letters are written."""
        word = word_of(value)
        found = (choice for choice in self.choices(key) if choice.is_called(word))
        return next(found, None) if word else None


PLAIN: Final = Lexicon()
"""What is understood without a journal."""
