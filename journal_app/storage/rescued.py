"""Build a new journal from what can be read of a damaged one and from earlier copies of it.

The damaged file and the copies are only read. The new file is complete when `finish` returned;
the index of words is for whoever knows the vocabulary.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from journal_app.core.ids import new_uid
from journal_app.storage import codec
from journal_app.storage.cells import Values
from journal_app.storage.connection import Access, Connection, open_connection
from journal_app.storage.filling import Filling
from journal_app.storage.found_pieces import FoundPieces, find
from journal_app.storage.hiding import Hiding
from journal_app.storage.mended_rows import mend_rows
from journal_app.storage.mending import Mending
from journal_app.storage.migrations import MIGRATIONS
from journal_app.storage.migrator import migrate
from journal_app.storage.pages import Pages
from journal_app.storage.salvage import Roots, Salvage, version_of
from journal_app.storage.shapes import Schema, Table, schema_of

Progress = Callable[[int, int], None]
_FIRST: Final = ("pieces",)
_PIECES: Final = frozenset(("pieces", "entries", "moments", "counter"))
_CACHE: Final = 64 * 1024
"""KiB."""
_TOLD_EVERY: Final = 200
"""Rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the new journal holds, and from where."""

    pieces: FoundPieces
    rows: int
    """From the damaged file, pieces and their words not counted."""
    rows_from_copies: int
    rows_without_place: int
    """Read, and belonging to something that could be read nowhere."""
    pages: int
    pages_damaged: int
    may_miss_more: bool
    """Whether pieces may have been there that nothing tells of any more."""


class Rescued:
    """A new journal in the making."""

    def __init__(self, target: Path, key: bytes, pages: Pages, progress: Progress) -> None:
        self._pages = pages
        self._progress = progress
        self.connection = _new(target, key)
        try:
            self._read()
        except BaseException:
            # Whoever is told of the progress may have had enough.
            self.connection.close()
            raise

    def _read(self) -> None:
        roots = Roots(self._pages)
        version = version_of(roots)
        _bring_to(self.connection, version)
        schema = schema_of(self.connection)
        self._salvage = Salvage(self._pages, roots, schema)
        self._rows = self._load(schema)
        self._from_copies = 0
        _bring_to(self.connection, MIGRATIONS[-1].version)
        self._found = find(self.connection, self._salvage)
        self._mending = Mending(self.connection, self._salvage, self._found)
        self._hiding = Hiding(self._salvage)

    def fill_from(self, copy: Connection, *, newest: bool, made_at: datetime | None = None) -> int:
        """Fill the gaps from a whole copy; returns how many pieces came from it.

        `made_at` is when the copy was made, if it may be newer than what the damaged file holds.
        """
        before = len(self._found.from_copies)
        self._hiding.everywhere = made_at is not None and self._is_behind(copy, made_at)
        filling = Filling(self.connection, self._hiding, self._found, copy)
        self._from_copies += filling.fill(self._mending, only_known=not newest)
        return len(self._found.from_copies) - before

    def has_gaps(self) -> bool:
        """Whether anything that counts could not be read."""
        return any(self._salvage.has_gaps(table.name) for table in self._salvage.schema.kept)

    def saves(self) -> int:
        """How many saves the damaged file counted, 0 where that cannot be read."""
        return int(self.connection.value("SELECT max(saves) FROM counter") or 0)

    def misses(self) -> bool:
        """Whether a piece is known to be missing, or known only in part."""
        found = self._found
        return bool(found.without_head() or found.without_words() or found.unseen())

    def finish(self, *, saves: int) -> Outcome:
        """Mend what no copy had, leave out what hangs in the air, and count the rescue as a save.

        `saves` is the least the journal's counter says afterwards.
        """
        found, mending = self._found, self._mending
        for _uid, piece in found.unseen():
            mending.words_from_version(piece, None)
        uids = found.uids()
        for piece in found.without_head():
            mending.head(piece, uids.get(piece) or _uid_like(piece, self.connection))
        for piece in found.without_words():
            kind = found.heads[piece].kind
            if not (
                mending.words_on_card(piece)
                or mending.words_from_version(piece, kind)
                or mending.beginning(piece)
            ):
                self._lose(piece)
        for uid, piece in found.unseen():
            found.lost[uid] = mending.day(uid, piece)
        mend_rows(self.connection, self._salvage, self._hiding)
        without_place = self._drop_what_hangs()
        self._count_up(saves)
        return Outcome(
            pieces=found,
            rows=self._rows,
            rows_from_copies=self._from_copies,
            rows_without_place=without_place,
            pages=self._pages.count,
            pages_damaged=self._pages.count_damaged(),
            may_miss_more=self._hiding.may_hide_unknown("pieces"),
        )

    def _load(self, schema: Schema) -> int:
        count = 0
        self.connection.run("DELETE FROM counter")
        # A passage learns from its piece when it was lived.
        for table in sorted(schema.kept, key=lambda table: (table.name not in _FIRST, table.name)):
            self.connection.run("BEGIN")
            self._load_table(table)
            self.connection.run("COMMIT")
            if table.name not in _PIECES:
                count += int(self.connection.value(f"SELECT count(*) FROM {table.name}"))  # noqa: S608 - a name of our schema
        return count

    def _load_table(self, table: Table) -> None:
        columns = ", ".join(f'"{name}"' for name in table.names)
        places = ", ".join("?" * len(table.names))
        add = f"INSERT OR IGNORE INTO {table.name} ({columns}) VALUES ({places})"  # noqa: S608 - names of our schema
        self.connection.run_many(add, self._told_rows(table))

    def _told_rows(self, table: Table) -> Iterator[Values]:
        for number, row in enumerate(self._salvage.rows(table)):
            if number % _TOLD_EVERY == 0:
                self._progress(min(self._pages.reads, self._pages.count), self._pages.count)
            yield row

    def _is_behind(self, copy: Connection, made_at: datetime) -> bool:
        """Whether the damaged file stands as it was before the copy was made."""
        counted = self.saves()
        latest = self.connection.value("SELECT max(updated_at) FROM pieces") or 0
        saves = copy.value("SELECT max(saves) FROM counter") or 0
        return 0 < counted < saves and latest <= codec.to_milliseconds(made_at)

    def _lose(self, piece: int) -> None:
        uid = self._found.heads.pop(piece).uid
        self._found.bodies.pop(piece, None)
        day = self.connection.value("SELECT local_day FROM pieces WHERE id = ?", (piece,))
        self._found.lost[uid] = codec.from_day(day)
        self.connection.run("DELETE FROM pieces WHERE id = ?", (piece,))

    def _drop_what_hangs(self) -> int:
        """Take out rows whose piece, name or deck could be read nowhere; returns how many."""
        schema = schema_of(self.connection)
        dropped = 0
        # What hangs on something dropped goes in the next round.
        while (count := sum(self._drop_from(table, schema) for table in schema.kept)) > 0:
            dropped += count
        return dropped

    def _drop_from(self, table: Table, schema: Schema) -> int:
        count = 0
        for reference in table.references:
            column = table.names[reference.column]
            target = schema.tables[reference.table]
            key = target.names[target.key[0]]
            lonely = f"{column} NOT IN (SELECT {key} FROM {reference.table})"  # noqa: S608 - names of our schema
            if reference.cleared:
                sql = f"UPDATE {table.name} SET {column} = NULL WHERE {lonely}"  # noqa: S608 - the same
                self.connection.run(sql)
            else:
                count += self.connection.change(f"DELETE FROM {table.name} WHERE {lonely}")  # noqa: S608 - the same
        return count

    def _count_up(self, saves: int) -> None:
        add = "INSERT OR REPLACE INTO counter (id, saves) VALUES (1, ?)"
        self.connection.run(add, (max(self.saves(), saves) + 1,))


def _new(target: Path, key: bytes) -> Connection:
    connection = open_connection(target, key, Access.CREATE)
    target.chmod(0o600)
    # Nothing in it counts before it is whole: neither a log nor waiting for the disk is needed.
    connection.rows("PRAGMA journal_mode = MEMORY")
    connection.run("PRAGMA synchronous = OFF")
    # Rows of one piece are looked up from all over the file.
    connection.run(f"PRAGMA cache_size = -{_CACHE}")
    # Rows come in the order in which they are found.
    connection.run("PRAGMA foreign_keys = OFF")
    return connection


def _bring_to(connection: Connection, version: int) -> None:
    steps = [step for step in MIGRATIONS if step.version <= version]
    migrate(connection, lambda _version: None, steps)


def _uid_like(piece: int, connection: Connection) -> str:
    """A uid for words nobody knows the uid of, made when the piece before it was."""
    sql = "SELECT created_at FROM pieces WHERE id < ? ORDER BY id DESC LIMIT 1"
    return new_uid(codec.from_milliseconds(connection.value(sql, (piece,)) or 0))
