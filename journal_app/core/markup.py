"""Our small Markdown: what a line is, where it is bold or italic, and what typing does to it.

Headings, bullets, numbers and quotes are one sign at the beginning of a line; `*`, `**`, `_` and
`__` stand around words as in CommonMark. A line is a paragraph; there are no escapes, no links
and nothing that could point outside. All positions are code points within one line.
"""

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple

BOLD: Final = 2
ITALIC: Final = 1
"""How many asterisks make it."""
FURTHEST_BACK: Final = 32
"""How many open signs a closing one looks back at, so that no line is costly to read."""

_BEGINNING = re.compile(
    r"(?P<indent>[ \t]*)(?:"
    r"(?P<heading>#{1,6})[ \t]+|(?P<quote>>)[ \t]?|(?P<bullet>[-*+])[ \t]+"
    r"|(?P<number>\d{1,9})(?P<dot>[.)])[ \t]+)"
)
_SIGNS = re.compile(r"\*+|_+")
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


class LineKind(StrEnum):
    """What the beginning of a line makes of it."""

    TEXT = "text"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one line is."""

    kind: LineKind
    indent: int = 0
    """White space before the sign, in characters."""
    start: int = 0
    """Where the words begin, after sign and space."""
    level: int = 0
    """Of a heading, 1 to 6."""


class Run(NamedTuple):
    """A stretch of a line that is not plain; `sign` means that it is the asterisks themselves."""

    start: int
    end: int
    bold: bool
    italic: bool
    sign: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Put `text` in the place of `start` to `end`, then select `select_from` to `select_to`."""

    start: int
    end: int
    text: str
    select_from: int
    select_to: int


def line_of(text: str) -> Line:
    """Read the beginning of a line."""
    found = _BEGINNING.match(text)
    if found is None:
        return Line(kind=LineKind.TEXT)
    indent, start = found.end("indent"), found.end()
    if found["heading"]:
        return Line(kind=LineKind.HEADING, indent=indent, start=start, level=len(found["heading"]))
    for kind in (LineKind.QUOTE, LineKind.BULLET):
        if found[kind.value]:
            return Line(kind=kind, indent=indent, start=start)
    return Line(kind=LineKind.NUMBER, indent=indent, start=start)


def after_return(text: str, caret: int) -> str | None:
    """How the next line begins when Return is pressed here: the list or the quote goes on.

    `None` says that the line holds nothing but its sign, so that Return ends the list instead of
    beginning a new line.
    """
    line = line_of(text)
    if line.kind in (LineKind.TEXT, LineKind.HEADING) or caret < line.start:
        return ""
    if not text[line.start :].strip():
        return None
    if line.kind is not LineKind.NUMBER:
        return text[: line.start]
    found = _BEGINNING.match(text)
    digits = found["number"] if found is not None else "0"
    following = str(int(digits) + 1)[-9:]
    return text[: line.indent] + following + text[line.indent + len(digits) : line.start]


# Bold and italic.


class _Span(NamedTuple):
    opening: tuple[int, int]
    closing: tuple[int, int]
    size: int


def runs(text: str, start: int = 0) -> list[Run]:
    """Everything bold or italic from `start` on, and the signs that make it so, in order."""
    spans = _spans(text, start)
    if not spans:
        return []
    if all(before.closing[1] <= after.opening[0] for before, after in pairwise(spans)):
        return [run for span in spans for run in _runs_of(span)]
    return _nested_runs(spans)


def _runs_of(span: _Span) -> tuple[Run, Run, Run]:
    """Of one emphasis that no other one touches: its signs, and what is between them."""
    bold = span.size == BOLD
    return (
        Run(*span.opening, False, False, True),
        Run(span.opening[1], span.closing[0], bold, not bold, False),
        Run(*span.closing, False, False, True),
    )


def _nested_runs(spans: list[_Span]) -> list[Run]:
    changes: dict[int, list[int]] = {}
    for span in spans:
        kind = 0 if span.size == BOLD else 1
        (sign_start, inside), (outside, sign_end) = span.opening, span.closing
        for at, which, step in (
            (sign_start, 2, 1),
            (inside, 2, -1),
            (inside, kind, 1),
            (outside, kind, -1),
            (outside, 2, 1),
            (sign_end, 2, -1),
        ):
            changes.setdefault(at, [0, 0, 0])[which] += step
    edges = sorted(changes)
    found = []
    bold = italic = sign = 0
    for here, following in pairwise(edges):
        steps = changes[here]
        bold, italic, sign = bold + steps[0], italic + steps[1], sign + steps[2]
        if bold or italic or sign:
            found.append(Run(here, following, bold > 0, italic > 0, sign > 0))
    return found


def toggle(text: str, start: int, end: int, size: int) -> Edit:
    """Make the selected words (or the word at the caret) bold or italic, or plain again.

    `size` is `BOLD` or `ITALIC`.
    """
    bare = start == end
    start, end = _words(text, start, end)
    around = _around(text, start, end)
    stars = "*" * (around - size if _is_on(around, size) else around + size)
    outer_start, outer_end = start - around, end + around
    inside = outer_start + len(stars)
    length = end - start
    return Edit(
        start=outer_start,
        end=outer_end,
        text=stars + text[start:end] + stars,
        # A caret without a selection stays a caret, behind the word it was in.
        select_from=inside + length if bare else inside,
        select_to=inside + length,
    )


def is_on(text: str, start: int, end: int, size: int) -> bool:
    """Whether `toggle` would take the signs away."""
    start, end = _words(text, start, end)
    return _is_on(_around(text, start, end), size)


def _is_on(around: int, size: int) -> bool:
    return around >= BOLD if size == BOLD else around % 2 == 1


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """What an emphasis would stand around: no white space, no signs, no beginning of a list."""
    if start == end:
        for word in _WORD.finditer(text, line_of(text).start):
            if word.start() <= start <= word.end():
                return word.span()
        return start, end
    start = max(start, min(line_of(text).start, end))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > 2 and text[start] == "*" == text[end - 1]:
        start, end = start + 1, end - 1
    return start, end


def _around(text: str, start: int, end: int) -> int:
    """How many asterisks stand on both sides, up to three."""
    around = 0
    while (
        around < BOLD + ITALIC
        and start - around > 0
        and end + around < len(text)
        and text[start - around - 1] == "*" == text[end + around]
    ):
        around += 1
    return around


@dataclass(slots=True)
class _Signs:
    """A row of asterisks or underscores that may open or close an emphasis."""

    sign: str
    start: int
    end: int
    opens: bool
    closes: bool

    @property
    def size(self) -> int:
        return self.end - self.start


def _spans(text: str, start: int) -> list[_Span]:
    waiting: list[_Signs] = []
    open_signs: Counter[str] = Counter()
    spans: list[_Span] = []
    for found in _SIGNS.finditer(text, start):
        signs = _signs(text, start, found.start(), found.end())
        while signs.closes and signs.size and open_signs[signs.sign]:
            opener = _nearest(waiting, open_signs, signs)
            if opener is None:
                break
            spans.append(_joined(opener, signs))
            if not opener.size:
                waiting.pop()
                open_signs[signs.sign] -= 1
        if signs.opens and signs.size:
            waiting.append(signs)
            open_signs[signs.sign] += 1
    return spans


def _nearest(waiting: list[_Signs], open_signs: Counter[str], closer: _Signs) -> _Signs | None:
    """The last signs that `closer` closes; those that were opened between stay plain text."""
    lowest = max(0, len(waiting) - FURTHEST_BACK)
    for at in range(len(waiting) - 1, lowest - 1, -1):
        opener = waiting[at]
        if opener.sign != closer.sign:
            continue
        # As in CommonMark, `**a*b**` is one bold stretch with an asterisk in it.
        if (closer.opens or opener.closes) and opener.size != closer.size:
            continue
        for dropped in waiting[at + 1 :]:
            open_signs[dropped.sign] -= 1
        del waiting[at + 1 :]
        return opener
    return None


def _joined(opener: _Signs, closer: _Signs) -> _Span:
    size = BOLD if opener.size >= BOLD and closer.size >= BOLD else ITALIC
    opening = (opener.end - size, opener.end)
    closing = (closer.start, closer.start + size)
    opener.end -= size
    closer.start += size
    return _Span(opening, closing, size)


def _signs(text: str, first: int, start: int, end: int) -> _Signs:
    before = text[start - 1] if start > first else " "
    after = text[end] if end < len(text) else " "
    left = not after.isspace() and (_is_word(after) or not _is_word(before))
    right = not before.isspace() and (_is_word(before) or not _is_word(after))
    sign = text[start]
    if sign == "_":
        # Inside a word an underscore is a letter like any other.
        return _Signs(
            sign,
            start,
            end,
            left and (not right or not _is_word(before)),
            right and (not left or not _is_word(after)),
        )
    return _Signs(sign, start, end, left, right)


def _is_word(character: str) -> bool:
    return character.isalnum()
