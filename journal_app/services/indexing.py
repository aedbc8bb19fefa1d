"""What a piece is found by, and earlier states; always within somebody else's transaction."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from journal_app.core.ids import PieceId
from journal_app.core.moments import Moment
from journal_app.core.vocabulary import Vocabulary

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault


def piece(vault: "Tables", piece: PieceId, words: Vocabulary) -> None:
    """Let an entry or a moment be found by what it says and what stands in its margin."""
    body = vault.entries.body(piece)
    if body is None:
        moment(vault, piece, words)
    else:
        entry(vault, piece, body)


def entry(vault: "Tables", piece: PieceId, body: str) -> None:
    """Let an entry be found by this text, its names and its margin; a sealed one by nothing."""
    if vault.pieces.is_sealed(piece):
        vault.search.forget(piece)
        return
    _put(vault, piece, body)


def moment(vault: "Tables", piece: PieceId, words: Vocabulary) -> None:
    """Let a moment be found by its sentences and by the labels of everything chosen for it."""
    found = vault.moments.get(piece)
    if found is None or found.sealed:
        vault.search.forget(piece)
        return
    _put(vault, piece, words_of(found, words))


def words_of(moment: Moment, words: Vocabulary) -> str:
    """Everything a moment says, sentence by sentence."""
    chosen = [moment.kind, moment.state, moment.reading, moment.reading_later]
    for terms in moment.terms.values():
        chosen += terms
    for mark in moment.body:
        chosen += (mark.region, mark.sensation)
    ids = [term for term in chosen if term is not None]
    # Somebody looks for “a touch” as readily as for “Affectionate touch”.
    labels = dict.fromkeys([*words.labels(ids), *filter(None, map(words.chip, ids))])
    return "\n".join([moment.note, *moment.texts.values(), *labels])


def keep_version(vault: "Vault", moment: Moment, now: datetime) -> None:
    """Keep the present state of a moment beside it."""
    from journal_app.core.moment_json import encode

    vault.entries.add_revision(moment.id, moment.rev, encode(moment), now)


def versions(tables: "Tables", moment: Moment) -> list[Moment]:
    """Earlier states, newest first; one that a later version wrote and cannot be read is left."""
    from journal_app.core.moment_json import decode

    found = (decode(kept.body) for kept in tables.entries.revisions(moment.id))
    return [replace(each, id=moment.id) for each in found if each is not None]


def _put(vault: "Tables", piece: PieceId, words: str) -> None:
    tags = vault.tags.of([piece]).get(piece, ())
    people = vault.people.of([piece]).get(piece, ())
    notes = [note.body for note in vault.margin_notes.of(piece)]
    vault.search.put(piece, words, tags, people, notes)
