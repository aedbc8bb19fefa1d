"""Marks that were taken off passages: in the bin for thirty days, and back on their words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from journal_app.core.bin import Binned, Noun
from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import BadInput
from journal_app.core.ids import Uid
from journal_app.core.passages import Anchor, Passage
from journal_app.core.reanchoring import reanchored
from journal_app.core.text import preview
from journal_app.i18n import _

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault

LONGEST_LABEL: Final = 60
"""In characters."""


def put_away(vault: "Tables", passages: Sequence[Passage], clock: Clock) -> None:
    """Take marks off their words into the bin, within a transaction; the words stay."""
    for passage in passages:
        label = preview(passage.anchor.quote, LONGEST_LABEL)
        binned = Binned(uid=passage.uid, noun=Noun.PASSAGE, label=label, deleted_at=clock.now())
        vault.bin.put(binned, _encoded(vault, passage))
    vault.passages.remove([passage.uid for passage in passages])


def take_out(vault: "Tables", passages: Iterable[Passage]) -> bool:
    """Let what stands on its words again be in the bin no more, within a transaction.

    Says whether any of it was there.
    """
    came = [vault.bin.remove(passage.uid) for passage in passages]
    return any(came)


def bring_back(vault: "Vault", binned: Binned, body: Mapping[str, Any], now: datetime) -> Changes:
    """Put a mark back onto its words, within a transaction; without them it is a lost one.

    Raises `BadInput` where its piece is gone.
    """
    piece = vault.pieces.find(body["piece"])
    text = None if piece is None else vault.entries.body(piece)
    if piece is None or text is None:
        raise BadInput(
            _("What this mark stood in is no longer in the journal."),
            _("It stays in the bin for its thirty days."),
        )
    became = body["moment"]
    away = Passage(
        uid=Uid(binned.uid),
        piece=piece,
        mark=body["mark"],
        anchor=Anchor(**body["anchor"]),
        lost=body["lost"],
        moment=None if became is None else vault.pieces.find(became),
    )
    [again] = reanchored([away], None, text)
    if any(_says_the_same(each, again) for each in vault.passages.of(piece)):
        # Marked anew meanwhile: it is there.
        return NOTHING
    vault.passages.put([again], datetime.fromisoformat(body["created_at"]))
    vault.pieces.count_up(piece, now)
    return Changes(pieces=frozenset({piece}), passages=True)


def _says_the_same(one: Passage, two: Passage) -> bool:
    return (one.mark, one.anchor.start, one.anchor.length, one.lost) == (
        two.mark, two.anchor.start, two.anchor.length, two.lost,
    )  # fmt: skip


def _encoded(vault: "Tables", passage: Passage) -> dict[str, Any]:
    anchor, moment = passage.anchor, passage.moment
    return {
        "piece": vault.pieces.uid_of(passage.piece),
        "mark": passage.mark,
        "anchor": {
            "start": anchor.start,
            "length": anchor.length,
            "quote": anchor.quote,
            "before": anchor.before,
            "after": anchor.after,
        },
        "lost": passage.lost,
        "moment": None if moment is None else vault.pieces.uid_of(moment),
        "created_at": vault.passages.made_at(passage.uid).isoformat(),
    }
