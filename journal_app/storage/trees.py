"""Follow the trees of a damaged file: which leaves they have, what cannot be reached, every row.

A leaf that is damaged takes its own rows along and nothing else. An inner page that is damaged
takes the way to its leaves: those are looked for among the pages nothing points to (see
`orphans`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from journal_app.storage.cells import (
    INNER,
    LEAF_TABLE,
    OF_TABLES,
    Cell,
    Malformed,
    Node,
    Value,
    Values,
    beginning,
    cell,
    first_values,
    node,
    payload,
    values,
)
from journal_app.storage.pages import Pages

Key = int | tuple[tuple[int, int | float | bytes], ...]
"""A row id, or what a row is sorted by: see `sorted_by`."""
_DEEPEST: Final = 40


@dataclass(frozen=True, slots=True)
class Gap:
    """Where rows may be that cannot be read: above `low`, up to `high`; `None` has no end."""

    low: Key | None = None
    high: Key | None = None

    def may_hold(self, key: Key) -> bool:
        """Whether a row of this key may have stood here."""
        # A part of a key counts as before everything that begins with it.
        return not (
            (self.low is not None and key <= self.low)  # type: ignore[operator] # one kind in a tree
            or (self.high is not None and key > self.high)  # type: ignore[operator] # the same
        )


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf and the gap it would leave."""

    number: int
    place: Gap


@dataclass(slots=True)
class Tree:
    """What is known of one tree of the file."""

    of_table: bool = True
    """Sorted by row id; else by what stands in its rows."""
    leaves: list[Leaf] = field(default_factory=list)
    inner_rows: list[Values] = field(default_factory=list)
    """Rows a tree of an index keeps above its leaves."""
    gaps: list[Gap] = field(default_factory=list)
    cut_off: list[Gap] = field(default_factory=list)
    """Those of the gaps below which whole leaves may be that nothing points to any more."""

    torn: list[tuple[int, int]] = field(default_factory=list)
    """Rows of which only the beginning can be read: the page, and the place of the cell in it."""

    def may_hold(self, key: Key) -> bool:
        """Whether a row of this key may have stood where nothing can be read."""
        return any(gap.may_hold(key) for gap in self.gaps)

    def lose(self, gap: Gap, *, leaves: bool) -> None:
        """Note a place that cannot be read, and whether there may be leaves below it."""
        self.gaps.append(gap)
        if leaves:
            self.cut_off.append(gap)


def survey(pages: Pages, root: int, claimed: set[int], *, of_table: bool | None = None) -> Tree:
    """Find every leaf below a page; what is found is added to `claimed`.

    Without `of_table` the root itself says which kind of tree it is.
    """
    walk = _Survey(pages, claimed, of_table)
    walk.below(root, Gap(), 0)
    return walk.tree


def rows(pages: Pages, tree: Tree) -> Iterator[tuple[int, Values]]:
    """Every row that can be read, with its row id (0 where there is none); adds to the gaps."""
    for inner in tree.inner_rows:
        yield 0, inner
    for leaf in tree.leaves:
        found = node_at(pages, leaf.number)
        if found is None:
            tree.lose(leaf.place, leaves=False)
            continue
        yield from _rows_of(pages, tree, leaf, found)


def node_at(pages: Pages, number: int) -> Node | None:
    """The page of this number as part of a tree, `None` when it cannot be read or is none."""
    data = pages.read(number) if number > 0 else None
    if data is None:
        return None
    try:
        return node(number, data)
    except Malformed:
        return None


def torn_rows(pages: Pages, tree: Tree) -> Iterator[tuple[int, Values, str]]:
    """The beginning of each torn row: its id, its whole values, and what is left of a text."""
    for number, at in tree.torn:
        leaf = node_at(pages, number)
        if leaf is not None:
            here = cell(leaf, at)
            yield here.rowid, *first_values(beginning(here, pages.read, pages.count))


def sorted_by(row: Values) -> Key:
    """What SQLite sorts these values by: nothing first, then numbers, then texts, then bytes."""
    return tuple(map(_sorted_by, row))


class _Survey:
    """One walk from a root to its leaves."""

    def __init__(self, pages: Pages, claimed: set[int], of_table: bool | None) -> None:
        self._pages = pages
        self._claimed = claimed
        self._known = of_table is not None
        self.tree = Tree(of_table=bool(of_table))

    def below(self, number: int, place: Gap, depth: int) -> None:
        """Find the leaves of one page of unknown kind."""
        if number in self._claimed or depth > _DEEPEST:
            # Authentic pages that point to each other are no tree; nothing is read twice.
            self.tree.lose(place, leaves=True)
            return
        self._claimed.add(number)
        found = node_at(self._pages, number)
        if not self._known and found is not None:
            self._known, self.tree.of_table = True, found.kind in OF_TABLES
        if found is None or (found.kind in OF_TABLES) is not self.tree.of_table:
            self.tree.lose(place, leaves=True)
        elif found.kind in INNER:
            self._children(found, place, depth)
        else:
            self.tree.leaves.append(Leaf(number, place))

    def _children(self, inner: Node, place: Gap, depth: int) -> None:
        children = list(self._with_places(inner, place))
        if self._above_leaves([number for number, _place in children]):
            for number, where in children:
                if number in self._claimed:
                    self.tree.lose(where, leaves=False)
                else:
                    self._claimed.add(number)
                    self.tree.leaves.append(Leaf(number, where))
            return
        for number, where in children:
            self.below(number, where, depth + 1)

    def _with_places(self, inner: Node, place: Gap) -> Iterator[tuple[int, Gap]]:
        low = place.low
        for at in inner.cells:
            try:
                found = cell(inner, at)
            except Malformed:
                self.tree.lose(Gap(low, place.high), leaves=True)
                continue
            try:
                high = self._divider(found)
            except Malformed:
                # The row that divides is lost, and with it where its left child ends.
                self.tree.lose(Gap(low, place.high), leaves=False)
                yield found.child, Gap(low, place.high)
                continue
            yield found.child, Gap(low, high)
            low = high
        yield inner.last_child, Gap(low, place.high)

    def _divider(self, found: Cell) -> Key:
        if self.tree.of_table:
            return found.rowid
        row = values(payload(found, self._pages.read, self._pages.count))
        self.tree.inner_rows.append(row)
        return sorted_by(row)

    def _above_leaves(self, children: list[int]) -> bool:
        """Whether these are leaves: all leaves of a tree are equally deep, so one tells of all."""
        for number in children:
            found = node_at(self._pages, number)
            if found is not None:
                return found.kind not in INNER
        return False


def _rows_of(pages: Pages, tree: Tree, leaf: Leaf, found: Node) -> Iterator[tuple[int, Values]]:
    if (found.kind == LEAF_TABLE) is not tree.of_table or found.kind in INNER:
        tree.lose(leaf.place, leaves=False)
        return
    for at in found.cells:
        try:
            here = cell(found, at)
        except Malformed:
            tree.lose(leaf.place, leaves=False)
            continue
        try:
            yield here.rowid, values(payload(here, pages.read, pages.count))
        except Malformed:
            tree.torn.append((leaf.number, at))
            lost = Gap(here.rowid - 1, here.rowid) if tree.of_table else leaf.place
            tree.lose(lost, leaves=False)


def _sorted_by(value: Value) -> tuple[int, int | float | bytes]:
    if value is None:
        return 0, 0
    if isinstance(value, str):
        return 2, value.encode("utf-8")
    if isinstance(value, bytes):
        return 3, value
    return 1, value
