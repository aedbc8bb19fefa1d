"""Everything that can still be read in a damaged journal, table by table; nothing is written.

Three things are told apart for each place of each table: a row that stands there, a place where
no row stands, and a place that cannot be read. Only so can a merge with an earlier copy tell what
was deleted from what was lost.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from journal_app.storage import migrations, orphans
from journal_app.storage.cells import LEAF_TABLE, Value, Values
from journal_app.storage.pages import Pages
from journal_app.storage.shapes import Index, Schema, Table
from journal_app.storage.trees import (
    Gap,
    Key,
    Leaf,
    Tree,
    node_at,
    rows,
    sorted_by,
    survey,
    torn_rows,
)

_USER_VERSION: Final = slice(60, 64)
_APPLICATION: Final = slice(68, 72)
_SCHEMA_COLUMNS: Final = 5
_OBJECTS: Final = frozenset(("table", "index", "trigger", "view"))


class Roots:
    """Where the tree of each table and index begins, read from the schema of the file."""

    def __init__(self, pages: Pages) -> None:
        self.claimed: set[int] = set()
        first = pages.read(1)
        self.first_page = first is not None
        """Whether the page that tells the following can be read."""
        self.version = 0 if first is None else int.from_bytes(first[_USER_VERSION], "big")
        """The number of its schema."""
        self.application = 0 if first is None else int.from_bytes(first[_APPLICATION], "big")
        tree = survey(pages, 1, self.claimed, of_table=True)
        self.places = dict(_roots_in(record for _rowid, record in rows(pages, tree)))
        if tree.cut_off:
            self.places.update(_scattered(pages, self.claimed))


class Salvage:
    """The tables of a damaged file, whose schema is (or was) that of `schema`."""

    def __init__(self, pages: Pages, roots: Roots, schema: Schema) -> None:
        self._pages = pages
        self.schema = schema
        claimed = set(roots.claimed)
        orphans.claim_free(pages, claimed)
        self._trees = {
            name: survey(pages, root, claimed, of_table=_has_row_ids(schema, name))
            for name, root in sorted(roots.places.items())
        }
        for name in schema.names - self._trees.keys():
            self._trees[name] = lost = Tree(of_table=bool(_has_row_ids(schema, name)))
            lost.lose(Gap(), leaves=True)
        orphans.adopt(pages, schema, roots.places, self._trees, claimed)

    @property
    def pages(self) -> Pages:
        """The pages it reads."""
        return self._pages

    def rows(self, table: Table) -> Iterator[Values]:
        """Every row of a table that can be read, in the order of its columns."""
        tree = self._trees[table.name]
        for rowid, record in rows(self._pages, tree):
            row = table.row(rowid, record)
            if row is None:
                tree.lose(Gap(rowid - 1, rowid) if tree.of_table else Gap(), leaves=False)
            else:
                yield row

    def torn_rows(self, table: Table) -> Iterator[tuple[int, dict[str, Value], str]]:
        """Rows of which only the beginning can be read: the id, what is whole, a text that is not.

        To be asked once all rows were read.
        """
        for rowid, known, torn in torn_rows(self._pages, self._trees[table.name]):
            row = dict(
                zip((table.names[place] for place in table.record_order), known, strict=False)
            )
            yield rowid, row, torn

    def index_rows(self, index: Index) -> Iterator[Values]:
        """Every row of an index that can be read, in the order of its columns."""
        table = self.schema.tables[index.table]
        for _rowid, record in rows(self._pages, self._trees[index.name]):
            if table.fits_index(index, record):
                yield record

    def may_hide(self, name: str, key: Value | Values) -> bool:
        """Whether a row of this key may stand in a place that cannot be read.

        To be asked once all rows were read: only then are all places known.
        """
        where: Key = sorted_by(key) if isinstance(key, tuple) else int(key or 0)
        return self._trees[name].may_hold(where)

    def has_gaps(self, name: str) -> bool:
        """Whether anything at all of a table or an index cannot be read."""
        return bool(self._trees[name].gaps)


def version_of(roots: Roots) -> int:
    """The schema of a file: what it says; else that of this version of the app.

    Columns added later are read with their default, so an earlier file is read all the same.
    """
    return roots.version or migrations.MIGRATIONS[-1].version


def _roots_in(records: Iterable[Values]) -> Iterator[tuple[str, int]]:
    for record in filter(_is_object, records):
        _kind, name, _table, root, _sql = record
        if isinstance(name, str) and isinstance(root, int) and root > 1:
            yield name, root


def _scattered(pages: Pages, claimed: set[int]) -> Iterator[tuple[str, int]]:
    """What leaves of the schema say that no page points to any more."""
    for number in range(2, pages.count + 1):
        found = None if number in claimed else node_at(pages, number)
        if found is None or found.kind != LEAF_TABLE or not found.cells:
            continue
        leaf = Tree(leaves=[Leaf(number, Gap())])
        records = [record for _rowid, record in rows(pages, leaf)]
        if records and all(map(_is_object, records)):
            claimed.add(number)
            yield from _roots_in(records)


def _is_object(record: Values) -> bool:
    return len(record) == _SCHEMA_COLUMNS and record[0] in _OBJECTS


def _has_row_ids(schema: Schema, name: str) -> bool | None:
    """Which kind of tree has this name; `None`: it is none of ours, and its root says so."""
    if name in schema.indexes:
        return False
    table = schema.tables.get(name)
    return None if table is None else not table.without_rowid
