"""What the timeline shows: the order of everything, heads for visible rows, excerpts of finds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from journal_app.core import search
from journal_app.core.clock import Clock
from journal_app.core.ids import PieceId
from journal_app.core.margin_notes import MarginNote
from journal_app.core.moments import Moment, later_look_due
from journal_app.core.text import plain
from journal_app.core.timeline import (
    FOLLOW_THE_ANSWER,
    PieceHead,
    TimelineIndex,
)
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import indexing

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables

BETWEEN: Final = "  ·  "
"""Between labels that stand side by side."""
_LAID_BARE_WHOLE: Final = 40_000
"""Characters that lose their markup in 4 ms; of a longer text only the part that is shown does."""


def index(tables: "Tables") -> TimelineIndex:
    """Everything outside the bin, newest first."""
    return tables.timeline.index()


def among(tables: "Tables", pieces: Sequence[PieceId]) -> TimelineIndex:
    """Those of these pieces that are outside the bin, newest first."""
    return tables.timeline.index_among(pieces)


def binned(tables: "Tables") -> TimelineIndex:
    """What is in the bin, in the order of the timeline."""
    return tables.timeline.index_binned()


def of_day(tables: "Tables", day: date) -> list[PieceHead]:
    """What the cards of one day need, newest first."""
    pieces = tables.timeline.of_day(day)
    heads = tables.timeline.heads(pieces)
    return [heads[piece] for piece in pieces]


def heads(tables: "Tables", pieces: Sequence[PieceId]) -> dict[PieceId, PieceHead]:
    """What the cards of these pieces need, each with the sign of a picture where one hangs."""
    found = tables.timeline.heads(pieces)
    for piece in tables.attachments.pictured(found):
        found[piece] = replace(found[piece], pictured=True)
    return found


def excerpts(
    tables: "Tables",
    pieces: Sequence[PieceId],
    query: search.Query,
    *,
    words: Vocabulary | None = None,
    clock: Clock | None = None,
) -> dict[PieceId, str]:
    """For each of these pieces the part of its words around the first match.

    `words` are the labels a moment is told with; without them only its sentences are shown. With
    a `clock`, an answer is left out while the later look at it is open.
    """
    shown: dict[PieceId, str] = {}
    bodies, notes = dict(tables.entries.bodies(pieces)), tables.margin_notes.of_some(pieces)
    for piece in pieces:
        body = bodies.get(piece)
        beside = _beside(notes.get(piece, ()), query, body or "")
        if beside is not None:
            shown[piece] = beside
        elif body is not None:
            shown[piece] = _excerpt(query, body)
        elif (moment := tables.moments.get(piece)) is not None:
            due = clock is not None and later_look_due(moment, clock.now())
            told = _covered(moment) if due else moment
            shown[piece] = _excerpt_of_moment(query, told, words or Vocabulary())
    return shown


def _excerpt(query: search.Query, body: str) -> str:
    if len(body) <= _LAID_BARE_WHOLE:
        return search.excerpt(query, plain(body))
    return plain(search.excerpt(query, body))


def _beside(notes: Sequence[MarginNote], query: search.Query, body: str) -> str | None:
    """The part of a note in the margin that was found, where the piece itself says no such word."""
    if not notes or search.matches(query, plain(body)):
        return None
    fitting = (note.body for note in notes if search.matches(query, note.body))
    found = next(fitting, None)
    return None if found is None else search.excerpt(query, found)


def _covered(moment: Moment) -> Moment:
    hidden = (*FOLLOW_THE_ANSWER, *(f"{field}_other" for field in FOLLOW_THE_ANSWER))
    return replace(
        moment,
        reading=None,
        terms={field: terms for field, terms in moment.terms.items() if field not in hidden},
        texts={field: text for field, text in moment.texts.items() if field not in hidden},
    )


def _excerpt_of_moment(query: search.Query, moment: Moment, words: Vocabulary) -> str:
    """The person's own words around the match, else the labels that match, else the sentence."""
    own = (moment.note, *moment.texts.values())
    for text in own:
        if search.matches(query, text):
            return search.excerpt(query, text)
    labels = indexing.words_of(replace(moment, note="", texts={}), words).split("\n")
    fitting: dict[str, str] = {}
    for label in labels:
        if search.matches(query, label):
            # A label and its short form often say the same.
            fitting.setdefault(search.fold(label), label)
    return BETWEEN.join(fitting.values()) or moment.note
