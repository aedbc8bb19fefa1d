"""What could follow what is being typed into a search field: keys, then their values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from journal_app.core.search import word_of
from journal_app.core.search_edits import quoted
from journal_app.core.search_keys import DATES, NAMES, Key, Lexicon
from journal_app.core.search_lexer import Token, tokens

MOST: Final = 8
"""Hints shown at once."""
_YEARS: Final = 5
_SHORTEST: Final = 2
"""Letters before a key is offered: a single one says too little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """Something that can be taken instead of what was typed between `start` and `end`."""

    label: str
    """What is shown."""
    text: str
    """What comes to stand there."""
    start: int
    end: int
    key: Key


def hints(text: str, caret: int, lexicon: Lexicon, today: date) -> tuple[Hint, ...]:
    """What could be meant where the caret stands; nothing where it stands in no word."""
    token = next((each for each in tokens(text) if each.start < caret <= each.end), None)
    if token is None or token.closed:
        return ()
    if token.key is None:
        return tuple(_keys(token, caret))
    key = next((each for each in Key if each == token.key.casefold()), None)
    if key is None or caret < token.value_start:
        return ()
    typed = text[token.value_start : caret].lstrip('"“„«')
    return tuple(
        Hint(
            label=value,
            text=f"{quoted(value)} ",
            start=token.value_start,
            end=token.end,
            key=key,
        )
        for value in _fitting(_values(key, lexicon, today), typed)
    )


def _keys(token: Token, caret: int) -> Iterator[Hint]:
    typed = token.value[: caret - token.key_start].casefold()
    if len(typed) < _SHORTEST:
        return
    for key in Key:
        # A whole key may be just a word, such as “after”.
        if key.startswith(typed) and key != typed:
            yield Hint(
                label=f"{key}:", text=f"{key}:", start=token.key_start, end=token.end, key=key
            )


def _values(key: Key, lexicon: Lexicon, today: date) -> Iterable[str]:
    if key in DATES:
        lately = range(today.year, max(0, today.year - _YEARS), -1)
        return [str(year) for year in lexicon.years or lately]
    if key in NAMES:
        return lexicon.names(key) or ()
    return [choice.label for choice in lexicon.choices(key)]


def _fitting(values: Iterable[str], typed: str) -> list[str]:
    """Those that begin as was typed, then those in which a later word does."""
    wanted = word_of(typed)
    first, later = [], []
    for value in values:
        folded = word_of(value)
        if folded == wanted and wanted:
            continue
        if folded.startswith(wanted):
            first.append(value)
        elif f" {wanted}" in folded:
            later.append(value)
    return [*first, *later][:MOST]
