"""Journals to be damaged: which page belongs to what, and how to spoil it."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from journal_app.storage import cells, trees
from journal_app.storage.connection import PAGE_BYTES, Access, Connection, open_connection
from journal_app.storage.pages import Pages
from journal_app.storage.rescued import Outcome, Rescued
from journal_app.storage.salvage import Roots
from tests.builders import key

KEY = key()


@dataclass(frozen=True)
class Map:
    """The pages of one tree."""

    root: int
    leaves: tuple[int, ...]
    inner: tuple[int, ...]


def pages_of(path: Path, secret: bytes = KEY, salts: Sequence[bytes] = ()) -> Pages:
    """The pages of a file and of the log beside it."""
    return Pages(path, path.with_name(f"{path.name}-wal"), secret, salts)


def map_of(path: Path, name: str, secret: bytes = KEY) -> Map:
    """Which pages of a healthy journal belong to this table or index."""
    with pages_of(path, secret) as pages:
        root = 1 if name == "sqlite_schema" else Roots(pages).places[name]
        claimed: set[int] = set()
        tree = trees.survey(pages, root, claimed)
        leaves = tuple(leaf.number for leaf in tree.leaves)
        return Map(root, leaves, tuple(sorted(claimed - set(leaves))))


def leaf_of(path: Path, table: str, row: int, secret: bytes = KEY) -> int:
    """The page on which this row of a table stands, or begins."""
    with pages_of(path, secret) as pages:
        tree = trees.survey(pages, Roots(pages).places[table], set())
        return next(leaf.number for leaf in tree.leaves if leaf.place.may_hold(row))


def pages_of_rows(path: Path, table: str) -> dict[int, set[int]]:
    """By row id: every page a row stands on, the rest of a long text included."""
    found: dict[int, set[int]] = {}
    with pages_of(path) as pages:
        tree = trees.survey(pages, Roots(pages).places[table], set())
        for leaf in tree.leaves:
            node = trees.node_at(pages, leaf.number)
            assert node is not None
            for at in node.cells:
                cell = cells.cell(node, at)
                used: list[int] = []

                def read(number: int, used: list[int] = used) -> bytes | None:
                    used.append(number)
                    return pages.read(number)

                cells.payload(cell, read, pages.count)
                found[cell.rowid] = {leaf.number, *used}
    return found


def rests_of_texts(path: Path) -> list[int]:
    """Every page that holds the rest of a long text."""
    with pages_of(path) as pages:
        roots = Roots(pages)
        claimed = set(roots.claimed)
        for root in roots.places.values():
            trees.survey(pages, root, claimed)
        return [number for number in range(1, pages.count + 1) if number not in claimed]


def spoil_pages(path: Path, numbers: Iterable[int], seed: int = 0) -> None:
    """Turn one byte around in each of these pages, behind the salt of the first."""
    chance = random.Random(seed)
    raw = bytearray(path.read_bytes())
    for number in numbers:
        place = (number - 1) * PAGE_BYTES + chance.randrange(16, PAGE_BYTES)
        raw[place] ^= chance.randrange(1, 256)
    path.write_bytes(raw)


def rescued(
    path: Path, copies: Sequence[Path] = (), salts: Sequence[bytes] = ()
) -> tuple[Connection, Outcome]:
    """A new journal built from a damaged one and these copies, newest first; still open."""
    target = path.with_name("rescued.db")
    target.unlink(missing_ok=True)
    before = path.read_bytes()
    with pages_of(path, salts=salts) as pages:
        building = Rescued(target, KEY, pages, lambda _done, _of: None)
        for place, copy in enumerate(copies):
            reader = open_connection(copy, KEY, Access.STILL)
            building.fill_from(reader, newest=place == 0)
            reader.close()
        outcome = building.finish(saves=0)
    assert path.read_bytes() == before
    return building.connection, outcome
