"""Which pieces one can be joined with: those found by words, by a date, or the newest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from journal_app.core.clock import Clock, day_of
from journal_app.core.ids import PieceId
from journal_app.core.search import excerpt
from journal_app.core.search_keys import Key, Lexicon
from journal_app.core.search_language import EVERYTHING, Part, Search, parse
from journal_app.core.timeline import PieceHead
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import searching, timeline

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables

MOST: Final = 40
"""Nobody reads on beyond so many: whoever wants another types one letter more."""
_ONE_LINE: Final = 100
"""In characters: what was found stands in the first half of it."""
_MOST_BY_DATE: Final = 20
"""Where what was typed is a date and stands in texts as well, as “may” does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joinable:
    """Pieces to choose from, best first."""

    heads: tuple[PieceHead, ...] = ()
    excerpts: Mapping[PieceId, str] = field(default_factory=dict)
    """The words around what was typed, of those found by it."""
    search: Search = EVERYTHING
    """What was understood, for tinting."""


def joinable(
    tables: "Tables",
    piece: PieceId,
    typed: str,
    *,
    lexicon: Lexicon,
    words: Vocabulary,
    clock: Clock,
) -> Joinable:
    """What `piece` can be joined with: of the typed date first, then what holds the typed words.

    With nothing typed the newest. Never the piece itself, nor what is in the bin or sealed.
    """
    today = day_of(clock)
    search = parse(typed, today=today, lexicon=lexicon)
    days = lexicon.reads(typed, today) if typed.strip() else None
    by_words = _found(tables, search, piece, clock)
    by_date: Sequence[PieceId] = ()
    if days is not None:
        of_days = Search(parts=(Part(key=Key.IN, value=typed, days=days),))
        by_date = _found(tables, of_days, piece, clock)[: _MOST_BY_DATE if by_words else MOST]
    pieces = list(dict.fromkeys([*by_date, *by_words]))[:MOST]
    heads = tables.timeline.heads(pieces)
    excerpts = {}
    if search.query:
        holding = [each for each in pieces if each in by_words]
        told = timeline.excerpts(tables, holding, search.query, words=words, clock=clock)
        excerpts = {each: excerpt(search.query, around, _ONE_LINE) for each, around in told.items()}
    return Joinable(heads=tuple(heads[each] for each in pieces), excerpts=excerpts, search=search)


def _found(tables: "Tables", search: Search, besides: PieceId, clock: Clock) -> Sequence[PieceId]:
    if search.is_empty and search.text.strip():
        # What was typed says nothing yet, such as a lone “tag:”.
        return ()
    if search.is_empty:
        ids = tables.timeline.newest(MOST + 1)
    else:
        screen = searching.newest(tables, search, clock=clock)
        index = searching.found(tables, search, clock=clock) if screen is None else screen.index
        ids = [PieceId(each) for each in index.ids[: MOST + 1]]
    return [each for each in ids if each != besides][:MOST]
