"""The search language in its first form: words that must all occur, the last maybe unfinished.

Neither case nor accents matter. One folding serves the index, the query and the tinting of
matches, so that what is tinted is what was found: the index is given folded text, in which only
letters, digits and spaces are left, and has no rules of its own. Scripts written without spaces
are indexed sign by sign, and a run of them is looked for as a run.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

EXCERPT_CHARACTERS = 340
MAX_CHARACTERS = 1000
"""How much of a query counts; the rest of a pasted page adds nothing."""

_STRETCH = 1024
_ASCII: Final = bytes(range(128))
_SPARSE: Final = 4
"""Signs beyond ASCII are looked at one by one where they are fewer than each fourth."""
# The patterns are compiled when first needed: it would cost every start three milliseconds.
_SENTENCE_END = r"[.!?…。！？؟]['”’»)\]]*\s+|[。！？]|\n+"
# Accents, points and vowel signs that are often left out; what joins or shapes the letters
# around it without being one: soft hyphen, tatweel, joiners, variation selectors.
_LEFT_OUT = (
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u0640\u200c\u200d\u2060\ufe00-\ufe0f\U0001d165-\U0001d169\U0001d16d-\U0001d172]"
)
# Thai and Lao; Myanmar; Khmer; kana and bopomofo; Han.
_WITHOUT_SPACES = (
    "[\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u103f\u1780-\u17d3\u3005-\u3007\u3041-\u30ff\u3105-\u312f"
    "\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
)


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: folded words, the last one also as the beginning of a longer word.

    A run of a script without spaces is one word here, its signs apart by a space; so is a phrase.
    """

    words: tuple[str, ...]
    unfinished: bool = True
    """Whether the last word may be the beginning of a longer one."""

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def fts(self) -> str:
        """The same for FTS5; every word is quoted, so nothing typed is taken for syntax."""
        quoted = [f'"{word}"' for word in self.words]
        if quoted and self.unfinished:
            quoted[-1] += "*"
        return " AND ".join(quoted)


NOTHING: Final = Query(())
"""No word at all."""


class _Folding(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


_FOLDING = _Folding()


def parse(text: str) -> Query:
    """Read what was typed; anything is allowed, and signs that are no words are passed over.

    What was typed without a space between, such as ``don't``, is looked for side by side.
    """
    words = map(word_of, text[:MAX_CHARACTERS].split())
    return Query(tuple(word for word in words if word))


def word_of(text: str) -> str:
    """What was typed, as one folded word or as a run of words that stand side by side."""
    return " ".join(fold(text).split())


def fold(text: str) -> str:
    """The text as it is indexed: folded words with spaces between them, nothing else."""
    # Ten times as quick for what is in ASCII letters otherwise.
    return _in_ascii(text)[0].translate(_FOLDING)


def matches(query: Query, text: str) -> list[tuple[int, int]]:
    """Where the words of the query stand in this text: start and end of each, in order."""
    if not query:
        return []
    ascii_text, in_place = _in_ascii(text)
    found = [match.span() for match in _pattern(query).finditer(ascii_text.translate(_FOLDING))]
    if not found or in_place:
        return found
    lengths = [len(_FOLDING[ord(character)]) for character in text]
    starts = list(accumulate(lengths, initial=0))
    spans: list[tuple[int, int]] = []
    for span in found:
        start, end = _span_in_text(span, starts, lengths)
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


def excerpt(query: Query, text: str, limit: int = EXCERPT_CHARACTERS) -> str:
    """A part of the text from the sentence that holds the first match, on one line.

    It has up to `limit` characters, and dots before them where it is not the beginning.
    """
    first = _first_match(query, text)
    start = 0
    # A sentence that began farther away is not shown from there.
    for end in re.compile(_SENTENCE_END).finditer(text, max(0, first - limit), first):
        start = end.end()
    if first - start > limit // 2:
        # A sentence without an end would push its match out of sight.
        start = first - limit // 2
        space = text.find(" ", start, first)
        start = start if space < 0 else space + 1
    piece = " ".join(text[start : start + limit].split())
    return f"… {piece}" if text[:start].strip() else piece


def _in_ascii(text: str) -> tuple[str, bool]:
    """The text with what they fold to in place of signs beyond ASCII, where that is ASCII.

    And whether every sign of it, folded, stands in its place. Of a script that is not written in
    ASCII letters nothing is taken away here.
    """
    if text.isascii():
        return text, True
    # All that is no ASCII, by the quickest way there is to it.
    others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    signs = others.decode("utf-8", "surrogatepass")
    if len(signs) * _SPARSE > len(text):
        return text, False
    in_place = True
    for sign in set(signs):
        folded = _FOLDING[ord(sign)]
        in_place = in_place and len(folded) == 1
        if folded.isascii():
            text = text.replace(sign, folded)
    return text, in_place


def _pattern(query: Query) -> re.Pattern[str]:
    words = [re.escape(word).replace(r"\ ", " +") for word in query.words]
    beginning = [words.pop()] if query.unfinished else []
    whole = [f"{word}(?![^ ])" for word in words]
    # The longest first: of two words that begin alike, the whole of what was found is tinted.
    choices = "|".join(sorted([*whole, *beginning], key=len, reverse=True))
    return re.compile(f"(?<![^ ])(?:{choices})")


def _first_match(query: Query, text: str) -> int:
    ascii_text, in_place = _in_ascii(text)
    folded = ascii_text.translate(_FOLDING)
    # To look for letters is many times as quick as for a pattern that may begin anywhere.
    begins = [place for word in query.words if (place := folded.find(word.split(" ")[0])) >= 0]
    match = _pattern(query).search(folded, min(begins)) if begins else None
    if match is None or in_place:
        return 0 if match is None else match.start()
    return _place_in_text(match.start(), text)


def _place_in_text(folded: int, text: str) -> int:
    """The place of the character that became the one in this place of the folded text."""
    start, stretch = 0, _STRETCH
    # By halves: counting character by character is slow, and texts may be long.
    while stretch:
        length = len(fold(text[start : start + stretch]))
        if length <= folded:
            folded -= length
            start += stretch
        else:
            stretch //= 2
    return start


def _span_in_text(span: tuple[int, int], starts: list[int], lengths: list[int]) -> tuple[int, int]:
    start = bisect_right(starts, span[0]) - 1
    end = bisect_left(starts, span[1])
    # Accents that follow the last letter belong to it.
    while end < len(lengths) and lengths[end] == 0:
        end += 1
    return start, end


def _fold_character(character: str) -> str:
    if re.match(_LEFT_OUT, character):
        return ""
    if not _in_words(character):
        return " "
    folded = _bare(unicodedata.normalize("NFKD", character))
    if not all(map(_in_words, folded)):
        # A sign such as ½, whose parts are not all letters and digits, stands for itself.
        folded = _bare(character)
    return "".join(f" {sign} " if re.match(_WITHOUT_SPACES, sign) else sign for sign in folded)


def _bare(text: str) -> str:
    lowered = re.sub(_LEFT_OUT, "", text).casefold()
    # Turkish tells i and ı apart, and has both in capitals; whoever looks for one finds all.
    return re.sub(_LEFT_OUT, "", lowered).replace("ı", "i")


def _in_words(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LNM" or category == "Co"
