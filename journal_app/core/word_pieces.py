"""Cut a text into words, signs and spaces, so that two texts can be laid side by side.

A script written without spaces is cut sign by sign; an accent, a vowel sign, or the rest of an
emoji stays with what it belongs to, so that nothing is ever torn apart on the page.
"""

import re
import unicodedata
from enum import Enum
from typing import Final

_APOSTROPHES: Final = "'’"
_ZERO_WIDTH_JOINER: Final = "\u200d"
_FLAGS: Final = ("\U0001f1e6", "\U0001f1ff")
_SKINS: Final = ("\U0001f3fb", "\U0001f3ff")
# Thai and Lao; Myanmar; Khmer; kana and bopomofo; Han.
_WITHOUT_SPACES: Final = (
    "[\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u103f\u1780-\u17d3\u3005-\u3007\u3041-\u30ff\u3105-\u312f"
    "\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
)


class _Kind(Enum):
    SPACE = "space"
    WORD = "word"
    SIGN = "sign"


def pieces(text: str) -> list[str]:
    """The text in its words, runs of white space and single signs; joined they are the text."""
    alone = re.compile(_WITHOUT_SPACES)
    cut: list[str] = []
    start, kind = 0, _Kind.SIGN
    for at, character in enumerate(text):
        if at == 0:
            kind = _kind_of(character, alone)
            continue
        if _belongs(text, at, start):
            continue
        following = _kind_of(character, alone)
        if kind is _Kind.SIGN or following is not kind:
            cut.append(text[start:at])
            start, kind = at, following
    if text:
        cut.append(text[start:])
    return cut


def is_word(piece: str) -> bool:
    """Whether this piece says something: no white space and no sign of punctuation alone."""
    return any(unicodedata.category(character)[0] in "LN" for character in piece)


def _belongs(text: str, at: int, start: int) -> bool:
    """Whether the character here cannot be parted from the one before."""
    character, before = text[at], text[at - 1]
    if before.isspace():
        return False
    if _extends(character) or (before == _ZERO_WIDTH_JOINER and not character.isspace()):
        return True
    if character in _APOSTROPHES:
        return before.isalpha() and text[at + 1 : at + 2].isalpha()
    if before in _APOSTROPHES and at - 1 > start:
        return character.isalpha() and text[at - 2].isalpha()
    flag = _FLAGS[0] <= character <= _FLAGS[1]
    return flag and at - 1 == start and _FLAGS[0] <= before <= _FLAGS[1]


def _extends(character: str) -> bool:
    if character.isascii():
        return False
    return (
        unicodedata.category(character)[0] == "M"
        or character == _ZERO_WIDTH_JOINER
        or _SKINS[0] <= character <= _SKINS[1]
    )


def _kind_of(character: str, alone: re.Pattern[str]) -> _Kind:
    if character.isspace():
        return _Kind.SPACE
    if character.isalnum() and not alone.match(character):
        return _Kind.WORD
    return _Kind.SIGN
