"""Make the index of words anew, for a journal whose index is gone: every piece, from its words."""

from collections.abc import Callable
from typing import Final

from journal_app.core.ids import PieceId
from journal_app.services import indexing, vocabulary
from journal_app.storage.connection import Connection
from journal_app.storage.vault import Tables

_AT_ONCE: Final = 200
"""Texts in memory at a time."""


def everything(connection: Connection, progress: Callable[[int, int], None]) -> None:
    """Let every piece that is not sealed be found by what it says, in one transaction.

    `progress` is called with how many pieces are done and how many there are.
    """
    tables = Tables(connection)
    ids = tables.pieces.to_be_found()
    connection.run("BEGIN")
    for start in range(0, len(ids), _AT_ONCE):
        progress(start, len(ids))
        _entries(tables, ids[start : start + _AT_ONCE])
    words = vocabulary.personal(tables, vocabulary.built_in())
    for piece in tables.pieces.moments_to_be_found():
        indexing.moment(tables, piece, words)
    connection.run("COMMIT")
    progress(len(ids), len(ids))


def _entries(tables: Tables, ids: list[PieceId]) -> None:
    tags, people = tables.tags.of(ids), tables.people.of(ids)
    notes = tables.margin_notes.of_some(ids)
    for piece, body in tables.entries.bodies(ids):
        beside = [note.body for note in notes.get(piece, ())]
        tables.search.put(piece, body, tags.get(piece, ()), people.get(piece, ()), beside)
