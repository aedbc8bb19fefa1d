"""What was read of each piece: its head, its words, both, or only that it is there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from journal_app.storage.cells import Value
from journal_app.storage.connection import Connection
from journal_app.storage.salvage import Salvage
from journal_app.storage.shapes import Index, Table

KINDS = {"entry": "entries", "moment": "moments"}
"""The kinds of pieces, and the table each has its words in."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a row of `pieces` says."""

    uid: str
    rev: int
    kind: str


@dataclass(slots=True, kw_only=True)
class FoundPieces:
    """The pieces of the new journal while it is put together; ids are those in it."""

    heads: dict[int, Head] = field(default_factory=dict)
    bodies: dict[int, str] = field(default_factory=dict)
    """The kind of each piece whose words are there."""
    listed: dict[str, int] = field(default_factory=dict)
    """Every uid that is known to belong to a piece of the damaged file."""
    from_copies: set[int] = field(default_factory=set)
    mended: set[int] = field(default_factory=set)
    """With its own words, and a head put together from what was left of it."""
    earlier: set[int] = field(default_factory=set)
    """With words that had been kept beside it before a later change."""
    shortened: set[int] = field(default_factory=set)
    """Only the beginning of its words could be read."""
    lost: dict[str, date | None] = field(default_factory=dict)
    """Known to have been there, with its day where that is known."""

    def is_whole(self, piece: int) -> bool:
        """Whether both parts are there and fit together."""
        head = self.heads.get(piece)
        return head is not None and self.bodies.get(piece) == head.kind

    def without_head(self) -> list[int]:
        """Pieces of which only the words were read."""
        return sorted(self.bodies.keys() - self.heads.keys())

    def without_words(self) -> list[int]:
        """Pieces of which only the head was read."""
        return sorted(piece for piece in self.heads if not self.is_whole(piece))

    def unseen(self) -> list[tuple[str, int]]:
        """Pieces of which nothing was read but that they are there."""
        return [
            (uid, piece)
            for uid, piece in self.listed.items()
            if piece not in self.heads and piece not in self.bodies
        ]

    def uids(self) -> dict[int, str]:
        """The other way round."""
        return {piece: uid for uid, piece in self.listed.items()}

    def used(self) -> set[int]:
        """Ids that belong to somebody."""
        return {*self.heads, *self.bodies, *self.listed.values()}


def find(connection: Connection, salvage: Salvage) -> FoundPieces:
    """What the rows that were read so far say."""
    found = FoundPieces()
    for piece, uid, rev, kind in connection.each("SELECT id, uid, rev, kind FROM pieces"):
        found.heads[piece] = Head(uid, rev, kind)
    for kind, table in KINDS.items():
        for (piece,) in connection.each(f"SELECT id FROM {table}"):  # noqa: S608 - a constant
            found.bodies[piece] = kind
    found.listed = {head.uid: piece for piece, head in found.heads.items()}
    for uid, piece in listed(salvage, salvage.schema.tables["pieces"]).items():
        if piece not in found.heads:
            found.listed.setdefault(uid, piece)
    return found


def uid_index(table: Table) -> Index | None:
    """The index that leads from a uid to its row."""
    if "uid" not in table.names:
        return None
    wanted = (table.column("uid"), -1)
    return next((index for index in table.indexes if index.columns == wanted), None)


def listed(salvage: Salvage, table: Table) -> dict[str, int]:
    """The uid of every row of a table that its index knows, with its id."""
    index = uid_index(table)
    if index is None:
        return {}
    pairs = salvage.index_rows(index)
    return {uid: piece for uid, piece in pairs if isinstance(uid, str) and isinstance(piece, int)}


def fragments(salvage: Salvage, table: Table, wanted: set[int]) -> dict[int, dict[str, Value]]:
    """What the indexes of a table say about rows that cannot be read, by id and column."""
    known: dict[int, dict[str, Value]] = {}
    for index in table.indexes:
        if index.columns[-1] != -1:
            continue
        names = [table.names[place] for place in index.columns[:-1]]
        for *told, row in salvage.index_rows(index):
            if isinstance(row, int) and row in wanted:
                known.setdefault(row, {}).update(zip(names, told, strict=True))
    return known


def in_index(salvage: Salvage, name: str) -> Iterator[int]:
    """The ids of the rows an index holds."""
    for record in salvage.index_rows(salvage.schema.indexes[name]):
        row = record[-1]
        if isinstance(row, int):
            yield row
