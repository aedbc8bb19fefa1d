"""What of pieces goes onto paper: never what is sealed or in the bin, nor what was kept unsaid."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from journal_app.core.clock import Clock, When
from journal_app.core.ids import PieceId
from journal_app.core.kept_back import without_what_is_kept_back
from journal_app.core.margin_notes import MarginNote
from journal_app.core.moments import Moment
from journal_app.core.passages import Passage
from journal_app.core.pictures import Picture

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault

AT_ONCE = 200
"""So many pieces are read before others may use the journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One piece as it goes onto paper."""

    when: When
    question: str = ""
    """What an entry answers, in the words it was asked."""
    body: str = ""
    """The Markdown of an entry, or the sentence of a moment."""
    kind: str = ""
    """What kind of moment it was; empty for an entry."""
    told: tuple[str, ...] = ()
    """What else was written about a moment, each text a paragraph."""
    passages: tuple[Passage, ...] = ()
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[MarginNote, ...] = ()
    hung: tuple[Picture, ...] = ()
    """Its pictures and files, in their order."""
    moment: Moment | None = None
    """A moment itself, without what is kept back: for its chosen words and its places."""


def read(
    vault: "Vault", pieces: Sequence[PieceId], *, clock: Clock
) -> Generator[int, None, tuple[Paper, ...]]:
    """These pieces in this order, without those that may not be seen; made in slices."""
    papers: list[Paper] = []
    for start in range(0, len(pieces), AT_ONCE):
        papers += _of(vault, pieces[start : start + AT_ONCE], clock)
        yield start
    return tuple(papers)


def one_by_one(tables: "Tables", pieces: Sequence[PieceId], *, clock: Clock) -> Iterator[Paper]:
    """The same, each when it is asked for."""
    for start in range(0, len(pieces), AT_ONCE):
        yield from _of(tables, pieces[start : start + AT_ONCE], clock)


def read_days(
    vault: "Vault", first: date, last: date, *, clock: Clock
) -> Generator[int, None, tuple[Paper, ...]]:
    """Everything of these days and all between, as it was lived; as `read`."""
    return (yield from read(vault, vault.timeline.between(first, last), clock=clock))


def _of(tables: "Tables", pieces: Sequence[PieceId], clock: Clock) -> list[Paper]:
    some = [piece for piece in pieces if tables.pieces.is_seen(piece)]
    people, tags = tables.people.of(some), tables.tags.of(some)
    notes = tables.margin_notes.of_some(some)
    papers = (
        _paper(
            tables,
            piece,
            clock,
            people=people.get(piece, ()),
            tags=tags.get(piece, ()),
            notes=tuple(notes.get(piece, ())),
        )
        for piece in some
    )
    return [paper for paper in papers if paper is not None]


def _paper(
    tables: "Tables",
    piece: PieceId,
    clock: Clock,
    *,
    people: tuple[str, ...],
    tags: tuple[str, ...],
    notes: tuple[MarginNote, ...],
) -> Paper | None:
    entry = tables.entries.get(piece)
    if entry is not None:
        return Paper(
            when=entry.when,
            question=_question(tables, entry.prompt_id),
            body=entry.body,
            passages=tuple(each for each in tables.passages.of(piece) if not each.lost),
            people=people,
            tags=tags,
            notes=notes,
            hung=tables.attachments.of(piece),
        )
    moment = tables.moments.get(piece)
    if moment is None:
        return None
    shown = without_what_is_kept_back(moment, clock.now())
    return Paper(
        when=moment.when,
        body=moment.note,
        kind=moment.kind,
        told=tuple(filter(None, shown.texts.values())),
        people=people,
        tags=tags,
        notes=notes,
        hung=tables.attachments.of(piece),
        moment=shown,
    )


def _question(tables: "Tables", prompt_id: str | None) -> str:
    if prompt_id is None:
        return ""
    # Only an entry that answers a question needs to read them.
    from journal_app.services import prompts

    asked = prompts.asked(tables, prompt_id)
    return "" if asked is None else asked.text
