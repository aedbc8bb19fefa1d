"""What is known of the pieces in view: read when needed, a few around, and soon forgotten."""

from collections import OrderedDict
from collections.abc import Callable, Container, Iterable, Sequence
from typing import Final, TypeVar

from journal_app.core.ids import PieceId
from journal_app.core.search import Query
from journal_app.core.timeline import PieceHead

AROUND: Final = 64
"""Heads read at once: one reading of so many costs less than three single ones."""
MOST_HEADS: Final = 2048
_EXCERPTS_AROUND: Final = 8
_MOST_EXCERPTS: Final = 256

T = TypeVar("T")
ReadHeads = Callable[[Sequence[PieceId]], dict[PieceId, PieceHead]]
ReadExcerpts = Callable[[Sequence[PieceId], Query], dict[PieceId, str]]


class Heads:
    """Heads of pieces, and while one searches the part of each text around the first match."""

    def __init__(self, read_heads: ReadHeads, read_excerpts: ReadExcerpts) -> None:
        self._read_heads = read_heads
        self._read_excerpts = read_excerpts
        self._query = Query(())
        self._heads: OrderedDict[PieceId, PieceHead] = OrderedDict()
        self._excerpts: OrderedDict[PieceId, str] = OrderedDict()

    @property
    def query(self) -> Query:
        """What is looked for; nothing when it is empty."""
        return self._query

    def search(self, query: Query) -> None:
        """From now on texts are the parts that match this."""
        if query != self._query:
            self._query = query
            self._excerpts.clear()

    def head(self, ids: Sequence[PieceId], position: int) -> PieceHead | None:
        """The head of the piece at this position of the index; `None` when it is gone."""
        piece = ids[position]
        if piece not in self._heads:
            wanted = _missing(ids, position, AROUND, self._heads)
            self._heads.update(self._read_heads(wanted))
            _shorten(self._heads, MOST_HEADS)
        return self._heads.get(piece)

    def text(self, ids: Sequence[PieceId], position: int) -> str:
        """The words to show of the piece at this position; empty when it is gone."""
        head = self.head(ids, position)
        if head is None:
            return ""
        if not self._query:
            return head.preview
        if head.id not in self._excerpts:
            wanted = _missing(ids, position, _EXCERPTS_AROUND, self._excerpts)
            self._excerpts.update(self._read_excerpts(wanted, self._query))
            _shorten(self._excerpts, _MOST_EXCERPTS)
        return self._excerpts.get(head.id, head.preview)

    def forget(self, pieces: Iterable[PieceId]) -> None:
        """Read these anew when they are next in view."""
        for piece in pieces:
            self._heads.pop(piece, None)
            self._excerpts.pop(piece, None)

    def forget_all(self) -> None:
        """Drop every word."""
        self._heads.clear()
        self._excerpts.clear()


def _missing(
    ids: Sequence[PieceId], position: int, around: int, known: Container[PieceId]
) -> list[PieceId]:
    # One scrolls down more often than up.
    start = max(0, position - around // 4)
    return [piece for piece in ids[start : start + around] if piece not in known]


def _shorten(known: OrderedDict[PieceId, T], most: int) -> None:
    while len(known) > most:
        known.popitem(last=False)
