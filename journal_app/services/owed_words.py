"""Pieces whose names changed and that the index of words still has under the old ones.

They are noted in the journal with the change itself, so that a crash or a lock in between costs
nothing: whoever opens the journal goes on.
"""

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING, Final

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.ids import PieceId
from journal_app.core.slices import Slices
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import indexing

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault

KEY: Final = "owed_words"
_MARGINS_KEY: Final = "margins_indexed"
"""Put once all that stands in a margin is known to be found."""


def owe(vault: "Vault", pieces: Sequence[PieceId]) -> None:
    """Note that these are to be indexed anew; within the transaction that changes their names."""
    if pieces:
        vault.settings.put(KEY, sorted({*owed(vault), *pieces}))


def owed(tables: "Tables") -> list[PieceId]:
    """What is still to be indexed anew."""
    found = tables.settings.get(KEY)
    if not isinstance(found, list):
        return []
    return [PieceId(each) for each in found if isinstance(each, int)]


def pay(vault: "Vault", words: Vocabulary) -> Generator[tuple[int, int], None, Changes]:
    """Index what is owed, slice by slice; after each it tells how many are done, and of how many.

    `words` are the labels a moment is found by.
    """
    _owe_margins(vault)
    done, slices = 0, Slices()
    while waiting := owed(vault):
        some = slices.begin()
        now, later = waiting[:some], waiting[some:]
        with vault.writing():
            _index(vault, now, words)
            vault.settings.put(KEY, later)
        slices.end()
        done += len(now)
        yield done, done + len(later)
    return NOTHING


def _owe_margins(vault: "Vault") -> None:
    """Owe, once in a journal, every piece with notes: earlier versions lost them from the index."""
    if vault.settings.get(_MARGINS_KEY) is None and (pieces := vault.margin_notes.pieces()):
        with vault.writing():
            owe(vault, pieces)
            vault.settings.put(_MARGINS_KEY, value=True)


def _index(vault: "Vault", pieces: list[PieceId], words: Vocabulary) -> None:
    tags, people = vault.tags.of(pieces), vault.people.of(pieces)
    notes = vault.margin_notes.of_some(pieces)
    bodies = dict(vault.entries.bodies(pieces))
    for piece in pieces:
        if vault.pieces.is_sealed(piece):
            continue
        if piece in bodies:
            beside = [note.body for note in notes.get(piece, ())]
            vault.search.put(
                piece, bodies[piece], tags.get(piece, ()), people.get(piece, ()), beside
            )
        else:
            indexing.moment(vault, piece, words)
