"""Cuts what was typed into a search field into tokens: words, phrases, and keys with values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from journal_app.core.search_keys import Key

QUOTES: Final = '"“”„‟«»「」『』＂'
"""Any of them opens, and any of them closes."""
_MINUS: Final = "-−－"
_KEYS: Final = frozenset(key.value for key in Key)
# A key is letters alone, so that 21:10 and https://… are words.
_KEY: Final = r"([^\W\d_]+)[:：](?!//)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One piece of what was typed; places are characters of the text."""

    value: str
    """The words, the phrase without its quotation marks, or what stands behind the colon."""
    key: str | None = None
    """What stands before the colon."""
    negated: bool = False
    closed: bool = False
    """Whether the value stands between two quotation marks, and so is finished."""
    start: int
    end: int
    key_start: int
    """Behind the minus, if there is one."""
    value_start: int
    """Where the value begins, its quotation mark included."""


def tokens(text: str) -> Iterator[Token]:
    """Every token of the text, in order; whatever the text, and each character at most once."""
    at = 0
    while (at := _behind_spaces(text, at)) < len(text):
        token = _token_at(text, at)
        yield token
        at = token.end


def _token_at(text: str, start: int) -> Token:
    negated = _is_negation(text, start)
    key_start = start + negated
    key, value_start = _key_at(text, key_start)
    if value_start < len(text) and text[value_start] in QUOTES:
        value, end, closed = _quoted_at(text, value_start)
    else:
        # After a colon, and after a word, a quotation mark in the middle is a sign like others.
        end = _next_space(text, value_start)
        value, closed = text[value_start:end], False
    return Token(
        value=value,
        key=key,
        negated=negated,
        closed=closed,
        start=start,
        end=end,
        key_start=key_start,
        value_start=value_start,
    )


def _is_negation(text: str, at: int) -> bool:
    """A minus right before something that is neither a space nor another minus."""
    following = text[at + 1 : at + 2]
    return text[at] in _MINUS and bool(following.strip()) and following not in _MINUS


def _key_at(text: str, at: int) -> tuple[str | None, int]:
    """The key that begins here and where its value begins; no key where none begins."""
    match = re.compile(_KEY).match(text, at)
    if match is None:
        return None, at
    behind = text[match.end() : match.end() + 1]
    if not behind.strip() and match.group(1).casefold() not in _KEYS:
        # “note: something” is how people write.
        return None, at
    return match.group(1), match.end()


def _quoted_at(text: str, at: int) -> tuple[str, int, bool]:
    """What the quotation marks hold; where none closes, everything to the end."""
    end = at + 1
    while end < len(text) and text[end] not in QUOTES:
        end += 1
    closed = end < len(text)
    return text[at + 1 : end], end + closed, closed


def _behind_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _next_space(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return at
