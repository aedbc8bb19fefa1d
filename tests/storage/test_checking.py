"""Each kind of damage has its name, and an unharmed journal has none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.storage import checking
from journal_app.storage.connection import Access, open_connection
from journal_app.storage.vault import Vault
from tests.builders import START, entry, keep_entry, keep_moment, key, make_vault, moment


@pytest.fixture
def kept(vault_path: Path) -> Iterator[Vault]:
    vault = make_vault(vault_path)
    for number in range(40):
        keep_entry(vault, entry(f"Number {number} of a few quiet evenings", tags=["sea"]))
    binned = keep_moment(vault, moment())
    with vault.writing():
        vault.pieces.bin(binned, START)
    vault.checkpoint()
    yield vault
    vault.connection.close()


def found_in(vault: Vault) -> list[str]:
    reader = vault.reader()
    try:
        return checking.problems(reader.connection)
    finally:
        reader.close()


def test_an_unharmed_journal_has_no_problems(kept: Vault) -> None:
    assert found_in(kept) == []
    assert checking.problems(kept.connection) == []


def test_what_is_sealed_belongs_into_no_index(kept: Vault) -> None:
    hidden = keep_entry(kept, entry("Nobody finds this."))
    with kept.writing():
        kept.pieces.seal(hidden, True)
    assert found_in(kept) == ["words"]
    with kept.writing():
        kept.search.forget(hidden)
    assert found_in(kept) == []


@pytest.mark.parametrize(
    ("harm", "named"),
    [
        ("DELETE FROM words WHERE rowid = 3", ["words"]),
        ("INSERT INTO words (rowid, body) VALUES (99, 'ghost')", ["words"]),
        ("UPDATE words_data SET block = zeroblob(9) WHERE id > 1000", ["words"]),
        ("DELETE FROM days", ["days"]),
        ("UPDATE days SET characters = characters + 1", ["days"]),
        ("INSERT INTO days (local_day, entries) VALUES (1, 1)", ["days"]),
    ],
)
def test_harm_to_what_is_worked_out_is_named(kept: Vault, harm: str, named: list[str]) -> None:
    kept.connection.run(harm)
    assert found_in(kept) == named


def test_a_row_that_points_nowhere_is_named(kept: Vault) -> None:
    kept.connection.run("PRAGMA foreign_keys = OFF")
    kept.connection.run("DELETE FROM tags")
    assert found_in(kept) == ["references"]


def test_a_page_that_was_written_to_from_outside_is_named(kept: Vault) -> None:
    kept.close()
    raw = bytearray(kept.path.read_bytes())
    raw[len(raw) // 2] ^= 1
    kept.path.write_bytes(raw)
    connection = open_connection(kept.path, key(), Access.READ)
    assert "pages" in checking.problems(connection)
    connection.close()
