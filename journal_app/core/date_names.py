"""What a person calls months, weekdays and seasons, and typed words taken apart by those names."""

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Final

from journal_app.core import feasts, number_words
from journal_app.core.search import fold

MONTHS: Final = (
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",),
    ("june", "jun"), ("july", "jul"), ("august", "aug"), ("september", "sep", "sept"),
    ("october", "oct"), ("november", "nov"), ("december", "dec"),
)  # fmt: skip
WEEKDAYS: Final = (
    ("monday", "mon"), ("tuesday", "tue", "tues"), ("wednesday", "wed"),
    ("thursday", "thu", "thur", "thurs"), ("friday", "fri"), ("saturday", "sat"),
    ("sunday", "sun"),
)  # fmt: skip
SEASONS: Final = (("winter",), ("spring",), ("summer",), ("autumn", "fall"))
"""As they follow each other in a year of the northern half of the earth."""
_ORDINAL_ENDS: Final = ("st", "nd", "rd", "th")
FILLERS: Final = ("of", "the", "on", "in", "at", *_ORDINAL_ENDS)


class Kind(Enum):
    """What a typed word is."""

    NUMBER = "number"
    MONTH = "month"
    WEEKDAY = "weekday"
    SEASON = "season"
    FEAST = "feast"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Item:
    """One word or number; `value` is its number: months from 1, the others from 0."""

    kind: Kind
    value: int
    word: str = ""
    """As it was typed, folded; of a number its digits."""
    ordinal: bool = False
    """Of a number: whether it counts the days of a month, as “3rd” and “third” do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateNames:
    """The names of a language, any number of forms for each; English is understood beside them."""

    months: tuple[tuple[str, ...], ...] = MONTHS
    """Twelve, from January on."""
    weekdays: tuple[tuple[str, ...], ...] = WEEKDAYS
    """Seven, from Monday on."""
    fillers: tuple[str, ...] = FILLERS
    """Words that a written date holds and that say nothing."""
    week_starts: int = 0
    """The first day of a week, Monday being 0."""
    weekend: tuple[int, int] = (5, 2)
    """The first day of a weekend, and how many it has."""
    southern: bool = False
    """Whether the seasons are those of the southern half of the earth."""


ENGLISH: Final = DateNames()


def items(text: str, names: DateNames) -> list[Item]:
    """The words and numbers of a text; what says nothing is left out."""
    known, fillers = _known(names)
    words = _words(text)
    longest = max(name.count(" ") for name in known) + 1
    found: list[Item] = []
    position = 0
    while position < len(words):
        for length in range(min(longest, len(words) - position), 0, -1):
            item = known.get(" ".join(words[position : position + length]))
            if item is not None:
                found.append(item)
                position += length
                break
        else:
            word = words[position]
            position += 1
            if word.isdecimal():
                ordinal = position < len(words) and words[position] in _ORDINAL_ENDS
                found.append(Item(Kind.NUMBER, int(word), word, ordinal))
            elif word not in fillers:
                found.append(Item(Kind.WORD, 0, word))
    return found


def _words(text: str) -> list[str]:
    """Folded words, letters apart from digits, so that “14th” and “2019년” are two each."""
    words: list[str] = []
    for folded in fold(text).split():
        start = 0
        for at in range(1, len(folded) + 1):
            if at == len(folded) or folded[at].isdecimal() != folded[at - 1].isdecimal():
                words.append(folded[start:at])
                start = at
    return words


@cache
def _known(names: DateNames) -> tuple[dict[str, Item], frozenset[str]]:
    """Every name, folded; where one means two things, the month is meant."""
    known: dict[str, Item] = {}
    tables = (
        (Kind.MONTH, names.months, 1),
        (Kind.WEEKDAY, names.weekdays, 0),
        (Kind.MONTH, MONTHS, 1),
        (Kind.WEEKDAY, WEEKDAYS, 0),
        (Kind.SEASON, SEASONS, 0),
        (Kind.FEAST, feasts.NAMES, 0),
    )
    for kind, table, first in tables:
        for number, forms in enumerate(table, first):
            for form in forms:
                name = " ".join(_words(form))
                if name and not name.isdecimal():
                    known.setdefault(name, Item(kind, number, name))
    for name, number in number_words.ordinals().items():
        known.setdefault(name, Item(Kind.NUMBER, number, str(number), ordinal=True))
    fillers = {word for each in (*names.fillers, *FILLERS) for word in _words(each)}
    return known, frozenset(fillers)
