"""Lay two texts side by side, paragraph by paragraph and in each word by word.

Paragraphs that were only moved on stay whole; one that was rewritten stands beside what it became,
as long as enough of its words are left to be read as the same. Both texts can be put together
again from what is found, to the last character.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import chain, groupby
from typing import Final

from journal_app.core.halving import alike
from journal_app.core.word_pieces import is_word, pieces

_SAME_PARAGRAPH: Final = 0.4
"""So much of its words two paragraphs share to be read as one that was rewritten."""
_MOST_PAIRS: Final = 4_000
"""Beyond this paragraphs are paired in their order alone."""
_MOST_PIECES: Final = 40_000
"""Beyond this a paragraph is shown whole, before and after: nobody reads such a patchwork."""


class Side(StrEnum):
    """In which of the two texts something stands."""

    BOTH = "both"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Part:
    """Words in a row that stand in both texts, or in one of them."""

    side: Side
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: as it stood in both, with what was changed in it, or in one of them alone."""

    side: Side
    parts: tuple[Part, ...]

    @property
    def changed(self) -> bool:
        """Whether anything in it is not in both texts."""
        return self.side is not Side.BOTH or any(part.side is not Side.BOTH for part in self.parts)

    def text(self, side: Side) -> str:
        """The paragraph as the text before, or the one after, has it."""
        return "".join(part.text for part in self.parts if part.side in (Side.BOTH, side))


@dataclass(frozen=True, slots=True)
class Gap:
    """Paragraphs that are the same in both and are passed over."""

    paragraphs: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts side by side."""

    lines: tuple[Line, ...]

    @property
    def changed(self) -> bool:
        """Whether the two differ at all."""
        return any(line.changed for line in self.lines)

    def text(self, side: Side) -> str:
        """The whole text before, or the one after."""
        return "\n".join(line.text(side) for line in self.lines if line.side in (Side.BOTH, side))

    def words(self, side: Side) -> int:
        """How many words stand in this text and not in the other."""
        parts = (part for line in self.lines for part in line.parts if part.side is side)
        return sum(is_word(piece) for part in parts for piece in pieces(part.text))


def compare(before: str, after: str) -> Comparison:
    """What became of the first text in the second."""
    old, new = before.split("\n"), after.split("\n")
    start = alike(old, new)
    end = alike(old[start:][::-1], new[start:][::-1])
    lines = [_same(text) for text in old[:start]]
    lines += _differing(old[start : len(old) - end], new[start : len(new) - end])
    lines += [_same(text) for text in old[len(old) - end :]]
    return Comparison(tuple(lines))


def folded(comparison: Comparison, around: int = 1) -> tuple[Line | Gap, ...]:
    """What was changed, with so many paragraphs that say something around it; gaps for the rest."""
    lines = comparison.lines
    near = _near(lines, 1, around)
    near |= {len(lines) - 1 - at for at in _near(lines[::-1], 1, around)}
    shown: list[Line | Gap] = []
    for is_near, run in groupby(range(len(lines)), key=lambda at: at in near):
        places = list(run)
        if is_near:
            shown += [lines[at] for at in places]
            continue
        # Empty lines alone are no paragraphs that anybody would miss.
        told = sum(bool(lines[at].text(Side.BOTH).strip()) for at in places)
        if told == 1:
            # To be told that one is left out takes as long as reading it.
            shown += [lines[at] for at in places]
        elif told:
            shown.append(Gap(told))
    return tuple(shown)


def _near(lines: Sequence[Line], step: int, around: int) -> set[int]:
    near: set[int] = set()
    left = 0
    for at, line in enumerate(lines):
        if line.changed:
            left = around
            near.add(at)
        elif left > 0:
            near.add(at)
            left -= step if line.text(Side.BOTH).strip() else 0
    return near


def _same(text: str) -> Line:
    return Line(Side.BOTH, (Part(Side.BOTH, text),) if text else ())


def _only(side: Side, text: str) -> Line:
    return Line(side, (Part(side, text),) if text else ())


def _differing(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    matcher = SequenceMatcher(lambda line: not line.strip(), old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield from map(_same, old[i1:i2])
        else:
            yield from _rewritten(old[i1:i2], new[j1:j2])


def _rewritten(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    """Paragraphs that became others: pairs that still are the same, and what stands alone."""
    at_old = at_new = 0
    for one, other in _pairs(old, new):
        yield from (_only(Side.BEFORE, text) for text in old[at_old:one])
        yield from (_only(Side.AFTER, text) for text in new[at_new:other])
        yield _word_by_word(old[one], new[other])
        at_old, at_new = one + 1, other + 1
    yield from (_only(Side.BEFORE, text) for text in old[at_old:])
    yield from (_only(Side.AFTER, text) for text in new[at_new:])


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Which of these became which of those, in order, so that as much as can be is shared."""
    said_old, said_new = ([_said(text) for text in texts] for texts in (old, new))
    if len(old) * len(new) > _MOST_PAIRS:
        in_order = ((at, at) for at in range(min(len(old), len(new))))
        return [(i, j) for i, j in in_order if _likeness(said_old[i], said_new[j]) > 0]
    likeness = [[_likeness(one, other) for other in said_new] for one in said_old]
    best = [[0.0] * (len(new) + 1) for _row in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _said(text: str) -> Counter[str]:
    return Counter(piece for piece in pieces(text) if is_word(piece))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of words two paragraphs have in common; 0 where it is too small to be one."""
    words = one.total() + other.total()
    if words == 0:
        return 0.0
    share = 2 * (one & other).total() / words
    return share if share >= _SAME_PARAGRAPH else 0.0


def _word_by_word(before: str, after: str) -> Line:
    old, new = pieces(before), pieces(after)
    start = alike(old, new)
    end = alike(old[start:][::-1], new[start:][::-1])
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    found: list[Part] = [Part(Side.BOTH, "".join(old[:start]))]
    if max(len(middle_old), len(middle_new)) > _MOST_PIECES:
        found += _changed(middle_old, middle_new)
    else:
        found += _runs(middle_old, middle_new)
    found.append(Part(Side.BOTH, "".join(old[len(old) - end :])))
    return Line(Side.BOTH, tuple(_joined(found)))


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    """Only words make two places the same; spaces and signs go along with the word before."""
    ours, theirs = _units(old), _units(new)
    gone: list[str] = []
    come: list[str] = []
    matcher = SequenceMatcher(None, [unit[0] for unit in ours], [unit[0] for unit in theirs])
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            gone += chain.from_iterable(ours[i1:i2])
            come += chain.from_iterable(theirs[j1:j2])
            continue
        for one, other in zip(ours[i1:i2], theirs[j1:j2], strict=True):
            yield from _changed(gone, come)
            yield Part(Side.BOTH, one[0])
            gone, come = one[1:], other[1:]
    yield from _changed(gone, come)


def _units(cut: Sequence[str]) -> list[list[str]]:
    """Each word with all that follows it up to the next; before the first there is an empty one."""
    units = [[""]]
    for piece in cut:
        if is_word(piece):
            units.append([piece])
        else:
            units[-1].append(piece)
    return units


def _changed(gone: Sequence[str], come: Sequence[str]) -> Iterator[Part]:
    """What went and what came, without the beginning and the end both share."""
    start = alike(gone, come)
    end = alike(gone[start:][::-1], come[start:][::-1])
    yield Part(Side.BOTH, "".join(gone[:start]))
    yield Part(Side.BEFORE, "".join(gone[start : len(gone) - end]))
    yield Part(Side.AFTER, "".join(come[start : len(come) - end]))
    yield Part(Side.BOTH, "".join(gone[len(gone) - end :]))


def _joined(parts: Sequence[Part]) -> Iterator[Part]:
    """The same without empty parts, and with neighbours of one side as one."""
    told = (part for part in parts if part.text)
    for side, run in groupby(told, key=lambda part: part.side):
        yield Part(side, "".join(part.text for part in run))
