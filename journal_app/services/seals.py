"""Put an entry away until a day: it leaves every view, and comes back by itself when it is time.

What is sealed for good on the page for support is another thing and stays there: it has no day.
"""

from datetime import date
from typing import TYPE_CHECKING

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock, day_of
from journal_app.core.errors import BadInput, NotFound
from journal_app.core.ids import PieceId
from journal_app.core.seals import DatedSeal
from journal_app.i18n import _
from journal_app.services import indexing

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault


def seal_until(vault: "Vault", piece: PieceId, until: date, *, clock: Clock) -> Changes:
    """Put an entry away until this day. Raises `BadInput` for a day that is not to come.

    For one that waits already only the day changes; one that is sealed for good stays as it is.
    """
    if until <= day_of(clock):
        raise BadInput(_("That day has come already."), _("Choose one that is still ahead."))
    with vault.writing():
        entry = vault.entries.get(piece)
        if entry is None or entry.deleted_at is not None:
            raise NotFound(_("This entry is no longer in the journal."))
        if vault.pieces.is_sealed(piece) and not vault.seals.has(piece):
            raise BadInput(_("This is sealed already."))
        vault.seals.put(piece, until, clock.now())
        acted = vault.pieces.seal(piece, True)
        vault.search.forget(piece)
    return Changes(pieces=frozenset({piece}), order=acted, passages=acted, prompts=True)


def open_early(vault: "Vault", piece: PieceId) -> Changes:
    """Let an entry be seen again before its day; nobody asks for a reason."""
    with vault.writing():
        acted = _open(vault, piece)
    return _opened([piece]) if acted else NOTHING


def reopen_due(vault: "Vault", *, clock: Clock) -> Changes:
    """Let everything be seen again whose day has come; nothing is said of it."""
    due = vault.seals.due(day_of(clock))
    if not due:
        return NOTHING
    with vault.writing():
        opened = [piece for piece in due if _open(vault, piece)]
    return _opened(opened)


def waiting(tables: "Tables") -> list[DatedSeal]:
    """Every entry that waits for its day, by its dates alone, the nearest first."""
    return tables.seals.all()


def _open(vault: "Vault", piece: PieceId) -> bool:
    if not vault.seals.remove(piece):
        return False
    vault.pieces.seal(piece, False)
    body = vault.entries.body(piece)
    if body is not None:
        indexing.entry(vault, piece, body)
    return True


def _opened(pieces: list[PieceId]) -> Changes:
    some = bool(pieces)
    return Changes(pieces=frozenset(pieces), order=some, passages=some, prompts=some)
