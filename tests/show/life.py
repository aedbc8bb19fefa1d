"""What stands in a journal somebody looks at: today, this day in other years, answers, pictures."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtGui import QImage

from journal_app.core.clock import Clock
from journal_app.core.ids import PieceId
from journal_app.services import entries, margin_notes, on_this_day, passages, pictures
from journal_app.services.pictures import Given
from journal_app.storage.vault import Vault
from tests import builders
from tests import made_pictures as made
from tests.show.writing import BODY, MARKED

ASKED: Final = "p02_minute_before"
"""A question that was written from twice."""
_EARLIER: Final = (
    (1, "The same kitchen, the same lamp. I counted to four before I answered, and it was enough."),
    (3, "She asked how I was, and waited. I noticed that I had an answer."),
)


def write_a_life(vault: Vault, *, clock: Clock) -> None:
    """Today with marks and pictures, this day in two other years, and two answers."""
    now = clock.now()
    for years, words in _EARLIER:
        then = _years_before(now, years)
        entry = builders.entry(words, at=then, people=["Mara"], tags=["kitchen"])
        piece = builders.keep_entry(vault, replace(entry, prompt_id=ASKED))
        margin_notes.write(vault, piece, "I would put it the same way today.", clock=clock)
    written = builders.entry(
        BODY[: BODY.index("Then I did")].strip(),
        at=now - timedelta(minutes=5),
        people=["Mara"],
        tags=["evening"],
    )
    piece = builders.keep_entry(vault, written)
    entries.save(vault, piece, 1, BODY, clock=clock, new_sitting=True)
    for mark, words in MARKED:
        at = BODY.index(words)
        passages.mark(vault, piece, mark, at, at + len(words), clock=clock)
    _hang(vault, piece, clock)
    on_this_day.choose(vault, on=True)


def _hang(vault: Vault, piece: PieceId, clock: Clock) -> None:
    files = pictures.files_of(vault)
    given: Sequence[Given] = (
        Given(contents=made.encoded(b"jpg", _evening()), label="The pier, before the rain"),
        Given(contents=made.PDF, label="A letter I have not sent.pdf"),
    )
    ready = [pictures.prepare(files, each, decodes=lambda _data, _most: True) for each in given]
    pictures.add(vault, piece, ready, clock=clock)


def _evening() -> QImage:
    return made.smooth(900, 600)


def _years_before(now: datetime, years: int) -> datetime:
    """The same day so many years ago; for a 29 February it is the 28th."""
    try:
        return now.replace(year=now.year - years)
    except ValueError:
        return now.replace(year=now.year - years, day=28)
