"""Earlier versions of an entry: which there are, what they say, and one that stands again."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.core.entries import Revision
from journal_app.core.errors import NotFound
from journal_app.core.ids import PieceId
from journal_app.core.text import count_words, preview
from journal_app.i18n import _
from journal_app.services import entries

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault

_PREVIEW: Final = 90
"""How many characters of a version its row in the list shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One earlier text, without the text."""

    rev: int
    until: datetime
    """When it was kept beside the one that followed."""
    words: int
    begins: str
    """Its first words, on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An earlier text and the one that stands now."""

    earlier: str
    present: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtBack:
    """An earlier text stands again; the one before it is a version now."""

    before: int | None
    """The version that takes this back; `None` for an entry that was empty."""
    changes: Changes


def of(tables: "Tables", piece: PieceId) -> list[Version]:
    """The earlier texts of an entry, newest first. Raises `NotFound` for what is sealed."""
    _seen(tables, piece)
    return [
        Version(
            rev=kept.rev,
            until=kept.kept_at,
            words=count_words(kept.body),
            begins=preview(kept.body, _PREVIEW),
        )
        for kept in tables.entries.revisions(piece)
    ]


def pair(tables: "Tables", piece: PieceId, rev: int) -> Pair:
    """One earlier text beside the present one. Raises `NotFound`."""
    earlier = _kept(tables, piece, rev)
    return Pair(earlier=earlier.body, present=entries.get(tables, piece).body)


def bring_back(vault: "Vault", piece: PieceId, rev: int, *, clock: Clock) -> BroughtBack:
    """Let an earlier text stand again; the present one is kept beside it. Raises `NotFound`."""
    return _stand(vault, piece, _kept(vault, piece, rev).body, clock)


def take_back(vault: "Vault", piece: PieceId, before: int | None, *, clock: Clock) -> BroughtBack:
    """Undo `bring_back`: what stood before stands again. Raises `NotFound`."""
    body = "" if before is None else _kept(vault, piece, before).body
    return _stand(vault, piece, body, clock)


def _stand(vault: "Vault", piece: PieceId, body: str, clock: Clock) -> BroughtBack:
    present = entries.get(vault, piece)
    kept = entries.save(vault, piece, present.rev, body, clock=clock, new_sitting=True)
    newest = next(iter(vault.entries.revisions(piece)), None)
    stood = newest is not None and newest.body == present.body
    return BroughtBack(
        before=newest.rev if newest is not None and stood else None, changes=kept.changes
    )


def _kept(tables: "Tables", piece: PieceId, rev: int) -> Revision:
    _seen(tables, piece)
    for kept in tables.entries.revisions(piece):
        if kept.rev == rev:
            return kept
    raise NotFound(_("That earlier version is no longer in the journal."))


def _seen(tables: "Tables", piece: PieceId) -> None:
    if tables.pieces.is_sealed(piece):
        raise NotFound(_("This is sealed, and opened only where it was sealed."))
    entries.get(tables, piece)
