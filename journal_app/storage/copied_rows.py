"""Take what stands beside the pieces from an earlier copy: see `filling` for the rule."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from journal_app.storage.connection import Connection, Row
from journal_app.storage.hiding import Hiding
from journal_app.storage.shapes import Table, schema_of

OF_ONE_VERSION: Final = frozenset(
    ("moment_terms", "moment_numbers", "moment_texts", "moment_times", "moment_body",
     "moment_skips", "passages")
)  # fmt: skip
"""What belongs to one version of a piece and is never mixed from two."""
CHOSEN_TOGETHER: Final = {"moment_terms": (0, 1), "moment_body": (0,)}
"""The columns that say which choice a row is a part of: all of it is taken, or nothing."""
NAMES: Final = {
    "people": ("folded", "SELECT piece, person FROM piece_people"),
    "tags": ("folded", "SELECT piece, tag FROM piece_tags"),
    "files": ("uid", "SELECT piece, file FROM attachments"),
}
"""What stands on pieces: the column of which each value is there once, and what stands where."""
_PIECES: Final = frozenset(("pieces", "entries", "moments", "counter"))
_OWN: Final = frozenset(("pieces", "moments"))


@dataclass(slots=True)
class Same:
    """What of a copy is the same as what here."""

    ids: dict[str, dict[Any, int]]
    """By table: the id here of each row of the copy that is here."""
    taken: set[int] = field(default_factory=set)
    """Pieces here whose version is that of the copy."""


def copy_rows(
    into: Connection, hiding: Hiding, copy: Connection, same: Same, *, only_of_taken: bool
) -> int:
    """Take every row there is to take; returns how many that were."""
    schema = schema_of(into)
    for name in sorted(OF_ONE_VERSION):
        _clear(into, schema.tables[name], same.taken)
    count = 0
    kept = [table for table in schema.kept if table.name not in _PIECES]
    # Names come before what points to them, which has to know which are the same.
    for table in sorted(kept, key=lambda table: (table.name not in NAMES, table.name)):
        pick = _picking(into, hiding, table, same, copy)
        if table.name in NAMES or pick.may_find_any(only_of_taken):
            count += _fill(into, copy, table, pick, only_of_taken)
    return count


def ids_pointed_to(into: Connection, table: str) -> set[int]:
    """Every id of a table that a row of another one points to, whether it is there or not."""
    found: set[int] = set()
    for pointing in schema_of(into).kept:
        for reference in pointing.references:
            if reference.table == table or (table == "pieces" and reference.table == "moments"):
                column = pointing.names[reference.column]
                sql = f"SELECT DISTINCT {column} FROM {pointing.name} WHERE {column} IS NOT NULL"  # noqa: S608 - names of our schema
                found.update(row[0] for row in into.each(sql))
    return found


class _Picking:
    """Tells which rows of one table of a copy are wanted, and what they are here."""

    def __init__(self, into: Connection, hiding: Hiding, table: Table, same: Same) -> None:
        self._hiding = hiding
        self._table = table
        self._same = same
        self._owners = [
            reference.column
            for reference in table.references
            if reference.table in _OWN and not reference.cleared
        ]
        self._together = CHOSEN_TOGETHER.get(table.name)
        self._chosen = self._choices(into)
        self._uid = (
            table.column("uid") if table.rowid is not None and "uid" in table.names else None
        )
        self._here: dict[str, int] = {}
        self._following = 1
        if self._uid is not None:
            self._here = dict(into.rows(f"SELECT uid, id FROM {table.name}"))  # noqa: S608 - a name of our schema
            listed = hiding.listed(table.name).values()
            used = {*self._here.values(), *listed, *ids_pointed_to(into, table.name)}
            self._following += max(used, default=0)

    def may_find_any(self, only_of_taken: bool) -> bool:
        """Whether looking through the copy can be of any use."""
        hidden = not only_of_taken and self._hiding.anywhere_in(self._table.name)
        return hidden or bool(self._owners and self._same.taken)

    def rows(self, found: Iterable[Row], only_of_taken: bool) -> Iterator[list[Any]]:
        """The wanted ones, with the ids of this journal."""
        for row in found:
            here = self._mapped(row)
            if here is None or self._is_here(row):
                continue
            if self._of_taken(here) or (not only_of_taken and self._is_hidden(row, here)):
                self._give_id(row, here)
                yield here

    def _choices(self, into: Connection) -> set[tuple[Any, ...]]:
        if self._together is None:
            return set()
        columns = ", ".join(self._table.names[place] for place in self._together)
        return set(into.rows(f"SELECT DISTINCT {columns} FROM {self._table.name}"))  # noqa: S608 - names of our schema

    def _mapped(self, row: Row) -> list[Any] | None:
        here = list(row)
        for reference in self._table.references:
            ids = self._same.ids.get(reference.table)
            pointed_to = here[reference.column]
            if ids is None or pointed_to is None:
                continue
            here[reference.column] = ids.get(pointed_to)
            if here[reference.column] is None and not reference.cleared:
                return None
        if self._together is not None:
            choice = tuple(here[place] for place in self._together)
            return None if choice in self._chosen else here
        return here

    def _is_here(self, row: Row) -> bool:
        return self._uid is not None and row[self._uid] in self._here

    def _of_taken(self, here: list[Any]) -> bool:
        return any(here[place] in self._same.taken for place in self._owners)

    def _is_hidden(self, row: Row, here: list[Any]) -> bool:
        if self._uid is not None:
            return self._hiding.of_uid(self._table.name, row[self._uid], None)
        return self._hiding.of_key(self._table, tuple(here[place] for place in self._table.key))

    def _give_id(self, row: Row, here: list[Any]) -> None:
        """An id of the copy may mean another row here; only a uid says that it is the same."""
        if self._uid is None or self._table.rowid is None:
            return
        uid = row[self._uid]
        known = self._hiding.listed(self._table.name).get(uid)
        if known is None or known in self._here.values():
            known, self._following = self._following, self._following + 1
        here[self._table.rowid] = self._here[uid] = known


class _PickingNames(_Picking):
    """The same for names and files, of which each is there once however many pieces it is on."""

    def __init__(self, into: Connection, hiding: Hiding, table: Table, same: Same) -> None:
        super().__init__(into, hiding, table, same)
        once, _standing = NAMES[table.name]
        self._once = table.column(once)
        self._names: dict[str, int] = dict(into.rows(f"SELECT {once}, id FROM {table.name}"))  # noqa: S608 - names of our schema
        self._needed: set[int] = set()
        self._ids = same.ids.setdefault(table.name, {})

    def use(self, copy: Connection) -> None:
        """Find out which of them stand on pieces that were taken."""
        _once, standing = NAMES[self._table.name]
        pieces = self._same.ids["pieces"]
        for piece, name in copy.each(standing):
            if pieces.get(piece) in self._same.taken:
                self._needed.add(name)

    def _is_here(self, row: Row) -> bool:
        known = self._here.get(row[1], self._names.get(row[self._once]))
        if known is not None:
            self._ids[row[0]] = known
        return known is not None

    def _of_taken(self, here: list[Any]) -> bool:
        return here[0] in self._needed

    def _give_id(self, row: Row, here: list[Any]) -> None:
        super()._give_id(row, here)
        self._ids[row[0]] = here[0]


def _picking(
    into: Connection, hiding: Hiding, table: Table, same: Same, copy: Connection
) -> _Picking:
    if table.name not in NAMES:
        return _Picking(into, hiding, table, same)
    names = _PickingNames(into, hiding, table, same)
    names.use(copy)
    return names


def _clear(into: Connection, table: Table, taken: set[int]) -> None:
    reference = next(each for each in table.references if not each.cleared)
    sql = f"DELETE FROM {table.name} WHERE {table.names[reference.column]} = ?"  # noqa: S608 - names of our schema
    into.run_many(sql, [(piece,) for piece in sorted(taken)])


def _fill(
    into: Connection, copy: Connection, table: Table, pick: _Picking, only_of_taken: bool
) -> int:
    before = _count(into, table)
    columns = ", ".join(f'"{name}"' for name in table.names)
    places = ", ".join("?" * len(table.names))
    add = f"INSERT OR IGNORE INTO {table.name} ({columns}) VALUES ({places})"  # noqa: S608 - names of our schema
    read = f"SELECT {columns} FROM {table.name}"  # noqa: S608 - the same
    into.run_many(add, pick.rows(copy.each(read), only_of_taken))
    return _count(into, table) - before


def _count(into: Connection, table: Table) -> int:
    return int(into.value(f"SELECT count(*) FROM {table.name}"))  # noqa: S608 - a name of our schema
