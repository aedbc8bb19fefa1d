"""Everything that was asked for, as pages: handed piece by piece to whoever makes them."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.core.archive import Counts
from journal_app.core.clock import Clock
from journal_app.core.ids import PieceId
from journal_app.core.marks import Marks
from journal_app.core.pictures import Picture
from journal_app.core.vocabulary import Vocabulary
from journal_app.i18n import ngettext
from journal_app.services import marks, papers, pictures, vocabulary
from journal_app.services.exported_files import Step
from journal_app.services.papers import Paper

if TYPE_CHECKING:
    from journal_app.security.sealed_files import SealedFiles
    from journal_app.storage.vault import VaultReader


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPaper:
    """What came onto the pages beside words, and what did not."""

    pictures: int = 0
    left: int = 0
    """Pictures that could not be read: they are named."""
    shapeless: int = 0
    """Letters that no font of this computer has a shape for: an empty box stands for each."""


def without_shape(letters: int) -> str:
    """What to say of letters no font has."""
    words = ngettext(
        "No font on this computer has the shape of {n} letter: an empty box stands for it. It can"
        " still be found and copied.",
        "No font on this computer has the shapes of {n} letters: empty boxes stand for them. They"
        " can still be found and copied.",
        letters,
    )
    return words.format(n=letters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheaf:
    """What is to be made into pages, and how its words are said."""

    papers: Iterator[Paper]
    """Oldest first, each read when it is asked for."""
    marks: Marks
    words: Vocabulary
    clock: Clock
    opens: Callable[[Picture], bytes] | None
    """The contents of a picture; raises `JournalError`. `None` where they are not wanted."""


ToPaper = Callable[[Sheaf, Path], OnPaper]
"""Makes pages of it in a new file; raises `OSError` and `ValueError` where they are not whole."""


class Gathered:
    """Pieces on their way onto paper, in the order they were lived; counted as they go."""

    def __init__(
        self,
        reader: "VaultReader",
        only: Collection[PieceId] | None,
        *,
        step: Step,
        clock: Clock,
    ) -> None:
        """Only these, or all that can be seen; `step` is told of each."""
        every = reader.timeline.between(date.min, date.max)
        chosen = frozenset(every if only is None else only)
        self._pieces = [piece for piece in every if piece in chosen]
        self._reader = reader
        self._step = step
        self._clock = clock
        self._entries = self._moments = 0

    @property
    def counts(self) -> Counts:
        """How many there were until now."""
        return Counts(entries=self._entries, moments=self._moments)

    def sheaf(self, sealed: "SealedFiles | None") -> Sheaf:
        """All of it, with what it takes to say it; `sealed` opens pictures, if they are wanted."""
        return Sheaf(
            papers=self._papers(),
            marks=marks.own_set(self._reader),
            words=vocabulary.personal(self._reader, vocabulary.built_in()),
            clock=self._clock,
            opens=None if sealed is None else partial(pictures.open_bytes, sealed),
        )

    def _papers(self) -> Iterator[Paper]:
        read = papers.one_by_one(self._reader, self._pieces, clock=self._clock)
        for number, paper in enumerate(read):
            self._step(number, len(self._pieces))
            self._moments += paper.moment is not None
            self._entries += paper.moment is None
            yield paper
