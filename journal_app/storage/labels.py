"""What people and tags have in common: names that may stand on any piece."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from journal_app.core.ids import PieceId, Uid
from journal_app.core.labels import Label, Place, PutAway
from journal_app.core.text import caseless
from journal_app.storage import codec
from journal_app.storage.connection import Connection, Row


@dataclass(frozen=True, slots=True)
class LabelStatements:
    """What is asked of one table of names; in braces stands what differs between two of them.

    `names` is the table and `label` its column with the name, `places` the table of where they
    stand and `name` its column with the id.
    """

    find: str = "SELECT id FROM {names} WHERE folded = ?"
    add: str = "INSERT INTO {names} (uid, {label}, folded, created_at) VALUES (?, ?, ?, ?)"
    clear: str = "DELETE FROM {places} WHERE piece = ?"
    put: str = "INSERT INTO {places} (piece, {name}, position) VALUES (?, ?, ?)"
    of_pieces: str = """
        SELECT {places}.piece, {names}.{label}
        FROM {places} JOIN {names} ON {names}.id = {places}.{name}
        WHERE {places}.piece IN (SELECT value FROM json_each(?))
        ORDER BY {places}.piece, {places}.position
    """
    by_use: str = """
        SELECT {names}.id, {names}.uid, {names}.{label}, count(pieces.id) AS uses,
            min(pieces.local_day), max(pieces.local_day),
            {names}.tint, {names}.hidden, {names}.kept_out
        FROM {names}
        LEFT JOIN {places} ON {places}.{name} = {names}.id
        LEFT JOIN pieces ON pieces.id = {places}.piece
            AND pieces.deleted_at IS NULL AND pieces.sealed = 0
        WHERE (?1 IS NULL OR {names}.uid = ?1) AND (?2 IS NULL OR {names}.id = ?2)
        GROUP BY {names}.id ORDER BY uses DESC, {names}.folded
    """
    rename: str = "UPDATE {names} SET {label} = ?, folded = ? WHERE id = ?"
    look: str = "UPDATE {names} SET tint = ?, hidden = ?, kept_out = ? WHERE id = ?"
    row: str = """
        SELECT uid, {label}, created_at, tint, hidden, kept_out FROM {names} WHERE id = ?
    """
    restore: str = """
        INSERT INTO {names} (uid, {label}, folded, created_at, tint, hidden, kept_out)
        VALUES (?, ?, ?, ?, ?, ?, ?)
    """
    remove: str = "DELETE FROM {names} WHERE id = ?"
    pieces: str = "SELECT piece FROM {places} WHERE {name} = ?"
    where: str = """
        SELECT pieces.uid, here.position, EXISTS (SELECT 1 FROM {places} AS other
            WHERE other.piece = here.piece AND other.{name} = ?2)
        FROM {places} AS here JOIN pieces ON pieces.id = here.piece WHERE here.{name} = ?1
        ORDER BY here.piece
    """
    # Where both stand one is enough; what is left of the other goes with its row.
    hand_over: str = "UPDATE OR IGNORE {places} SET {name} = ?2 WHERE {name} = ?1"
    take_back: str = """
        UPDATE OR IGNORE {places} SET {name} = ?1, position = ?2
        WHERE {name} = ?4 AND piece = (SELECT id FROM pieces WHERE uid = ?3)
    """
    put_beside: str = """
        INSERT OR IGNORE INTO {places} (piece, {name}, position)
        SELECT id, ?1, ?2 FROM pieces WHERE uid = ?3 AND (?4 IS NULL OR EXISTS (
            SELECT 1 FROM {places} WHERE {places}.piece = pieces.id AND {places}.{name} = ?4))
    """
    days: str = """
        SELECT pieces.local_day, sum(pieces.kind = 'entry'), sum(pieces.kind = 'moment')
        FROM {places} JOIN pieces ON pieces.id = {places}.piece
        WHERE {places}.{name} = ? AND pieces.deleted_at IS NULL AND pieces.sealed = 0
        GROUP BY pieces.local_day ORDER BY pieces.local_day
    """
    shown: str = """
        SELECT pieces.id FROM {places} JOIN pieces ON pieces.id = {places}.piece
        WHERE {places}.{name} = ? AND pieces.deleted_at IS NULL AND pieces.sealed = 0
        ORDER BY pieces.local_day DESC, pieces.happened_at DESC, pieces.id DESC LIMIT ?
    """
    among: str = """
        SELECT {names}.uid, {names}.{label}, count(*) AS together
        FROM {places} JOIN {names} ON {names}.id = {places}.{name}
        WHERE {places}.piece IN (SELECT value FROM json_each(?)) AND {names}.uid <> ?
        GROUP BY {names}.id ORDER BY together DESC, {names}.folded LIMIT ?
    """


def statements(*, names: str, label: str, places: str, name: str) -> LabelStatements:
    """The statements for these tables and columns."""
    words = {"names": names, "label": label, "places": places, "name": name}
    texts = {each.name: str(each.default) for each in fields(LabelStatements)}
    return LabelStatements(**{key: text.format(**words) for key, text in texts.items()})


class Labels:
    """One table of names and the table of where they stand."""

    def __init__(self, connection: Connection, sql: LabelStatements) -> None:
        self._db = connection
        self._sql = sql

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
        for piece, label in self._db.rows(self._sql.of_pieces, (_json_list(pieces),)):
            found[PieceId(piece)].append(label)
        return {piece: tuple(labels) for piece, labels in found.items()}

    def all(self) -> list[Label]:
        """Every name, most used first, then by name."""
        return [_label(row) for row in self._db.rows(self._sql.by_use, (None, None))]

    def get(self, uid: Uid) -> Label | None:
        """The name with this uid."""
        row = self._db.row(self._sql.by_use, (uid, None))
        return None if row is None else _label(row)

    def named(self, name: str) -> Label | None:
        """The one that is called so, however its letters are cased."""
        found = self.find(name)
        row = None if found is None else self._db.row(self._sql.by_use, (None, found))
        return None if row is None else _label(row)

    def rename(self, label: int, name: str) -> None:
        """Call it something else."""
        self._db.run(self._sql.rename, (name, caseless(name), label))

    def look(self, label: Label) -> None:
        """Keep how it is shown: its tint, and whether it is hidden or kept out."""
        self._db.run(self._sql.look, (label.tint, label.hidden, label.kept_out, label.id))

    def pieces(self, label: int) -> list[PieceId]:
        """Every piece it stands on, in the bin, sealed or neither."""
        return [PieceId(row[0]) for row in self._db.rows(self._sql.pieces, (label,))]

    def put_away(self, label: int, into: Label | None = None) -> PutAway:
        """Take a name away, or let another stand in its place; what it takes to undo that."""
        uid, name, created_at, tint, hidden, kept_out = self._db.rows(self._sql.row, (label,))[0]
        other = None if into is None else into.id
        places = tuple(
            Place(piece=Uid(row[0]), position=row[1], shared=bool(row[2]))
            for row in self._db.rows(self._sql.where, (label, other))
        )
        if other is not None:
            self._db.run(self._sql.hand_over, (label, other))
        self._db.run(self._sql.remove, (label,))
        return PutAway(
            uid=Uid(uid),
            label=name,
            created_at=created_at,
            tint=tint,
            hidden=bool(hidden),
            kept_out=bool(kept_out),
            into=None if into is None else into.uid,
            places=places,
        )

    def bring_back(self, away: PutAway, into: int | None) -> int:
        """Have a name again where it stood, and return its id.

        `into` is what it was merged into, if that is still there. Where that was taken off since,
        the merged name does not come back either.
        """
        label = self.find(away.label)
        if label is None:
            look = (away.tint, away.hidden, away.kept_out)
            named = (away.uid, away.label, caseless(away.label), away.created_at)
            label = self._db.run(self._sql.restore, (*named, *look))
        alone = [each for each in away.places if into is not None and not each.shared]
        beside = [each for each in away.places if into is None or each.shared]
        for sql, places in ((self._sql.take_back, alone), (self._sql.put_beside, beside)):
            values = ((label, each.position, each.piece, into) for each in places)
            self._db.run_many(sql, values)
        return label

    def days(self, label: int) -> list[tuple[date, int, int]]:
        """For each day it stands on, oldest first: how many entries and moments carry it."""
        rows = self._db.rows(self._sql.days, (label,))
        return [(codec.from_day(row[0]), row[1], row[2]) for row in rows]

    def shown(self, label: int, most: int = -1) -> list[PieceId]:
        """The pieces outside the bin that carry it, newest first; so many if `most` is given."""
        return [PieceId(row[0]) for row in self._db.rows(self._sql.shown, (label, most))]

    def among(self, pieces: Iterable[PieceId], but: Uid, most: int) -> list[tuple[Uid, str, int]]:
        """The names that stand on most of these pieces, and on how many; one is left out."""
        rows = self._db.rows(self._sql.among, (_json_list(pieces), but, most))
        return [(Uid(row[0]), row[1], row[2]) for row in rows]


def _label(row: Row) -> Label:
    first, last = (None if day is None else codec.from_day(day) for day in row[4:6])
    return Label(
        id=row[0],
        uid=Uid(row[1]),
        label=row[2],
        uses=row[3],
        first=first,
        last=last,
        tint=row[6],
        hidden=bool(row[7]),
        kept_out=bool(row[8]),
    )


def _json_list(pieces: Iterable[PieceId]) -> str:
    # One statement for any number of ids: the list travels as JSON.
    return "[" + ",".join(map(str, pieces)) + "]"
