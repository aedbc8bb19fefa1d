"""`MarginNote`: words added to a piece later, with the day they were written on."""

from dataclasses import dataclass
from datetime import datetime

from journal_app.core.clock import When
from journal_app.core.errors import BadInput
from journal_app.core.ids import PieceId, Uid
from journal_app.core.text import clean
from journal_app.i18n import _

MAX_NOTE_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginNote:
    """One note beside a piece; the piece itself stays as it was written."""

    uid: Uid
    piece: PieceId
    when: When
    """When it was written; editing it later changes nothing about that."""
    body: str
    updated_at: datetime


def clean_note(text: str) -> str:
    """The words of a note as they are kept. Raises `BadInput` for none, and for too many."""
    body = clean(text).strip()
    if not body:
        raise BadInput(_("There is nothing to keep."), _("Write a few words first."))
    if len(body) > MAX_NOTE_CHARACTERS:
        raise BadInput(
            _("This is longer than a note in the margin can hold."),
            _("Write it as an entry, and link the two."),
        )
    return body
