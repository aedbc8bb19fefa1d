"""The search language in its first form: words that must all occur, the last maybe unfinished.

Accents and case do not matter, as in the index. The same folding marks the matches in a text,
so that what is tinted is what was found.
"""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"\w+", re.UNICODE)
_SENTENCE_END = re.compile(r"[.!?…。！？؟]['”’»)\]]*\s+|\n+")
EXCERPT_CHARACTERS = 340


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: folded words, the last one also as the beginning of a longer word."""

    words: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def fts(self) -> str:
        """The same for FTS5; every word is quoted, so nothing typed is taken for syntax."""
        quoted = [f'"{word}"' for word in self.words]
        if quoted:
            quoted[-1] += "*"
        return " AND ".join(quoted)


def parse(text: str) -> Query:
    """Read what was typed; anything is allowed, and signs that are no words are passed over."""
    return Query(tuple(_WORD.findall(text)))


def fold(text: str) -> str:
    """Case and accents taken off, each character for itself, so that places stay comparable."""
    return "".join(_fold_character(character) for character in text)


def matches(query: Query, text: str) -> list[tuple[int, int]]:
    """Where the words of the query stand in this text: start and end of each, in order."""
    if not query:
        return []
    *whole, beginning = (fold(word) for word in query.words)
    complete = set(whole)
    found = []
    for token in _WORD.finditer(text):
        word = fold(token.group())
        if word in complete:
            found.append(token.span())
        elif beginning and word.startswith(beginning):
            found.append((token.start(), token.start() + len(beginning)))
    return found


def excerpt(query: Query, text: str, limit: int = EXCERPT_CHARACTERS) -> str:
    """A part of the text from the sentence that holds the first match; cut marks are dots."""
    first = next(iter(matches(query, text)), None)
    if first is None:
        return text[:limit]
    start = 0
    for end in _SENTENCE_END.finditer(text, 0, first[0]):
        start = end.end()
    # A sentence without an end would push its match out of sight.
    start = max(start, first[0] - limit // 2)
    piece = " ".join(text[start : start + limit].split())
    return f"… {piece}" if start else piece


def _fold_character(character: str) -> str:
    if character.isascii():
        return character.lower()
    bare = unicodedata.normalize("NFD", character)[0]
    lowered = bare.lower()
    return lowered if len(lowered) == 1 else bare
