"""Let a passage become a moment, and place the sentence of a moment into the entry of today."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import NotFound
from journal_app.core.ids import PieceId, Uid, new_uid
from journal_app.core.links import PLACED_IN, TAKEN_FROM, Link
from journal_app.core.moments import LONGEST_NOTE, Capture
from journal_app.core.vocabulary import Vocabulary
from journal_app.i18n import _
from journal_app.services import entries, moments

if TYPE_CHECKING:
    from journal_app.storage.vault import Vault

KIND_OF_A_PULL = "kd_pulled_away"


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """The moment a passage became, and what changed."""

    moment: PieceId
    changes: Changes


def become_moment(vault: "Vault", uid: Uid, *, words: Vocabulary, clock: Clock) -> Became:
    """Let a passage become a moment at the time of its entry, joined with it both ways.

    Asked again it is the same moment. Raises `NotFound` when the passage is gone.
    """
    passage = vault.passages.get(uid)
    if passage is None:
        raise NotFound(_("This passage is no longer in the journal."))
    if passage.moment is not None and not _is_gone(vault, passage.moment):
        return Became(moment=passage.moment, changes=NOTHING)
    written = entries.get(vault, passage.piece)
    capture = Capture(
        at=written.when.local,
        kind=KIND_OF_A_PULL,
        note=_sentence(passage.anchor.quote),
        people=written.people,
    )
    kept = moments.keep(vault, capture, words=words, clock=clock)
    if kept.moment.when != written.when:
        # Of a night after midnight both belong to the day before.
        moments.change_time(vault, kept.moment.id, written.when, clock=clock)
    link = Link(
        uid=new_uid(clock.now()), source=kept.moment.id, target=passage.piece, relation=TAKEN_FROM
    )
    with vault.writing():
        vault.links.add(link, clock.now())
        vault.passages.put([replace(passage, moment=kept.moment.id)], clock.now())
    return Became(
        moment=kept.moment.id,
        changes=kept.changes | Changes(pieces=frozenset({passage.piece}), passages=True),
    )


def place_sentence(vault: "Vault", moment: PieceId, entry: PieceId, *, clock: Clock) -> Changes:
    """Join a moment with the entry its sentence was placed into; once is enough."""
    link = Link(uid=new_uid(clock.now()), source=moment, target=entry, relation=PLACED_IN)
    with vault.writing():
        vault.links.add(link, clock.now())
    return Changes(pieces=frozenset({moment, entry}))


def _sentence(quote: str) -> str:
    """As much of the words as one moment can hold, cut at a word."""
    if len(quote) <= LONGEST_NOTE:
        return quote
    return f"{quote[: LONGEST_NOTE - 1].rsplit(maxsplit=1)[0]}…"


def _is_gone(vault: "Vault", moment: PieceId) -> bool:
    found = vault.moments.get(moment)
    return found is None or found.deleted_at is not None
