"""Whether a row that is not there was deleted, or only cannot be read."""

from journal_app.storage.cells import Value, Values
from journal_app.storage.found_pieces import listed, uid_index
from journal_app.storage.salvage import Salvage
from journal_app.storage.shapes import Table


class Hiding:
    """Asks the damaged file about the places of rows; all its rows were read before."""

    def __init__(self, salvage: Salvage) -> None:
        self._salvage = salvage
        self.everywhere = False
        """Whether the file is of an earlier time, so that nothing is known to be deleted."""
        self._tables = salvage.schema.tables
        self._listed = {
            name: listed(salvage, table)
            for name, table in self._tables.items()
            if uid_index(table) is not None
        }

    def listed(self, table: str) -> dict[str, int]:
        """The id of every row of a table whose uid is known."""
        return self._listed.get(table, {})

    def of_uid(self, table: str, uid: str, row: int | None) -> bool:
        """Whether the row of this uid may be hidden; `row`: its id, where that is the same here."""
        if self.everywhere or uid in self.listed(table):
            return True
        index = uid_index(self._tables[table])
        if index is not None and not self._salvage.may_hide(index.name, (uid,)):
            return False
        if row is None:
            return self._salvage.has_gaps(table)
        return self._salvage.may_hide(table, row)

    def of_key(self, table: Table, key: Values) -> bool:
        """Whether a row of this key may be hidden."""
        if self.everywhere or table.name not in self._tables:
            return self.everywhere
        if table.without_rowid:
            return self._salvage.may_hide(table.name, key)
        (row,) = key
        return self._salvage.may_hide(table.name, _whole_number(row))

    def may_hide_unknown(self, table: str) -> bool:
        """Whether rows may have been there of which neither table nor index tells any more."""
        index = uid_index(self._tables[table])
        known = index is not None and not self._salvage.has_gaps(index.name)
        return not known and self._salvage.has_gaps(table)

    def anywhere_in(self, table: str) -> bool:
        """Whether a table has any place that cannot be read."""
        return self.everywhere or (table in self._tables and self._salvage.has_gaps(table))


def _whole_number(value: Value) -> int:
    if not isinstance(value, int):
        raise TypeError("a row id is a whole number")
    return value
