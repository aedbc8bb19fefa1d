"""What people and tags have in common: names that may stand on any piece."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from journal_app.core.ids import PieceId, Uid
from journal_app.core.text import caseless
from journal_app.storage import codec
from journal_app.storage.connection import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelStatements:
    """The statements of one table of names, written out so that each can be read and searched."""

    find: str
    add: str
    clear: str
    put: str
    of_pieces: str
    all_by_use: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRow:
    """One name and how many pieces outside the bin carry it."""

    id: int
    uid: Uid
    label: str
    uses: int


class Labels:
    """One table of names and the table of where they stand."""

    def __init__(self, connection: Connection, statements: LabelStatements) -> None:
        self._db = connection
        self._sql = statements

    def find(self, label: str) -> int | None:
        """The id of this name, however its letters are cased."""
        found = self._db.value(self._sql.find, (caseless(label),))
        return None if found is None else int(found)

    def add(self, label: str, uid: Uid, now: datetime) -> int:
        """Keep a new name and return its id."""
        return self._db.run(
            self._sql.add, (uid, label, caseless(label), codec.to_milliseconds(now))
        )

    def put_on(self, piece: PieceId, ids: Sequence[int]) -> None:
        """Let exactly these names stand on a piece, in this order."""
        self._db.run(self._sql.clear, (piece,))
        self._db.run_many(self._sql.put, [(piece, label, at) for at, label in enumerate(ids)])

    def of(self, pieces: Iterable[PieceId]) -> dict[PieceId, tuple[str, ...]]:
        """The names on each of these pieces, in their order."""
        found: dict[PieceId, list[str]] = defaultdict(list)
        # One statement for any number of ids: the list travels as JSON.
        ids = "[" + ",".join(map(str, pieces)) + "]"
        for piece, label in self._db.rows(self._sql.of_pieces, (ids,)):
            found[PieceId(piece)].append(label)
        return {piece: tuple(labels) for piece, labels in found.items()}

    def all(self) -> list[LabelRow]:
        """Every name, most used first, then by name."""
        return [
            LabelRow(id=row[0], uid=Uid(row[1]), label=row[2], uses=row[3])
            for row in self._db.rows(self._sql.all_by_use)
        ]
