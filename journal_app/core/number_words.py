"""Numbers written out: “thirty”, “twenty-one”, “a hundred and five”, “third”, “thirty-first”."""

from collections.abc import Sequence
from functools import cache
from typing import Final

_ONES: Final = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_ORDINAL_ONES: Final = (
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
_ORDINAL_TENS: Final = ("", "", "twentieth", "thirtieth")
_MOST: Final = 1000
_MOST_DAYS: Final = 31


def spelled(number: int) -> str:
    """A number from 1 to 1000 in words, with neither hyphens nor “and”."""
    if number == _MOST:
        return "one thousand"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    below = _ONES[rest] if rest < len(_ONES) else f"{_TENS[tens]} {_ONES[ones]}"
    above = f"{_ONES[hundreds]} hundred" if hundreds else ""
    return f"{above} {below}".strip()


def counted(words: Sequence[str]) -> int | None:
    """How many these folded words mean, as digits or written out; `None` where they do not."""
    if len(words) == 1 and words[0].isdecimal():
        return int(words[0])
    if words and words[0] in ("a", "an"):
        words = ("one", *words[1:])
    # Only behind hundreds does “and” belong to a number.
    joined = " ".join(words).replace("hundred and ", "hundred ")
    return _numbers().get(joined)


def ordinals() -> dict[str, int]:
    """“First” to “thirty first”: the days of a month, by their folded names."""
    named = {name: number for number, name in enumerate(_ORDINAL_ONES) if name}
    for tens in (2, 3):
        named[_ORDINAL_TENS[tens]] = tens * 10
        named.update(
            (f"{_TENS[tens]} {_ORDINAL_ONES[ones]}", tens * 10 + ones) for ones in range(1, 10)
        )
    return {name: number for name, number in named.items() if number <= _MOST_DAYS}


@cache
def _numbers() -> dict[str, int]:
    return {spelled(number): number for number in range(1, _MOST + 1)}
