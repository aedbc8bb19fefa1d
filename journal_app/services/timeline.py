"""What the timeline shows: the order of everything, heads for visible rows, and search."""

from array import array
from collections.abc import Sequence
from datetime import date
from typing import Final

from journal_app.core import search
from journal_app.core.ids import PieceId
from journal_app.core.text import plain
from journal_app.core.timeline import DayCount, PieceHead, TimelineIndex
from journal_app.storage.vault import Tables

_LAID_BARE_WHOLE: Final = 40_000
"""Characters that lose their markup in 4 ms; of a longer text only the part that is shown does."""


def index(tables: Tables) -> TimelineIndex:
    """Everything outside the bin, newest first."""
    return tables.timeline.index()


def among(tables: Tables, pieces: Sequence[PieceId]) -> TimelineIndex:
    """Those of these pieces that are outside the bin, newest first."""
    return tables.timeline.index_among(pieces)


def binned(tables: Tables) -> TimelineIndex:
    """What is in the bin, in the order of the timeline."""
    entries = tables.entries.binned()
    entries.sort(key=lambda entry: (entry.when.day, entry.when.instant, entry.id), reverse=True)
    return TimelineIndex(
        array("q", (entry.id for entry in entries)),
        array("l", (entry.when.day.toordinal() for entry in entries)),
    )


def found(tables: Tables, query: search.Query) -> TimelineIndex:
    """What holds all the words of the query, newest first; everything for an empty one."""
    if not query:
        return tables.timeline.index()
    return tables.timeline.index_found(query)


def of_day(tables: Tables, day: date) -> list[PieceHead]:
    """What the cards of one day need, newest first."""
    pieces = tables.timeline.of_day(day)
    heads = tables.timeline.heads(pieces)
    return [heads[piece] for piece in pieces]


def heads(tables: Tables, pieces: Sequence[PieceId]) -> dict[PieceId, PieceHead]:
    """What the cards of these pieces need."""
    return tables.timeline.heads(pieces)


def excerpts(tables: Tables, pieces: Sequence[PieceId], query: search.Query) -> dict[PieceId, str]:
    """For each of these pieces the part of its words around the first match."""
    return {
        piece: _excerpt(query, body)
        for piece in pieces
        if (body := tables.entries.body(piece)) is not None
    }


def days(tables: Tables) -> list[DayCount]:
    """How much there is of each day that has something."""
    return tables.timeline.days()


def _excerpt(query: search.Query, body: str) -> str:
    if len(body) <= _LAID_BARE_WHOLE:
        return search.excerpt(query, plain(body))
    return plain(search.excerpt(query, body))
