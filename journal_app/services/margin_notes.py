"""Write in the margin of a piece, change it, put it away, and bring it back."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import DAY_ENDS_AT, Clock, when_now
from journal_app.core.errors import NotFound
from journal_app.core.ids import PieceId, Uid, new_uid
from journal_app.core.margin_notes import MarginNote, clean_note
from journal_app.i18n import _
from journal_app.services import indexing, vocabulary

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A note that was kept, and what changed."""

    note: MarginNote
    changes: Changes


def write(
    vault: "Vault", piece: PieceId, text: str, *, clock: Clock, day_ends_at: int = DAY_ENDS_AT
) -> Written:
    """Write in the margin of a piece. Raises `BadInput` and `NotFound`."""
    body = clean_note(text)
    if not vault.pieces.is_seen(piece):
        raise NotFound(_("This is no longer in the journal."))
    now = clock.now()
    note = MarginNote(
        uid=new_uid(now),
        piece=piece,
        when=when_now(clock, day_ends_at),
        body=body,
        updated_at=now,
    )
    with vault.writing():
        vault.margin_notes.add(note)
        _let_be_found(vault, piece)
    return Written(note=note, changes=_changed(piece))


def edit(vault: "Vault", uid: Uid, text: str, *, clock: Clock) -> Written:
    """Let a note say something else; its day stays. Raises `BadInput` and `NotFound`."""
    body = clean_note(text)
    note = vault.margin_notes.get(uid)
    if note is None:
        raise NotFound(_("This note is no longer in the journal."))
    if note.body == body:
        return Written(note=note, changes=NOTHING)
    edited = replace(note, body=body, updated_at=clock.now())
    with vault.writing():
        vault.margin_notes.edit(edited)
        _let_be_found(vault, note.piece)
    return Written(note=edited, changes=_changed(note.piece))


def of(tables: "Tables", piece: PieceId) -> tuple[MarginNote, ...]:
    """The notes of a piece in the order they were written; none of what is sealed."""
    return () if tables.pieces.is_sealed(piece) else tuple(tables.margin_notes.of(piece))


def remove(vault: "Vault", uid: Uid) -> Changes:
    """Take a note away; `put_back` takes that back."""
    note = vault.margin_notes.get(uid)
    if note is None:
        return NOTHING
    with vault.writing():
        vault.margin_notes.remove(uid)
        _let_be_found(vault, note.piece)
    return _changed(note.piece)


def put_back(vault: "Vault", note: MarginNote) -> Changes:
    """Take back that a note was taken away. Raises `NotFound` where its piece is gone."""
    if not vault.pieces.is_kept(note.piece):
        raise NotFound(_("What this note was written beside is no longer in the journal."))
    if vault.margin_notes.get(note.uid) is not None:
        return NOTHING
    with vault.writing():
        vault.margin_notes.add(note)
        _let_be_found(vault, note.piece)
    return _changed(note.piece)


def _let_be_found(vault: "Vault", piece: PieceId) -> None:
    body = vault.entries.body(piece)
    if body is not None:
        indexing.entry(vault, piece, body)
        return
    # Reading the words that ship with the app is for the rare moment with a note alone.
    words = vocabulary.personal(vault, vocabulary.built_in())
    indexing.moment(vault, piece, words)


def _changed(piece: PieceId) -> Changes:
    return Changes(pieces=frozenset({piece}))
