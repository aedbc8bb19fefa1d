"""Read model: what the cards of a few pieces need, in a handful of statements for any number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

from journal_app.core.ids import PieceId, Uid
from journal_app.core.links import FELT_IN
from journal_app.core.timeline import Answers, MomentHead, PieceHead, PieceKind
from journal_app.storage import codec
from journal_app.storage.connection import Connection
from journal_app.storage.people import People
from journal_app.storage.tags import Tags

PIECES = """
SELECT id, uid, kind, happened_at, zone, utc_offset, local_day, preview FROM pieces
WHERE id IN (SELECT value FROM json_each(?))
"""
# A drawing is told only where there are no words, and a very long one is left out.
MOMENTS = """
SELECT id, kind, state, reading, reading_at, reading_later, later_passed_at IS NOT NULL,
    CASE WHEN note = '' AND length(drawing) <= ?2 THEN drawing ELSE '' END
FROM moments WHERE id IN (SELECT value FROM json_each(?1))
"""
TERMS = """
SELECT moment, field, term FROM moment_terms
WHERE moment IN (SELECT value FROM json_each(?)) AND field IN ('trigger_primary', 'image')
    AND position = 0
"""
REGIONS = """
SELECT moment, region FROM moment_body
WHERE moment IN (SELECT value FROM json_each(?)) AND region IS NOT NULL
ORDER BY moment, position
"""
FELT = """
SELECT links.target, moments.reading, moments.reading_at, moments.reading_later,
    moments.later_passed_at IS NOT NULL
FROM links JOIN moments ON moments.id = links.source JOIN pieces ON pieces.id = links.source
WHERE links.target IN (SELECT value FROM json_each(?1)) AND links.relation = ?2
    AND pieces.deleted_at IS NULL AND pieces.sealed = 0
ORDER BY links.target, pieces.local_day, pieces.happened_at, pieces.id
"""
LONGEST_DRAWING: Final = 20_000
"""Characters of a drawing that is shown on a card."""
MOST_REGIONS: Final = 3


class Heads:
    """Answers for visible rows; writes nothing."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._people = People(connection)
        self._tags = Tags(connection)

    def of(self, pieces: Sequence[PieceId]) -> dict[PieceId, PieceHead]:
        """The heads of these pieces; one that is gone is missing from the answer."""
        rows = self._db.rows(PIECES, (_json_list(pieces),))
        kinds = {PieceId(row[0]): PieceKind(row[2]) for row in rows}
        moments = self._moments([each for each, kind in kinds.items() if kind is PieceKind.MOMENT])
        felt = self._felt([each for each, kind in kinds.items() if kind is PieceKind.ENTRY])
        people = self._people.of(pieces)
        tags = self._tags.of(pieces)
        heads = {}
        for row in rows:
            piece = PieceId(row[0])
            heads[piece] = PieceHead(
                id=piece,
                uid=Uid(row[1]),
                kind=kinds[piece],
                when=codec.from_when_columns(row[3], row[4], row[5], row[6]),
                preview=row[7],
                people=people.get(piece, ()),
                tags=tags.get(piece, ()),
                moment=moments.get(piece),
                felt=tuple(felt.get(piece, ())),
            )
        return heads

    def _moments(self, pieces: list[PieceId]) -> dict[PieceId, MomentHead]:
        if not pieces:
            return {}
        ids = _json_list(pieces)
        terms = {(row[0], row[1]): row[2] for row in self._db.rows(TERMS, (ids,))}
        regions: defaultdict[int, dict[str, None]] = defaultdict(dict)
        for piece, region in self._db.rows(REGIONS, (ids,)):
            regions[piece][region] = None
        return {
            PieceId(row[0]): MomentHead(
                kind=row[1],
                state=row[2],
                answers=_answers(row[3:7]),
                trigger=terms.get((row[0], "trigger_primary")),
                image=terms.get((row[0], "image")),
                regions=tuple(regions[row[0]])[:MOST_REGIONS],
                drawing=row[7],
            )
            for row in self._db.rows(MOMENTS, (ids, LONGEST_DRAWING))
        }

    def _felt(self, pieces: list[PieceId]) -> dict[PieceId, list[Answers]]:
        if not pieces:
            return {}
        found: defaultdict[PieceId, list[Answers]] = defaultdict(list)
        for row in self._db.rows(FELT, (_json_list(pieces), FELT_IN)):
            found[PieceId(row[0])].append(_answers(row[1:5]))
        return found


def _answers(columns: Sequence[Any]) -> Answers:
    first, at, later, passed = columns
    return Answers(first=first, at=codec.from_optional(at), later=later, passed=bool(passed))


def _json_list(pieces: Iterable[PieceId]) -> str:
    return "[" + ",".join(map(str, pieces)) + "]"
