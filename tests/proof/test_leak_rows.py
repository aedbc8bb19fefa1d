"""Every row of the table of leaks has its proof, and the proof is still there."""

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.proof.leak_rows import ROWS, Row

ROOT = Path(__file__).parents[2]


@cache
def names_in(path: str) -> frozenset[str]:
    """The names of the tests of this file."""
    tree = ast.parse((ROOT / "tests" / path).read_text("utf-8"))
    return frozenset(each.name for each in tree.body if isinstance(each, ast.FunctionDef))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_what_proves_it_is_there(row: Row) -> None:
    assert row.tests or row.words, "nothing proves it"
    for place in row.tests:
        path, name = place.split("::")
        assert name.startswith("test_")
        assert name in names_in(path), place
    for path, words in row.words:
        assert words in (ROOT / path).read_text("utf-8"), words


def test_no_row_is_missing_or_there_twice() -> None:
    names = [row.name for row in ROWS]
    assert names[:30] == [f"L{number}" for number in range(1, 31)]
    assert len(set(names)) == len(names)
