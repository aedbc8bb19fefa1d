"""What is known of the pieces in view: read when needed, a few around, and soon forgotten."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from journal_app.core.ids import PieceId
from journal_app.core.search import Query
from journal_app.core.timeline import PieceHead
from journal_app.ui.timeline.nearby import Nearby

AROUND: Final = 64
"""Heads read at once."""
MOST_HEADS: Final = 2048
_EXCERPTS_AROUND: Final = 8
_MOST_EXCERPTS: Final = 256

ReadHeads = Callable[[Sequence[PieceId]], dict[PieceId, PieceHead]]
ReadExcerpts = Callable[[Sequence[PieceId], Query], dict[PieceId, str]]


class Heads:
    """Heads of pieces, and while one searches the part of each text around the first match."""

    def __init__(self, read_heads: ReadHeads, read_excerpts: ReadExcerpts) -> None:
        self._query = Query(())
        self._heads = Nearby(read_heads, around=AROUND, most=MOST_HEADS)
        self._excerpts: Nearby[PieceId, str] = Nearby(
            lambda pieces: read_excerpts(pieces, self._query),
            around=_EXCERPTS_AROUND,
            most=_MOST_EXCERPTS,
        )

    @property
    def query(self) -> Query:
        """What is looked for; nothing when it is empty."""
        return self._query

    def search(self, query: Query) -> None:
        """From now on texts are the parts that match this."""
        if query != self._query:
            self._query = query
            self._excerpts.forget_all()

    def head(self, ids: Sequence[PieceId], position: int) -> PieceHead | None:
        """The head of the piece at this position of the index; `None` when it is gone."""
        return self._heads.get(ids, position)

    def text(self, ids: Sequence[PieceId], position: int) -> str:
        """The words to show of the piece at this position; empty when it is gone."""
        head = self.head(ids, position)
        if head is None:
            return ""
        if not self._query:
            return head.preview
        found = self._excerpts.get(ids, position)
        return head.preview if found is None else found

    def forget(self, pieces: Iterable[PieceId]) -> None:
        """Read these anew when they are next in view."""
        gone = list(pieces)
        self._heads.forget(gone)
        self._excerpts.forget(gone)

    def forget_all(self) -> None:
        """Drop every word."""
        self._heads.forget_all()
        self._excerpts.forget_all()
