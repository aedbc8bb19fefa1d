"""Mark words of an entry, keep marks on their words, and read passages one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import BadInput, NotFound
from journal_app.core.ids import PieceId, Uid, new_uid
from journal_app.core.passages import (
    Passage,
    PassageFilter,
    PassageOrder,
    ReadPassage,
    Span,
    anchor_at,
    trimmed,
)
from journal_app.core.reanchoring import reanchored
from journal_app.i18n import _
from journal_app.services import passages_away

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What the page one writes on knows of its marks: those that stand, and those it took off."""

    spans: tuple[Span, ...] = ()
    removed: frozenset[Uid] = frozenset()


def of(tables: "Tables", piece: PieceId) -> tuple[Passage, ...]:
    """The passages of one entry in the order of its text, lost ones included."""
    return tuple(tables.passages.of(piece))


def sealed_moments(tables: "Tables", found: Sequence[Passage]) -> frozenset[PieceId]:
    """The moments of these passages that are sealed, and are not to be offered."""
    became = {passage.moment for passage in found if passage.moment is not None}
    return frozenset(moment for moment in became if tables.pieces.is_sealed(moment))


def settle(
    vault: "Tables",
    piece: PieceId,
    marked: Marked | None,
    *,
    before: str | None,
    after: str,
    clock: Clock,
) -> Changes:
    """Bring the marks of an entry to its new text; says what of them, and of the bin, changed.

    Runs inside the transaction of the save. With `marked` the page says where its marks are; of
    what it does not know, as of everything where it says nothing, words and context decide.
    """
    kept = {passage.uid: passage for passage in vault.passages.of(piece)}
    told = {} if marked is None else _inside(marked.spans, after)
    gone = [] if marked is None else [uid for uid in kept if uid in marked.removed - told.keys()]
    others = [each for uid, each in kept.items() if uid not in told and uid not in gone]
    now = [_placed(span, piece, after, kept.get(span.uid)) for span in told.values()]
    now += reanchored(others, before, after)
    changed = [passage for passage in now if passage != kept.get(passage.uid)]
    vault.passages.put(changed, clock.now())
    # What was taken off by a key, and comes back by Ctrl+Z, is in the bin no more.
    came = passages_away.take_out(vault, [each for each in changed if each.uid not in kept])
    passages_away.put_away(vault, [kept[uid] for uid in gone], clock)
    return Changes(passages=bool(changed or gone), bin=came or bool(gone))


def mark(
    vault: "Vault", piece: PieceId, mark: str, start: int, end: int, *, clock: Clock
) -> Changes:
    """Mark words of an entry while reading it; the same mark on the same words comes off."""
    body = _body(vault, piece)
    start, end = trimmed(body, start, end)
    if start >= end:
        raise BadInput(_("There are no words to mark."), _("Select some first."))
    same = [
        each
        for each in vault.passages.of(piece)
        if each.mark == mark and (each.anchor.start, each.anchor.end) == (start, end)
    ]
    anchor = anchor_at(body, start, end - start)
    made = Passage(uid=new_uid(clock.now()), piece=piece, mark=mark, anchor=anchor)
    with vault.writing():
        passages_away.put_away(vault, same, clock)
        if not same:
            vault.passages.put([made], clock.now())
        vault.pieces.count_up(piece, clock.now())
    return _changed(piece) | Changes(bin=bool(same))


def unmark(vault: "Vault", uid: Uid, *, clock: Clock) -> Changes:
    """Take one mark off, into the bin; the words stay."""
    passage = vault.passages.get(uid)
    if passage is None:
        return NOTHING
    with vault.writing():
        passages_away.put_away(vault, [passage], clock)
        vault.pieces.count_up(passage.piece, clock.now())
    return _changed(passage.piece) | Changes(bin=True)


def put_back(vault: "Vault", passage: Passage, *, clock: Clock) -> Changes:
    """Take back that a mark was taken off."""
    body = _body(vault, passage.piece)
    [again] = reanchored([passage], None, body)
    with vault.writing():
        passages_away.take_out(vault, [again])
        vault.passages.put([again], clock.now())
        vault.pieces.count_up(passage.piece, clock.now())
    return _changed(passage.piece) | Changes(bin=True)


def place(vault: "Vault", uid: Uid, start: int, end: int, *, clock: Clock) -> Changes:
    """Put a lost mark on the words the person shows."""
    passage = vault.passages.get(uid)
    if passage is None:
        raise NotFound(_("This passage is no longer in the journal."))
    body = _body(vault, passage.piece)
    start, end = trimmed(body, start, end)
    if start >= end:
        raise BadInput(_("There are no words to mark."), _("Select some first."))
    placed = replace(passage, anchor=anchor_at(body, start, end - start), lost=False)
    with vault.writing():
        vault.passages.put([placed], clock.now())
        vault.pieces.count_up(passage.piece, clock.now())
    return _changed(passage.piece)


def found(tables: "Tables", only: PassageFilter) -> PassageOrder:
    """The passages that fit, in the order they were lived."""
    return tables.passages_read.found(only)


def rows(tables: "Tables", uids: Sequence[Uid]) -> dict[Uid, ReadPassage]:
    """These passages with what one reads beside them."""
    return tables.passages_read.rows(uids)


def days(tables: "Tables") -> tuple[date, date] | None:
    """The first and the last day anything is marked on."""
    return tables.passages_read.span()


def _inside(spans: Sequence[Span], body: str) -> dict[Uid, Span]:
    """Those of these that hold words of this text; of the others words and context decide."""
    inside = {}
    for span in spans:
        start, end = trimmed(body, span.start, span.end)
        if start < end:
            inside[span.uid] = replace(span, start=start, end=end)
    return inside


def _placed(span: Span, piece: PieceId, body: str, known: Passage | None) -> Passage:
    anchor = anchor_at(body, span.start, span.end - span.start)
    if known is None:
        return Passage(uid=span.uid, piece=piece, mark=span.mark, anchor=anchor)
    return replace(known, mark=span.mark, anchor=anchor, lost=False)


def _body(vault: "Vault", piece: PieceId) -> str:
    body = vault.entries.body(piece)
    if body is None:
        raise NotFound(_("This entry is no longer in the journal."))
    return body


def _changed(piece: PieceId) -> Changes:
    return Changes(pieces=frozenset({piece}), passages=True)
