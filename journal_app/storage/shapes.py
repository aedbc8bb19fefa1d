"""What the tables of a schema look like, so that rows found without a schema can be told apart."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from journal_app.storage.cells import Value, Values
from journal_app.storage.connection import Connection

DERIVED: Final = re.compile(r"days|words(_.*)?")
"""Tables that are made from the others, and are made anew."""

_KINDS: Final = {"INTEGER": int, "INT": int, "TEXT": str, "BLOB": bytes}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    name: str
    kind: type | None
    """What its values are; `None`: anything."""
    required: bool
    default: Value = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A column that says which row of another table it belongs to."""

    column: int
    table: str
    cleared: bool
    """Whether it is emptied when that row goes; else its own row goes too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """An index: which columns of its table it holds, in its order; -1 is the row id."""

    name: str
    table: str
    columns: tuple[int, ...]
    backwards: bool
    """Whether a column of it runs from the largest to the smallest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table and everything that points to it or from it."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[int, ...]
    """Where the columns of the primary key stand."""
    rowid: int | None
    """The column that is another name for the row id."""
    without_rowid: bool
    indexes: tuple[Index, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns in their order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> int:
        """Where the column of this name stands."""
        return self.names.index(name)

    @property
    def record_order(self) -> tuple[int, ...]:
        """In which order the columns stand in the file: without row ids the key comes first."""
        if not self.without_rowid:
            return tuple(range(len(self.columns)))
        rest = (place for place in range(len(self.columns)) if place not in self.key)
        return (*self.key, *rest)

    def row(self, rowid: int, record: Values) -> Values | None:
        """The row in the order of its columns, `None` when this is no row of this table.

        A record may be shorter than the table: columns added later have their default.
        """
        order = self.record_order
        if not 0 < len(record) <= len(order):
            return None
        found: list[Value] = [column.default for column in self.columns]
        for place, value in zip(order, record, strict=False):
            found[place] = value
        if self.rowid is not None:
            if found[self.rowid] is not None:
                return None
            found[self.rowid] = rowid
        if all(map(_may_stand_in, self.columns, found)):
            return tuple(found)
        return None

    def fits_index(self, index: Index, record: Values) -> bool:
        """Whether this may be a record of this index."""
        if len(record) != len(index.columns):
            return False
        return all(
            isinstance(value, int) if place < 0 else _may_stand_in(self.columns[place], value)
            for place, value in zip(index.columns, record, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Schema:
    """All tables of a file by name."""

    tables: Mapping[str, Table] = field(default_factory=dict)
    in_order: tuple[str, ...] = ()
    """Everything that has a tree of its own, in the order in which it was made."""

    @property
    def kept(self) -> list[Table]:
        """The tables that are made from no other."""
        return [table for name, table in self.tables.items() if not DERIVED.fullmatch(name)]

    @property
    def indexes(self) -> dict[str, Index]:
        """All indexes by name."""
        return {index.name: index for table in self.tables.values() for index in table.indexes}

    @property
    def names(self) -> set[str]:
        """The names of everything that has a tree of its own."""
        return {*self.tables, *self.indexes}


def schema_of(connection: Connection) -> Schema:
    """The shapes of the tables of an open file."""
    listed = connection.rows("PRAGMA main.table_list")
    made = connection.rows("SELECT name FROM sqlite_master WHERE rootpage > 0 ORDER BY rowid")
    return Schema(
        {
            name: _table(connection, name, without_rowid=bool(without_rowid))
            for _schema, name, kind, _columns, without_rowid, _strict in sorted(listed)
            if kind in {"table", "shadow"} and not name.startswith("sqlite_")
        },
        tuple(row[0] for row in made),
    )


def _table(connection: Connection, name: str, *, without_rowid: bool) -> Table:
    info = connection.rows("SELECT * FROM pragma_table_info(?)", (name,))
    keys = sorted((row[5], row[0]) for row in info if row[5])
    key = tuple(place for _order, place in keys)
    alone = key[0] if len(key) == 1 and not without_rowid else None
    rowid = alone if alone is not None and info[alone][2].upper() == "INTEGER" else None
    columns = tuple(
        Column(
            name=row[1],
            kind=_KINDS.get(row[2].upper()),
            required=bool(row[3]) or row[0] in key,
            default=_default(row[4]),
        )
        for row in info
    )
    return Table(
        name=name,
        columns=columns,
        key=key,
        rowid=rowid,
        without_rowid=without_rowid,
        indexes=_indexes(connection, name),
        references=_references(connection, name, [column.name for column in columns]),
    )


def _indexes(connection: Connection, table: str) -> tuple[Index, ...]:
    listed = connection.rows(
        "SELECT name, origin FROM pragma_index_list(?) ORDER BY name", (table,)
    )
    found = []
    for name, origin in listed:
        sql = 'SELECT cid, "desc" FROM pragma_index_xinfo(?) ORDER BY seqno'
        rows = connection.rows(sql, (name,))
        # The key of a table without row ids is the table itself.
        if origin != "pk" or any(row[0] < 0 for row in rows):
            columns = tuple(row[0] for row in rows)
            backwards = any(row[1] for row in rows)
            found.append(Index(name=name, table=table, columns=columns, backwards=backwards))
    return tuple(found)


def _references(connection: Connection, table: str, names: list[str]) -> tuple[Reference, ...]:
    sql = 'SELECT "from", "table", on_delete FROM pragma_foreign_key_list(?)'
    return tuple(
        Reference(column=names.index(column), table=target, cleared=on_delete == "SET NULL")
        for column, target, on_delete in connection.rows(sql, (table,))
    )


def _default(written: str | None) -> Value:
    if written is None or written.upper() == "NULL":
        return None
    if written.startswith("'"):
        return written[1:-1].replace("''", "'")
    return int(written)


def _may_stand_in(column: Column, value: Value) -> bool:
    if value is None:
        return not column.required
    return column.kind is None or isinstance(value, column.kind)
