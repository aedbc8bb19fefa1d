"""What can be said with a key before it, such as ``tag:``, and which values a key may have.

Keys and the values of `HAS` are the same in every language, so that a search that was kept stays
readable; what the person can rename (marks, words of the body, kinds) is given by its label.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from journal_app.core import typed_dates
from journal_app.core.moments import ANSWERS
from journal_app.core.search import word_of
from journal_app.core.typed_dates import Span


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


def read_days(text: str, today: date) -> Span | None:
    """A date as it is written in English, the day before the month."""
    return typed_dates.read(text, today=today)


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
    """Every name that is offered, most used first; `None` where that is not known."""
    tags: tuple[str, ...] | None = None
    unoffered: frozenset[tuple[Key, str]] = frozenset()
    """Names that are hidden: not offered, and found all the same."""
    years: tuple[int, ...] = ()
    """Years something was written in, newest first."""
    reads: Callable[[str, date], Span | None] = field(default=read_days, compare=False)
    """Reads a date as people write it; the second value is today."""

    def choices(self, key: Key) -> tuple[Choice, ...]:
        """The values a key may have; none for one whose values are names or dates."""
        of_key: Mapping[Key, tuple[Choice, ...]] = {
            Key.FELT: self.felt, Key.KIND: self.kinds, Key.MARK: self.marks, Key.BODY: self.body,
            **_FIXED,
        }  # fmt: skip
        return of_key.get(key, ())

    def names(self, key: Key) -> tuple[str, ...] | None:
        """The names that are offered for a key; `None` where they are not known."""
        return self.tags if key is Key.TAG else self.people

    def has_name(self, key: Key, value: str) -> bool:
        """Whether a name is called so or begins so; every name is where none are known."""
        names, word = self.names(key), word_of(value)
        if names is None:
            return True
        hidden = (name for at, name in self.unoffered if at is key)
        return any(word_of(name).startswith(word) for name in (*names, *hidden))

    def find(self, key: Key, value: str) -> Choice | None:
        """The value of this name, however its letters are written."""
        word = word_of(value)
        found = (choice for choice in self.choices(key) if choice.is_called(word))
        return next(found, None) if word else None


PLAIN: Final = Lexicon()
"""What is understood without a journal."""
