"""An answer that goes on from another one, and the sentence of that one kept in sight."""

from dataclasses import replace
from typing import TYPE_CHECKING

from journal_app.core.changes import Changes
from journal_app.core.clock import Clock, When
from journal_app.core.errors import NotFound
from journal_app.core.followups import LONGEST_SENTENCE, Followup
from journal_app.core.ids import PieceId
from journal_app.core.text import one_line
from journal_app.i18n import _
from journal_app.services import entries
from journal_app.services.entries import Kept
from journal_app.services.passages import Marked

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault


def begin(
    vault: "Vault",
    body: str,
    *,
    going_on: Followup,
    when: When,
    clock: Clock,
    prompt_id: str | None,
    marked: Marked | None = None,
) -> Kept:
    """Keep a new entry that goes on from another, from its first letters on.

    Of `going_on` the source and the sentence count. Raises `NotFound` when the source is gone.
    """
    source = going_on.source
    with vault.writing():
        if vault.entries.get(source) is None:
            raise NotFound(_("The answer it goes on from is no longer in the journal."))
        kept = entries.begin_within(
            vault, body, when=when, clock=clock, prompt_id=prompt_id, marked=marked
        )
        vault.followups.put(_followup(kept.id, source, going_on.sentence))
    return replace(kept, changes=kept.changes | Changes(pieces=frozenset({source})))


def join(vault: "Vault", piece: PieceId, *, source: PieceId, sentence: str) -> Changes:
    """Remember that an entry went on from another, and the sentence that stays in sight."""
    with vault.writing():
        vault.followups.put(_followup(piece, source, sentence))
    return Changes(pieces=frozenset({piece, source}))


def of(tables: "Tables", piece: PieceId) -> Followup | None:
    """What an entry went on from; `None` also where that is sealed or in the bin."""
    return tables.followups.of(piece)


def from_source(tables: "Tables", source: PieceId) -> list[PieceId]:
    """The answers that went on from an entry, oldest first."""
    return tables.followups.from_source(source)


def _followup(piece: PieceId, source: PieceId, sentence: str) -> Followup:
    return Followup(piece=piece, source=source, sentence=_in_sight(sentence))


def _in_sight(sentence: str) -> str:
    line = one_line(sentence)
    if len(line) <= LONGEST_SENTENCE:
        return line
    cut = line.rfind(" ", LONGEST_SENTENCE - 40, LONGEST_SENTENCE - 1)
    return f"{line[: cut if cut > 0 else LONGEST_SENTENCE - 1]}…"
