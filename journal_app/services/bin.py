"""The bin: what is in it, bring it back, take it out for good, and clear what stayed long enough.

Pieces stand in it with everything that hangs on them; of the other nouns it holds what each needs
to come back. Each noun is put away by its own service, with `vault.bin.put` in the transaction
that takes it away; `_ways` says who brings it back.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from journal_app.core.bin import KEPT_FOR, Binned, InBin, Noun
from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import NotFound
from journal_app.core.ids import PieceId
from journal_app.i18n import _
from journal_app.services import decks, margin_notes, marks, shelves, templates, vocabulary

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault

BringBack = Callable[["Vault", Binned, Mapping[str, Any]], Changes]
"""Brings one thing back, within a transaction; raises `BadInput` where that cannot be now."""


def contents(tables: "Tables") -> InBin:
    """Everything in the bin but the pieces one sees: those `services/timeline.py` tells."""
    return InBin(others=tables.bin.seen(), sealed=tables.bin.sealed())


def bring_back(vault: "Vault", uid: str, *, clock: Clock) -> Changes:
    """Take one thing out of the bin, as it was. Raises `BadInput` or `NotFound`."""
    found = vault.bin.get(uid)
    if found is None:
        raise NotFound(_("This is no longer in the bin."))
    binned, body = found
    with vault.writing():
        changes = _ways(clock.now())[binned.noun](vault, binned, body)
        vault.bin.remove(uid)
    return changes | Changes(bin=True)


def _ways(now: datetime) -> Mapping[Noun, BringBack]:
    def shelf_line(vault: "Vault", binned: Binned, body: Mapping[str, Any]) -> Changes:
        return shelves.bring_back(vault, binned, body, now)

    return {
        Noun.MARK: marks.bring_back,
        Noun.WORD: vocabulary.bring_back,
        Noun.DECK: decks.bring_back,
        Noun.QUESTION: decks.bring_question_back,
        Noun.TEMPLATE: templates.bring_back,
        Noun.SHELF_LINE: shelf_line,
        Noun.NOTE: margin_notes.bring_back,
    }


def for_good(
    vault: "Vault", *, pieces: Iterable[PieceId] = (), uids: Iterable[str] = ()
) -> Changes:
    """Take these out of the bin and leave no copy of their words in the journal's files.

    What is not in the bin stays. Takes seconds in a big journal, since the whole index of words is
    written anew. Backups that were made before still hold them.
    """
    with vault.writing():
        gone = _remove_pieces(vault, pieces)
        others = [vault.bin.remove(uid) for uid in uids]
    return _left(vault, gone, any(others))


def empty(vault: "Vault") -> Changes:
    """The same for everything in the bin."""
    with vault.writing():
        gone = _remove_pieces(vault, [*vault.pieces.binned(), *vault.pieces.sealed_in_bin()])
        others = vault.bin.remove_all()
    return _left(vault, gone, others)


def empty_old(vault: "Vault", *, clock: Clock) -> Changes:
    """The same for everything that stayed for its thirty days."""
    until = clock.now() - KEPT_FOR
    old = vault.pieces.binned_until(until)
    if not old and not any(each.deleted_at <= until for each in vault.bin.all()):
        return NOTHING
    with vault.writing():
        gone = _remove_pieces(vault, old)
        others = vault.bin.remove_until(until)
    return _left(vault, gone, others)


def _remove_pieces(vault: "Vault", pieces: Iterable[PieceId]) -> frozenset[PieceId]:
    gone = set()
    for piece in pieces:
        uid = vault.pieces.binned_uid(piece)
        if uid is not None:
            vault.bin.remove_of_piece(uid)
            vault.search.forget(piece)
            vault.pieces.remove(piece)
            gone.add(piece)
    return frozenset(gone)


def _left(vault: "Vault", gone: frozenset[PieceId], others: bool) -> Changes:
    """Write the index anew without their words, and empty the log that told of them."""
    if not gone and not others:
        return NOTHING
    if gone:
        with vault.writing():
            vault.search.purge()
    vault.checkpoint()
    return Changes(
        pieces=gone,
        order=bool(gone),
        moments=bool(gone),
        passages=bool(gone),
        people=bool(gone),
        tags=bool(gone),
        bin=others,
    )
