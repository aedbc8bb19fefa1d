"""Take a piece out of every view, search and shared export, and bring it back."""

from collections.abc import Sequence
from dataclasses import replace

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock
from journal_app.core.entries import Entry
from journal_app.core.ids import PieceId
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import indexing, passages
from journal_app.storage.vault import Tables, Vault


def seal(vault: Vault, piece: PieceId) -> Changes:
    """Seal a piece for good: it leaves no placeholder and is found again only where it was sealed.

    A day it waited for counts no more.
    """
    with vault.writing():
        vault.seals.remove(piece)
        acted = vault.pieces.seal(piece, True)
        if acted:
            vault.search.forget(piece)
    return Changes(pieces=frozenset({piece}), order=True) if acted else NOTHING


def unseal(vault: Vault, piece: PieceId, *, words: Vocabulary) -> Changes:
    """Let a piece be seen again like any other."""
    with vault.writing():
        vault.seals.remove(piece)
        acted = vault.pieces.seal(piece, False)
        if acted:
            indexing.piece(vault, piece, words)
    return Changes(pieces=frozenset({piece}), order=True) if acted else NOTHING


def sealed_entries(tables: Tables) -> list[Entry]:
    """Every entry sealed for good, newest first; read only after the person opened the place."""
    return _entries(tables, tables.pieces.sealed())


def sealed_in_bin(tables: Tables) -> list[Entry]:
    """Every sealed entry in the bin, last put in first, with the words it comes back with."""
    found = _entries(tables, tables.pieces.sealed_in_bin())
    return [replace(entry, body=_last_words(tables, entry)) for entry in found]


def bring_back(vault: Vault, piece: PieceId, *, clock: Clock) -> Changes:
    """Take a sealed entry out of the bin, still sealed; one that was emptied has its words again.

    No other page shows the earlier texts of what is sealed, so an empty one would hide them.
    """
    with vault.writing():
        acted = vault.pieces.bring_back(piece)
        entry = vault.entries.get(piece) if acted else None
        if entry is not None:
            words = _last_words(vault, entry)
            if words != entry.body:
                vault.entries.save(piece, entry.rev, words, clock.now())
                passages.settle(vault, piece, None, before=entry.body, after=words, clock=clock)
    return Changes(pieces=frozenset({piece})) if acted else NOTHING


def _entries(tables: Tables, pieces: Sequence[PieceId]) -> list[Entry]:
    found = []
    for piece in pieces:
        entry = tables.entries.get(piece)
        if entry is not None:
            found.append(replace(entry, people=tables.people.of([piece]).get(piece, ())))
    return found


def _last_words(tables: Tables, entry: Entry) -> str:
    if entry.body.strip():
        return entry.body
    earlier = (revision.body for revision in tables.entries.revisions(entry.id))
    return next((body for body in earlier if body.strip()), entry.body)
