"""The search language: words, "phrases", -not, and ``key:value``; anything may be typed.

All of it has to fit, and neither case nor accents matter anywhere. ``lamp`` finds the word, and
the last word of all also as the beginning of a longer one; ``"by the door"`` finds the words side
by side; a minus before anything leaves out what it finds (always as whole words). The keys stand
in `core.search_keys`; a value with spaces stands in quotation marks: ``in:"march 2019"``. A colon
after digits or before a space belongs to the words, and so does whatever stands in quotation
marks.

Words go through the folding of `core.search`, which also holds for values: Arabic and Hebrew are
found with and without their points, whichever way the line runs, since a text is kept in the
order it is read in; Chinese, Japanese and Thai, written without spaces, are found sign by sign as
a run. The full-width colon, minus and space of their keyboards, and the quotation marks of all
languages, count like the plain ones.

What is wrong is told with its place and does not hinder the rest.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Final
from unicodedata import category

from journal_app.core.search import MAX_CHARACTERS, NOTHING, Query, word_of
from journal_app.core.search_keys import BEST, DATES, NAMES, PLAIN, Key, Lexicon
from journal_app.core.search_lexer import Token, tokens
from journal_app.core.search_troubles import Trouble, sentence
from journal_app.core.typed_dates import Span

_KEYS: Final = {key.value: key for key in Key}


@dataclass(frozen=True, slots=True)
class SearchError:
    """What is wrong, and where: start and end in characters of the text."""

    start: int
    end: int
    message: str
    """One plain sentence that repeats nothing of what was typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One ``key:value``; where it stands in the text is no part of what it means."""

    key: Key
    value: str
    """An id where the key has ids, else the name, or the date as it was typed."""
    days: Span | None = None
    """Of a date."""
    negated: bool = False
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What was understood. Two searches are the same when they mean the same."""

    text: str = field(default="", compare=False)
    """As it was typed."""
    query: Query = NOTHING
    """Words and phrases, for finding and for tinting."""
    without: tuple[str, ...] = ()
    """Folded words and phrases that must not occur."""
    parts: tuple[Part, ...] = ()
    best_first: bool = False
    """Whether what fits best stands first, else the newest."""
    errors: tuple[SearchError, ...] = field(default=(), compare=False)

    @property
    def is_empty(self) -> bool:
        """Whether everything fits."""
        return not (self.query or self.without or self.filters)

    @property
    def filters(self) -> tuple[Part, ...]:
        """The parts that narrow; an order does not."""
        return tuple(part for part in self.parts if part.key is not Key.SORT)


EVERYTHING: Final = Search()
"""Nothing is looked for."""


def parse(text: str, *, today: date, lexicon: Lexicon = PLAIN) -> Search:
    """What was typed, understood as far as it can be; never raises."""
    return _Reader(text, today, lexicon).read()


class _Reader:
    """Goes through the text once and gathers what it finds."""

    def __init__(self, text: str, today: date, lexicon: Lexicon) -> None:
        self._text = text
        self._today = today
        self._lexicon = lexicon
        self._words: list[str] = []
        self._unfinished = False
        self._without: list[str] = []
        self._signs: list[Token] = []
        self._parts: list[Part] = []
        self._best = False
        self._errors: list[SearchError] = []

    def read(self) -> Search:
        for token in tokens(self._text[:MAX_CHARACTERS]):
            if token.key is None:
                self._take_words(token)
            else:
                self._take_part(token, token.key)
        self._tell_signs()
        if self._text[MAX_CHARACTERS:].strip():
            self._refuse(Trouble.TOO_LONG, MAX_CHARACTERS, len(self._text))
        return Search(
            text=self._text,
            query=Query(tuple(self._words), self._unfinished or not self._words),
            without=tuple(self._without),
            parts=tuple(self._parts),
            best_first=self._best,
            errors=tuple(self._errors),
        )

    def _take_words(self, token: Token) -> None:
        word = word_of(token.value)
        if not word:
            self._signs.append(token)
            return
        if token.negated:
            self._without.append(word)
            return
        self._words.append(word)
        self._unfinished = not token.closed

    def _tell_signs(self) -> None:
        """A picture is never found; a comma is no matter unless it is all there is."""
        alone = not (self._words or self._without or self._parts or self._errors)
        for token in self._signs:
            pictured = any(category(sign) == "So" for sign in token.value)
            if pictured or (alone and token.value.strip()):
                self._refuse(Trouble.SIGN, token.value_start, token.end)

    def _take_part(self, token: Token, name: str) -> None:
        key = _KEYS.get(name.casefold())
        if key is None:
            self._refuse(Trouble.NO_SUCH_KEY, token.key_start, token.value_start)
        elif not token.value.strip():
            self._refuse(Trouble.NO_VALUE, token.key_start, token.end, key)
        elif key is Key.SORT and token.negated:
            self._refuse(Trouble.NOT_LEFT_OUT, token.start, token.end, key)
        else:
            self._take_value(token, key)

    def _take_value(self, token: Token, key: Key) -> None:
        value, days = " ".join(token.value.split()), None
        if key in DATES:
            days = self._lexicon.reads(value, self._today)
            if days is None:
                self._refuse(Trouble.NO_DATE, token.value_start, token.end, key)
                return
        elif key in NAMES:
            value = value.lstrip("#") if key is Key.TAG else value
            if not value:
                self._refuse(Trouble.NO_VALUE, token.key_start, token.end, key)
                return
            if not self._lexicon.has_name(key, value):
                # Told, and still meant: with it nothing is found.
                self._refuse(Trouble.NO_SUCH_NAME, token.value_start, token.end, key)
        else:
            choice = self._lexicon.find(key, value)
            if choice is None:
                self._refuse(Trouble.NO_SUCH_VALUE, token.value_start, token.end, key)
                return
            value = choice.id
        if key is Key.SORT:
            self._best = value == BEST
        self._parts.append(
            Part(
                key=key,
                value=value,
                days=days,
                negated=token.negated,
                start=token.start,
                end=token.end,
            )
        )

    def _refuse(self, trouble: Trouble, start: int, end: int, key: Key | None = None) -> None:
        message = sentence(trouble, key, self._lexicon)
        self._errors.append(SearchError(start, end, message))
