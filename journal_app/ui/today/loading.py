"""What the page asks the journal for, each in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from journal_app.core.clock import Clock, day_of
from journal_app.core.entries import Entry
from journal_app.core.errors import NotFound
from journal_app.core.ids import PieceId
from journal_app.core.prompts import Prompt
from journal_app.core.timeline import PieceHead, PieceKind
from journal_app.services import entries, people, prompts, tags, timeline

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """What to begin with: an entry to go on with, and questions where they may be wanted."""

    entry: Entry | None
    prompts: Sequence[Prompt]


def day_view(tables: "Tables", piece: PieceId | None, *, clock: Clock) -> DayView:
    """This entry, else the one of today to go on with, else an empty page."""
    entry = _entry(tables, piece) if piece is not None else None
    if entry is None:
        entry = entries.written_last_on(tables, day_of(clock))
    answers = entry is None or not entry.body.strip() or entry.prompt_id is not None
    offered = prompts.offered(tables, clock=clock) if answers else []
    answered = None if entry is None or entry.prompt_id is None else prompts.asked(entry.prompt_id)
    if answered is not None and answered not in offered:
        offered.append(answered)
    return DayView(entry=entry, prompts=offered)


def fresh_page(tables: "Tables", *, clock: Clock) -> DayView:
    """An empty page, whatever was written today."""
    return DayView(entry=None, prompts=prompts.offered(tables, clock=clock))


def entries_of(tables: "Tables", day: date) -> list[PieceHead]:
    """The entries of a day, newest first."""
    return [head for head in timeline.of_day(tables, day) if head.kind is PieceKind.ENTRY]


def labels(tables: "Tables") -> tuple[list[str], list[str]]:
    """Everybody and every tag there is, most used first."""
    return people.labels(tables), tags.names(tables)


def _entry(tables: "Tables", piece: PieceId) -> Entry | None:
    try:
        entry = entries.get(tables, piece)
    except NotFound:
        return None
    return None if entry.deleted_at is not None else entry
