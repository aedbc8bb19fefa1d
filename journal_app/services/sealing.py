"""Take a piece out of every view, search and shared export, and bring it back."""

from dataclasses import replace

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.entries import Entry
from journal_app.core.ids import PieceId
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import indexing
from journal_app.storage.vault import Tables, Vault


def seal(vault: Vault, piece: PieceId) -> Changes:
    """Seal a piece: it leaves no placeholder and is found again only where it was sealed."""
    with vault.writing():
        acted = vault.pieces.seal(piece, True)
        if acted:
            vault.search.forget(piece)
    return Changes(pieces=frozenset({piece}), order=True) if acted else NOTHING


def unseal(vault: Vault, piece: PieceId, *, words: Vocabulary) -> Changes:
    """Let a piece be seen again like any other."""
    with vault.writing():
        acted = vault.pieces.seal(piece, False)
        if acted:
            _index(vault, piece, words)
    return Changes(pieces=frozenset({piece}), order=True) if acted else NOTHING


def sealed_entries(tables: Tables) -> list[Entry]:
    """Every sealed entry, newest first; read only after the person opened the place."""
    found = []
    for piece in tables.pieces.sealed():
        entry = tables.entries.get(piece)
        if entry is not None:
            found.append(replace(entry, people=tables.people.of([piece]).get(piece, ())))
    return found


def _index(vault: Vault, piece: PieceId, words: Vocabulary) -> None:
    body = vault.entries.body(piece)
    if body is None:
        indexing.moment(vault, piece, words)
        return
    tags = vault.tags.of([piece]).get(piece, ())
    vault.search.put(piece, body, tags, vault.people.of([piece]).get(piece, ()))
