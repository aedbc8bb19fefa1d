"""Keep an entry that may be sealed from its first letter on, and is never found while it is."""

from journal_app.core.changes import Changes
from journal_app.core.clock import Clock, When
from journal_app.core.entries import removes_much
from journal_app.core.errors import BadInput, NotFound
from journal_app.core.ids import PieceId, new_uid
from journal_app.core.text import MAX_ENTRY_CHARACTERS, clean
from journal_app.i18n import _
from journal_app.services import entries, indexing, passages
from journal_app.services.entries import Kept
from journal_app.storage.vault import Vault


def begin(
    vault: Vault, body: str, *, when: When, clock: Clock, prompt_id: str | None, sealed: bool
) -> Kept:
    """Keep a new entry; a sealed one was never for an instant in any view or index."""
    body = _bounded(clean(body))
    if not sealed:
        return entries.begin(vault, body, when=when, clock=clock, prompt_id=prompt_id)
    with vault.writing():
        piece = vault.entries.add(new_uid(clock.now()), when, body, clock.now(), prompt_id)
        vault.pieces.seal(piece, True)
    return Kept(id=piece, rev=1, changes=Changes(pieces=frozenset({piece})))


def save(
    vault: Vault, piece: PieceId, base_rev: int, body: str, *, clock: Clock, new_sitting: bool
) -> Kept:
    """Keep the text typed so far, by the rules of every entry; one that is sealed stays unfound."""
    body = _bounded(clean(body))
    now = clock.now()
    with vault.writing():
        before = vault.entries.get(piece)
        if before is None:
            raise NotFound(_("This entry is no longer in the journal."))
        returned = before.deleted_at is not None and vault.pieces.bring_back(piece)
        if new_sitting or before.rev != base_rev or removes_much(before.body, body):
            vault.entries.keep_revision(piece, now)
        vault.entries.save(piece, before.rev, body, now)
        moved = passages.settle(vault, piece, None, before=before.body, after=body, clock=clock)
        indexing.entry(vault, piece, body)
        sealed = vault.pieces.is_sealed(piece)
    order = returned and not sealed
    changes = Changes(pieces=frozenset({piece}), order=order) | moved
    return Kept(id=piece, rev=before.rev + 1, changes=changes)


def leave(vault: Vault, piece: PieceId, *, clock: Clock) -> Changes:
    """An entry left empty goes; into the bin where earlier text of it is kept."""
    gone = entries.leave(vault, piece)
    body = vault.entries.body(piece)
    if gone or body is None or body.strip():
        return gone
    return entries.move_to_bin(vault, piece, clock=clock)


def _bounded(body: str) -> str:
    if len(body) > MAX_ENTRY_CHARACTERS:
        raise BadInput(
            _("This text is longer than one entry can hold."),
            _("Five million characters fit; the rest can go into a second entry."),
        )
    return body
