"""The plainest text with marks there can be: a list of characters, each with its passages."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from journal_app.ui.editor.positions import to_units

Pins = frozenset[tuple[int, str]]
"""Number and mark of each passage of a character."""


class Stretch(NamedTuple):
    """Where a passage stands."""

    start: int
    end: int
    mark: str
    number: int


class Travelling(NamedTuple):
    """Words on a clipboard, and what of which passage lies in them."""

    text: str
    parts: tuple[tuple[int, str, int, int, bool], ...]


@dataclass
class MarkedText:
    """Says of every deed what shall come of it."""

    cells: list[tuple[str, Pins]] = field(default_factory=list)
    numbers: "count[int]" = field(default_factory=count)

    @property
    def text(self) -> str:
        return "".join(letter for letter, _pins in self.cells)

    def stretches(self) -> list[Stretch]:
        found: list[Stretch] = []
        for at, (_letter, pins) in enumerate(self.cells):
            for number, mark in pins:
                for place, each in enumerate(found):
                    if each.number == number and each.end == at:
                        found[place] = each._replace(end=at + 1)
                        break
                else:
                    found.append(Stretch(at, at + 1, mark, number))
        return sorted(found)

    def around(self, start: int, end: int) -> Pins:
        before = self.cells[start - 1][1] if start else frozenset()
        after = self.cells[end][1] if end < len(self.cells) else frozenset()
        return before & after

    def replace(self, start: int, end: int, text: str) -> None:
        pins = self.around(start, end)
        self.cells[start:end] = [(letter, pins) for letter in text]

    def mark(self, start: int, end: int, mark: str) -> None:
        there = {number for _l, pins in self.cells[start:end] for number, of in pins if of == mark}
        same = [each for each in self.stretches() if each.number in there]
        if same and all(
            not letter.strip() or any(of == mark for _number, of in pins)
            for letter, pins in self.cells[start:end]
        ):
            self._off(start, end, there)
            self._whole(there)
            return
        number = next(self.numbers)
        if same:
            number = max(same, key=self._length).number
            self._off(0, len(self.cells), there)
        low = min([start, *(each.start for each in same)])
        high = max([end, *(each.end for each in same)])
        self._on(low, high, number, mark)

    def clear(self, start: int, end: int) -> None:
        there = {number for _letter, pins in self.cells[start:end] for number, _of in pins}
        self._off(start, end, there)
        self._whole(there)

    def take(self, start: int, end: int) -> Travelling:
        parts = []
        for each in self.stretches():
            low, high = max(start, each.start), min(end, each.end)
            if low < high:
                whole = (low, high) == (each.start, each.end)
                parts.append((each.number, each.mark, low - start, high - start, whole))
        return Travelling(self.text[start:end], tuple(parts))

    def bring(self, start: int, end: int, taken: Travelling) -> None:
        around = self.around(start, end)
        self.replace(start, end, taken.text)
        standing = {number for _letter, pins in self.cells for number, _mark in pins}
        for number, mark, low, high, whole in taken.parts:
            if mark in {of for _number, of in around}:
                continue
            now = next(self.numbers) if whole and number in standing else number
            self._on(start + low, start + high, now, mark)
        self._whole(number for number, *_rest in taken.parts)

    def _length(self, each: Stretch) -> int:
        """As Qt counts: of two equally long ones it would otherwise be another that wins."""
        return to_units(self.text[each.start : each.end], each.end - each.start)

    def _on(self, start: int, end: int, number: int, mark: str) -> None:
        for at in range(start, end):
            letter, pins = self.cells[at]
            self.cells[at] = (letter, pins | {(number, mark)})

    def _off(self, start: int, end: int, numbers: Iterable[int]) -> None:
        gone = set(numbers)
        for at in range(start, end):
            letter, pins = self.cells[at]
            self.cells[at] = (letter, frozenset(pin for pin in pins if pin[0] not in gone))

    def _whole(self, numbers: Iterable[int]) -> None:
        for number in set(numbers):
            parts = [each for each in self.stretches() if each.number == number]
            if not parts:
                continue
            joined = parts[:1]
            for each in parts[1:]:
                if self.text[joined[-1].end : each.start].strip():
                    joined.append(each)
                else:
                    joined[-1] = joined[-1]._replace(end=each.end)
                    self._on(joined[-1].start, each.end, number, each.mark)
            longest = max(joined, key=lambda each: (self._length(each), -each.start))
            for each in joined:
                if each is not longest:
                    self._off(each.start, each.end, {number})
                    self._on(each.start, each.end, next(self.numbers), each.mark)
