"""Write in the margin of a piece, change it, put it away, and bring it back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from journal_app.core.bin import Binned, Noun
from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock, When, when_now
from journal_app.core.errors import NotFound
from journal_app.core.ids import PieceId, Uid, new_uid
from journal_app.core.margin_notes import MarginNote, clean_note
from journal_app.core.text import preview
from journal_app.i18n import _
from journal_app.services import indexing, vocabulary

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault

LONGEST_LABEL: Final = 60
"""In characters: so much of its words tells a note in the bin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A note that was kept, and what changed."""

    note: MarginNote
    changes: Changes


def write(vault: "Vault", piece: PieceId, text: str, *, clock: Clock) -> Written:
    """Write in the margin of a piece. Raises `BadInput`, and `NotFound` beside what is sealed.

    What went into the bin while somebody wrote takes its note along.
    """
    body = clean_note(text)
    if not vault.pieces.exists(piece) or vault.pieces.is_sealed(piece):
        raise NotFound(_("This is no longer in the journal."))
    now = clock.now()
    note = MarginNote(
        uid=new_uid(now),
        piece=piece,
        when=when_now(clock),
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


def put_away(vault: "Vault", uid: Uid, *, clock: Clock) -> Changes:
    """Put a note into the bin, where it stays for thirty days."""
    note = vault.margin_notes.get(uid)
    if note is None:
        return NOTHING
    now = clock.now()
    binned = Binned(
        uid=uid, noun=Noun.NOTE, label=preview(note.body, LONGEST_LABEL), deleted_at=now
    )
    with vault.writing():
        vault.bin.put(binned, _encoded(note, vault.pieces.uid_of(note.piece)))
        vault.margin_notes.remove(uid)
        _let_be_found(vault, note.piece)
    return _changed(note.piece) | Changes(bin=True)


def bring_back(vault: "Vault", binned: Binned, body: Mapping[str, Any]) -> Changes:
    """Let a note stand again; within a transaction. Raises `NotFound` where its piece is gone."""
    piece = vault.pieces.find(body["piece"])
    if piece is None:
        raise NotFound(_("What this note was written beside is no longer in the journal."))
    vault.margin_notes.add(_decoded(Uid(binned.uid), piece, body))
    _let_be_found(vault, piece)
    return _changed(piece)


def _encoded(note: MarginNote, piece: Uid | None) -> dict[str, Any]:
    return {
        "piece": piece,
        "body": note.body,
        "written_at": note.when.instant.isoformat(),
        "zone": note.when.zone,
        "utc_offset": note.when.offset,
        "day": note.when.day.isoformat(),
        "updated_at": note.updated_at.isoformat(),
    }


def _decoded(uid: Uid, piece: PieceId, body: Mapping[str, Any]) -> MarginNote:
    when = When(
        instant=datetime.fromisoformat(body["written_at"]),
        zone=body["zone"],
        offset=body["utc_offset"],
        day=date.fromisoformat(body["day"]),
    )
    updated = datetime.fromisoformat(body["updated_at"])
    return MarginNote(uid=uid, piece=piece, when=when, body=body["body"], updated_at=updated)


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
