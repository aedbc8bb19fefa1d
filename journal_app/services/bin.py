"""The bin: what is in it, bring it back, take it out for good, and clear what stayed long enough.

Pieces stand in it with everything that hangs on them; of the other nouns it holds what each needs
to come back. Each noun is put away by its own service, with `vault.bin.put` in the transaction
that takes it away; `_ways` says who brings it back.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from journal_app.core.bin import KEPT_FOR, Binned, InBin, Noun
from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import NotFound
from journal_app.core.ids import PieceId
from journal_app.i18n import _
from journal_app.services import (
    decks,
    links,
    margin_notes,
    marks,
    owed_words,
    passages_away,
    people,
    pictures,
    saved_searches,
    shelves,
    tags,
    templates,
    vocabulary,
)

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault

_A_DAY: Final = timedelta(days=1)
_INDEXED: Final = frozenset({Noun.NOTE, Noun.PERSON, Noun.TAG, Noun.ATTACHMENT})
"""What pieces were found by: the index only marks such words as gone until it is written anew."""
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

    def passage(vault: "Vault", binned: Binned, body: Mapping[str, Any]) -> Changes:
        return passages_away.bring_back(vault, binned, body, now)

    return {
        Noun.MARK: marks.bring_back,
        Noun.WORD: vocabulary.bring_back,
        Noun.DECK: decks.bring_back,
        Noun.QUESTION: decks.bring_question_back,
        Noun.TEMPLATE: templates.bring_back,
        Noun.SHELF_LINE: shelf_line,
        Noun.NOTE: margin_notes.bring_back,
        Noun.PERSON: people.bring_back,
        Noun.TAG: tags.bring_back,
        Noun.ATTACHMENT: pictures.bring_back,
        Noun.LINK: links.bring_back,
        Noun.PASSAGE: passage,
        Noun.SEARCH: saved_searches.bring_back,
    }


def for_good(
    vault: "Vault", *, pieces: Iterable[PieceId] = (), uids: Iterable[str] = ()
) -> Changes:
    """Take these out of the bin and leave no copy of their words in the journal's files.

    What is not in the bin stays. Takes seconds in a big journal, since the whole index of words is
    written anew. Backups that were made before still hold them.
    """
    wanted = set(uids)
    others = [each for each in vault.bin.all() if each.uid in wanted]
    with vault.writing():
        gone = _remove_pieces(vault, pieces)
        for each in others:
            vault.bin.remove(each.uid)
    return _left(vault, gone, others)


def empty(vault: "Vault") -> Changes:
    """The same for everything in the bin."""
    others = vault.bin.all()
    with vault.writing():
        gone = _remove_pieces(vault, [*vault.pieces.binned(), *vault.pieces.sealed_in_bin()])
        vault.bin.remove_all()
    return _left(vault, gone, others)


def empty_old(vault: "Vault", *, clock: Clock) -> Changes:
    """The same for everything that stayed for its thirty days."""
    until = clock.now() - KEPT_FOR
    old = vault.pieces.binned_until(until)
    others = [each for each in vault.bin.all() if each.deleted_at <= until]
    if not old and not others:
        return NOTHING
    with vault.writing():
        gone = _remove_pieces(vault, old)
        vault.bin.remove_until(until)
    return _left(vault, gone, others)


def empty_by_itself(vault: "Vault", *, clock: Clock) -> Changes:
    """The same unasked, so with a doubt more: a clock that was set on must not empty the bin.

    By a clock that stands right something was kept lately, but not only today; one that has leapt
    by a month or more has nothing there. Until it has, nothing goes.
    """
    now = clock.now()
    if not vault.pieces.any_kept_between(now - KEPT_FOR, now - _A_DAY):
        return NOTHING
    return empty_old(vault, clock=clock)


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


def _left(vault: "Vault", gone: frozenset[PieceId], others: Sequence[Binned]) -> Changes:
    """Write the index anew without their words, and empty the log that told of them."""
    if not gone and not others:
        return NOTHING
    if gone or any(each.noun in _INDEXED for each in others):
        if owed_words.owed(vault):
            words = vocabulary.personal(vault, vocabulary.built_in())
            for _done in owed_words.pay(vault, words):
                pass
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
        bin=bool(others),
    )
