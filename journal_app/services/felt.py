"""What an entry felt like: a moment joined to it carries the answer."""

from typing import TYPE_CHECKING

from journal_app.core.clock import Clock
from journal_app.core.ids import PieceId
from journal_app.core.moments import ANSWERS, Capture, Moment
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import entries, moments
from journal_app.services.moments import KeptMoment

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault


def of_entry(tables: "Tables", entry: PieceId) -> Moment | None:
    """The newest moment of this entry that has an answer."""
    answered = [each for each in moments.of_entry(tables, entry) if each.reading in ANSWERS]
    return answered[-1] if answered else None


def answer(
    vault: "Vault", entry: PieceId, reading: str, *, words: Vocabulary, clock: Clock
) -> KeptMoment:
    """Say what an entry felt like: a moment at its time, with the people it names.

    Said again within ten minutes it is corrected; after that it stands and `BadInput` is raised.
    """
    known = of_entry(vault, entry)
    if known is not None:
        return moments.answer(vault, known.id, reading, words=words, clock=clock)
    written = entries.get(vault, entry)
    capture = Capture(
        at=written.when.local, reading=reading, people=written.people, entry=written.uid
    )
    return moments.keep(vault, capture, words=words, clock=clock)
