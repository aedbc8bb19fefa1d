"""Made-up marks: which sentences of a made-up entry carry one, by the words they hold."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

SHARE = 0.12
"""Of the sentences that could carry a mark so many do."""
_SENTENCE = re.compile(r"[^.?!\n#>-][^.?!\n]*[.?!]+[”’]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpMark:
    """One marked sentence: which mark, and where it stands."""

    mark: str
    start: int
    end: int


class Marker:
    """Marks sentences of one entry after the other."""

    def __init__(self, grammar: Mapping[str, Any], seed: int) -> None:
        # Random numbers of its own, so that marking changes no text.
        self._random = Random(f"marks:{seed}")  # noqa: S311 - nothing here is secret
        self._telling = {
            mark: re.compile(rf"\b({'|'.join(map(re.escape, words))})\b")
            for mark, words in grammar["marks"].items()
        }

    def marks(self, body: str) -> Iterator[MadeUpMark]:
        """The marks of one entry, in the order of its text."""
        for found in _SENTENCE.finditer(body):
            fitting = [mark for mark, words in self._telling.items() if words.search(found[0])]
            chance = self._random.random()
            if fitting and chance < SHARE:
                at = int(self._random.random() * len(fitting))
                start = found.start() + len(found[0]) - len(found[0].lstrip())
                yield MadeUpMark(mark=fitting[at], start=start, end=found.end())
