"""Pages of a real SQLCipher file, read without SQLCipher: the same, or not at all."""

from pathlib import Path

import pytest

from journal_app.storage import trees
from journal_app.storage.connection import PAGE_BYTES
from journal_app.storage.salvage import Roots
from journal_app.storage.shapes import schema_of
from journal_app.storage.vault import Vault
from tests.builders import entry, keep_entry, key, make_vault
from tests.exchange import sample
from tests.storage.damaged import pages_of


@pytest.fixture
def journal(vault_path: Path) -> Path:
    vault = make_vault(vault_path)
    for number in range(30):
        keep_entry(vault, entry(f"Number {number}. " * 500))
    vault.close()
    return vault_path


def every_row_is_the_same(vault: Vault) -> None:
    """Every row of every table read page by page is what SQL says."""
    schema = schema_of(vault.connection)
    with pages_of(vault.path) as pages:
        roots = Roots(pages)
        assert roots.places.keys() == schema.names
        for name, root in roots.places.items():
            tree = trees.survey(pages, root, set())
            found = list(trees.rows(pages, tree))
            assert tree.gaps == []
            if name in schema.tables:
                table = schema.tables[name]
                rows = {table.row(rowid, record) for rowid, record in found}
                assert rows == set(vault.connection.rows(f"SELECT * FROM {name}"))  # noqa: S608 - names of tables
            else:
                index = schema.indexes[name]
                table = schema.tables[index.table]
                assert all(table.fits_index(index, record) for _rowid, record in found)
        assert pages.count_damaged() == 0


def test_every_row_is_read_as_sql_reads_it(vault: Vault) -> None:
    sample.fill(vault)
    for number in range(300):
        keep_entry(vault, entry(f"{number} 日記 🌊 " * (number**2 % 900), people=[f"P{number}"]))
    every_row_is_the_same(vault)  # with everything new in the log
    vault.checkpoint()
    every_row_is_the_same(vault)
    keep_entry(vault, entry("One more, in the log alone."))
    every_row_is_the_same(vault)


def test_what_was_not_committed_does_not_count(vault: Vault) -> None:
    keep_entry(vault, entry("Kept."))
    vault.connection.run("BEGIN")
    # More than the cache holds, so that it reaches the log.
    vault.connection.run_many(
        "INSERT INTO shelf_lines VALUES (?, 's', 0, ?, 0)",
        [(f"u{number}", "x" * 3000) for number in range(5000)],
    )
    with pages_of(vault.path) as pages:
        roots = Roots(pages)
        tree = trees.survey(pages, roots.places["shelf_lines"], set())
        assert list(trees.rows(pages, tree)) == []
        assert tree.gaps == []
    vault.connection.run("ROLLBACK")


@pytest.mark.parametrize("place", [16, 100, 2000, 4016, 4031, 4032, 4095])
@pytest.mark.parametrize("number", [1, 2, 5])
def test_one_bit_anywhere_in_a_page_makes_it_unreadable(
    journal: Path, number: int, place: int
) -> None:
    raw = bytearray(journal.read_bytes())
    raw[(number - 1) * PAGE_BYTES + place] ^= 1
    journal.write_bytes(raw)
    with pages_of(journal) as pages:
        assert pages.read(number) is None
        assert pages.damaged == {number}
        assert pages.read(3) is not None
        assert pages.count_damaged() == 1


def test_a_page_in_the_place_of_another_is_no_page(journal: Path) -> None:
    raw = journal.read_bytes()
    journal.write_bytes(
        raw[: 4 * PAGE_BYTES] + raw[5 * PAGE_BYTES : 6 * PAGE_BYTES] + raw[5 * PAGE_BYTES :]
    )
    with pages_of(journal) as pages:
        assert pages.read(5) is None
        assert pages.read(6) is not None


def test_a_destroyed_salt_is_known_from_elsewhere(journal: Path) -> None:
    raw = journal.read_bytes()
    salt = raw[:16]
    journal.write_bytes(bytes(16) + raw[16:])
    with pages_of(journal, salts=[b"wrong" * 3 + b"!", salt]) as pages:
        assert pages.salt == salt
        assert pages.count_damaged() == 0
    with pages_of(journal) as pages:
        assert pages.salt == b""
        assert pages.read(2) is None


def test_a_salt_noted_wrongly_does_not_hide_the_right_one(journal: Path) -> None:
    with pages_of(journal, salts=[bytes(16), b"short"]) as pages:
        assert pages.salt == journal.read_bytes()[:16]
        assert pages.count_damaged() == 0


def test_another_key_reads_nothing(journal: Path) -> None:
    with pages_of(journal, key(2)) as pages:
        assert pages.salt == b""


@pytest.mark.parametrize("size", [0, 5, 15, 16, 100, 4095])
def test_less_than_a_page_is_nothing(journal: Path, size: int) -> None:
    journal.write_bytes(journal.read_bytes()[:size])
    with pages_of(journal) as pages:
        assert pages.salt == b""


def test_what_is_beyond_the_end_is_missing_and_what_was_added_is_not_looked_at(
    journal: Path,
) -> None:
    raw = journal.read_bytes()
    count = len(raw) // PAGE_BYTES
    journal.write_bytes(raw[: (count - 3) * PAGE_BYTES])
    with pages_of(journal) as pages:
        assert pages.count == count
        assert pages.count_damaged() == 3
    journal.write_bytes(raw[:-1000])
    with pages_of(journal) as pages:
        assert pages.count_damaged() == 1
    journal.write_bytes(raw + b"junk" * 2000)
    with pages_of(journal) as pages:
        assert pages.count == count
        assert pages.count_damaged() == 0


def test_a_log_counts_up_to_where_it_is_damaged(vault: Vault) -> None:
    vault.checkpoint()
    for number in range(5):
        keep_entry(vault, entry(f"In the log {number}."))
    log = vault.path.with_name(f"{vault.path.name}-wal")
    whole = log.read_bytes()
    counts = []
    copy = vault.path.with_name("copy.db")
    copy.write_bytes(vault.path.read_bytes())
    for size in (*range(0, len(whole), 1000), len(whole)):
        copy.with_name("copy.db-wal").write_bytes(whole[:size])
        with pages_of(copy) as pages:
            tree = trees.survey(pages, Roots(pages).places["entries"], set())
            counts.append(sum(1 for _row in trees.rows(pages, tree)))
    assert counts == sorted(counts)
    assert (counts[0], set(counts)) == (0, set(range(6)))
