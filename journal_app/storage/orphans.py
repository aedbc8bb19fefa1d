"""Give leaves back to their trees when the page that pointed to them is damaged.

In a whole file every page is in a tree, in an overflow chain or free, and what is free is all
zeros, since the journal erases what it deletes. So a page of a tree that nothing points to lies
below a damaged one. It is taken for the one tree it fits: by the shape of its rows, and by a place
that can be read nowhere else. Where two trees fit, neither gets it: a row is never put into the
wrong table.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from journal_app.storage.cells import INNER, Cell, Malformed, Node, Values, cell
from journal_app.storage.pages import Pages
from journal_app.storage.shapes import Schema
from journal_app.storage.trees import Key, Tree, node_at, rows, sorted_by, survey

_LOOKED_AT: Final = 64
"""So many rows say what they are of."""
_FREE_LIST: Final = slice(32, 36)


def claim_free(pages: Pages, claimed: set[int]) -> None:
    """Add every page that is known to be free to those that are accounted for."""
    first = pages.read(1)
    number = 0 if first is None else int.from_bytes(first[_FREE_LIST], "big")
    while number and number not in claimed:
        claimed.add(number)
        trunk = pages.read(number)
        if trunk is None:
            return
        count = min(int.from_bytes(trunk[4:8], "big"), len(trunk) // 4 - 2)
        claimed.update(
            int.from_bytes(trunk[at : at + 4], "big") for at in range(8, 8 + 4 * count, 4)
        )
        number = int.from_bytes(trunk[:4], "big")


@dataclass(frozen=True, slots=True)
class _Orphan:
    """A part of a tree that nothing points to, and some of its rows."""

    top: int
    tree: Tree
    sample: list[tuple[int, Values]]


def adopt(
    pages: Pages,
    schema: Schema,
    roots: Mapping[str, int],
    trees: Mapping[str, Tree],
    claimed: set[int],
) -> None:
    """Find what hangs below damaged pages and add it to the trees it belongs to."""
    seeking = {name: tree for name, tree in trees.items() if tree.cut_off and name in schema.names}
    if not seeking:
        return
    orphans = [_orphan(pages, top, claimed) for top in _tops(pages, claimed)]
    whole = _by_order(schema, roots, seeking, orphans)
    for orphan in orphans:
        name = whole.get(orphan.top) if whole else _by_shape(schema, seeking, orphan)
        if name is None:
            continue
        owner = seeking[name]
        if whole:
            # From its root on: what cannot be read of it is known exactly.
            owner.gaps.clear()
            owner.cut_off.clear()
        owner.leaves += orphan.tree.leaves
        owner.inner_rows += orphan.tree.inner_rows
        owner.gaps += orphan.tree.gaps


def _tops(pages: Pages, claimed: set[int]) -> list[int]:
    """Pages of trees that nothing points to; those below them are reached through them."""
    nodes: list[int] = []
    pointed_to: set[int] = set()
    for number in range(2, pages.count + 1):
        if number in claimed:
            continue
        found = node_at(pages, number)
        if found is not None:
            nodes.append(number)
            pointed_to.update(_children(found))
    return [number for number in nodes if number not in pointed_to]


def _orphan(pages: Pages, top: int, claimed: set[int]) -> _Orphan:
    tree = survey(pages, top, claimed)
    # From both ends: what lies between them is in the same place. Some may be damaged as well.
    sample = [
        row
        for leaves in (tree.leaves, tree.leaves[::-1])
        for row in islice(rows(pages, Tree(tree.of_table, leaves)), _LOOKED_AT)
    ]
    sample += [(0, inner) for inner in tree.inner_rows[:_LOOKED_AT]]
    return _Orphan(top, tree, sample)


def _by_order(
    schema: Schema,
    roots: Mapping[str, int],
    seeking: Mapping[str, Tree],
    orphans: Sequence[_Orphan],
) -> dict[int, str]:
    """Whose root each orphan is, where a part of the schema is lost; empty where that is not sure.

    Tables and indexes are made one after the other, each root behind the one before it. Where
    that holds for all that are known, and there are as many orphans as lost names, each name has
    its place.
    """
    lost = [name for name in schema.in_order if name not in roots]
    if not lost or len(lost) != len(orphans):
        return {}
    tops = dict(zip(lost, orphans, strict=True))
    places = [roots.get(name) or tops[name].top for name in schema.in_order]
    if places != sorted(places):
        return {}
    for name, orphan in tops.items():
        if name not in seeking or not _fits(schema, name, seeking[name], orphan):
            return {}
    return {orphan.top: name for name, orphan in tops.items()}


def _by_shape(schema: Schema, seeking: Mapping[str, Tree], orphan: _Orphan) -> str | None:
    """The only tree an orphan fits into, `None` where there is none or more than one."""
    if not orphan.sample:
        return None
    fitting = [name for name, tree in seeking.items() if _fits(schema, name, tree, orphan)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(schema: Schema, name: str, tree: Tree, orphan: _Orphan) -> bool:
    of_table, sample = orphan.tree.of_table, orphan.sample
    table = schema.tables.get(name)
    if table is None:
        index = schema.indexes[name]
        indexed = schema.tables[index.table]
        if of_table or not all(indexed.fits_index(index, record) for _rowid, record in sample):
            return False
        # The places of an index that runs backwards cannot be compared; its shape has to do.
        return index.backwards or _in_place(tree, [sorted_by(record) for _rowid, record in sample])
    if of_table is table.without_rowid:
        return False
    if any(table.row(rowid, record) is None for rowid, record in sample):
        return False
    return _in_place(tree, [rowid if of_table else sorted_by(record) for rowid, record in sample])


def _in_place(tree: Tree, keys: Sequence[Key]) -> bool:
    return any(all(gap.may_hold(key) for key in keys) for gap in tree.cut_off)


def _children(found: Node) -> Iterator[int]:
    if found.kind not in INNER:
        return
    yield found.last_child
    for at in found.cells:
        try:
            below: Cell = cell(found, at)
        except Malformed:
            continue
        yield below.child
