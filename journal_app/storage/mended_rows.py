"""Put rows together again from the indexes that know most of them.

What stood on which piece, and which words were chosen, is worth keeping even where the order they
stood in, or the strength of a word, is lost.
"""

from typing import Final

from journal_app.storage.cells import Value
from journal_app.storage.connection import Connection
from journal_app.storage.found_pieces import fragments
from journal_app.storage.hiding import Hiding
from journal_app.storage.mending import made_at
from journal_app.storage.salvage import Salvage
from journal_app.storage.shapes import Table

_LAST: Final = 999
"""The place of what stood in a place nobody knows any more."""
FILLED_UP: Final[dict[str, dict[str, Value]]] = {
    "piece_people": {"position": _LAST},
    "piece_tags": {"position": _LAST},
    "moment_terms": {"strength": None},
    "moment_body": {"sensation": None},
}
"""Tables whose rows an index knows but for these columns, and what goes into them."""
UNKNOWN_MEDIA: Final = "application/octet-stream"
NAMES: Final = {"people": "label", "tags": "name"}


def mend_rows(into: Connection, salvage: Salvage, hiding: Hiding) -> int:
    """Mend what no copy had; returns how many rows that were."""
    count = sum(_mend_names(into, salvage, hiding, name) for name in NAMES)
    count += _mend_links(into, salvage, hiding)
    count += _mend_files(into, salvage, hiding) + _mend_attachments(into, salvage, hiding)
    for name, filled_up in FILLED_UP.items():
        if salvage.has_gaps(name):
            count += _mend_keyed(into, salvage, salvage.schema.tables[name], filled_up)
    return count


def _mend_names(into: Connection, salvage: Salvage, hiding: Hiding, name: str) -> int:
    """A person or tag nobody has the name of any more keeps it in lower case."""
    columns = f"id, uid, {NAMES[name]}, folded, created_at"
    add = f"INSERT OR IGNORE INTO {name} ({columns}) VALUES (?, ?, ?, ?, ?)"  # noqa: S608 - constants
    count = 0
    for row, uid, told in _missing(into, salvage, hiding, name):
        folded = told.get("folded")
        if folded:
            count += into.change(add, (row, uid, folded, folded, made_at(uid) or 0))
    return count


def _mend_links(into: Connection, salvage: Salvage, hiding: Hiding) -> int:
    add = """
        INSERT OR IGNORE INTO links (id, uid, source, target, relation, created_at)
        VALUES (?, ?, ?, ?, ?, ?)
    """
    count = 0
    for row, uid, told in _missing(into, salvage, hiding, "links"):
        if {"source", "target", "relation"} <= told.keys():
            ends = (told["source"], told["target"], told["relation"])
            count += into.change(add, (row, uid, *ends, made_at(uid) or 0))
    return count


def _mend_files(into: Connection, salvage: Salvage, hiding: Hiding) -> int:
    """A file of which nothing but its name on the disk is known is one of unknown kind."""
    add = "INSERT OR IGNORE INTO files (id, uid, media, bytes, created_at) VALUES (?, ?, ?, 0, 0)"
    missing = _missing(into, salvage, hiding, "files")
    return sum(into.change(add, (row, uid, UNKNOWN_MEDIA)) for row, uid, _told in missing)


def _mend_attachments(into: Connection, salvage: Salvage, hiding: Hiding) -> int:
    add = """
        INSERT OR IGNORE INTO attachments (id, uid, piece, file, position, label, created_at)
        VALUES (?, ?, ?, ?, ?, '', ?)
    """
    count = 0
    for row, uid, told in _missing(into, salvage, hiding, "attachments"):
        if {"piece", "file"} <= told.keys():
            place = (told["piece"], told["file"], told.get("position", _LAST))
            count += into.change(add, (row, uid, *place, made_at(uid) or 0))
    return count


def _missing(
    into: Connection, salvage: Salvage, hiding: Hiding, name: str
) -> list[tuple[int, str, dict[str, Value]]]:
    """Rows the index of uids knows and nobody else: their ids, uids and what is told of them."""
    here = {row[0] for row in into.rows(f"SELECT id FROM {name}")}  # noqa: S608 - a constant
    uids = {row: uid for uid, row in hiding.listed(name).items() if row not in here}
    told = fragments(salvage, salvage.schema.tables[name], set(uids)) if uids else {}
    return [(row, uid, told.get(row, {})) for row, uid in sorted(uids.items())]


def _mend_keyed(
    into: Connection, salvage: Salvage, table: Table, filled_up: dict[str, Value]
) -> int:
    places = ", ".join("?" * len(table.names))
    add = f"INSERT OR IGNORE INTO {table.name} VALUES ({places})"  # noqa: S608 - a name of our schema
    count = 0
    for index in table.indexes:
        names = [table.names[place] for place in index.columns]
        for record in salvage.index_rows(index):
            row = filled_up | dict(zip(names, record, strict=True))
            if row.keys() == set(table.names):
                count += into.change(add, [row[name] for name in table.names])
    return count
