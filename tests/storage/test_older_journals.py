"""A journal kept by an earlier version is opened, brought up to date, and holds all it held."""

import shutil
from pathlib import Path

import pytest

from journal_app.storage.connection import Access, Connection, open_connection
from journal_app.storage.migrations import MIGRATIONS
from journal_app.storage.migrator import CURRENT, Standing, migrate, standing
from journal_app.storage.vault import Vault
from tests.builders import key, make_vault
from tests.exchange import sample

FROZEN = Path(__file__).parent.parent / "fixtures" / "journals"
"""One journal of each schema that was ever released, opened with `builders.key()`."""


class PowerCut(BaseException):
    """Stands for whatever may end a migration in the middle."""


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A copy of the journal of schema 1."""
    return Path(shutil.copy(FROZEN / "schema-1.db", tmp_path / "journal.db"))


def contents(connection: Connection, names: list[str]) -> dict[str, list[tuple[object, ...]]]:
    """Every row of these tables but the number of saves and the words index."""
    return {
        name: sorted(map(tuple, connection.rows(f"SELECT * FROM {name}")), key=repr)  # noqa: S608 - names of tables
        for name in names
    }


def tables(connection: Connection) -> list[str]:
    """Every table of a file but those FTS5 keeps for itself."""
    rows = connection.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [row[0] for row in rows if not row[0].startswith(("words", "sqlite", "counter"))]


def test_every_released_schema_has_its_frozen_journal() -> None:
    assert {path.name for path in FROZEN.iterdir()} >= {
        f"schema-{version}.db" for version in range(1, CURRENT)
    }


def test_a_journal_of_schema_1_holds_all_it_held(older: Path, tmp_path: Path) -> None:
    new = make_vault(tmp_path / "new.db")
    sample.fill(new)
    connection = open_connection(older, key(), Access.WRITE)
    assert standing(connection) is Standing.OLDER
    copied: list[int] = []
    migrate(connection, copied.append)
    assert copied == [1]
    assert standing(connection) is Standing.CURRENT
    names = tables(new.connection)
    assert contents(connection, names) == contents(new.connection, names)
    assert connection.rows("PRAGMA foreign_key_check") == []
    vault = Vault(older, connection, key())
    assert [found.mark for found in vault.passages.of(_entry(vault))] == ["mk_pull", "mk_help"]
    vault.close()
    new.close()


@pytest.mark.parametrize("step", range(1, 40))
def test_a_migration_cut_off_anywhere_is_done_over(older: Path, step: int) -> None:
    connection = open_connection(older, key(), Access.WRITE)
    run, count = connection.run, 0

    def cut_off(sql: str, values: tuple[object, ...] = ()) -> int:
        nonlocal count
        count += 1
        if count == step and sql != "ROLLBACK":
            raise PowerCut
        return run(sql, values)

    connection.run = cut_off  # type: ignore[method-assign]
    try:
        migrate(connection, lambda _version: None)
    except PowerCut:
        connection.close()
        connection = open_connection(older, key(), Access.WRITE)
        assert connection.value("PRAGMA user_version") == 1
        migrate(connection, lambda _version: None)
    assert connection.value("PRAGMA user_version") == len(MIGRATIONS)
    assert connection.value("SELECT count(*) FROM passages WHERE lost_at IS NULL") == 2
    connection.close()


def _entry(vault: Vault) -> int:
    return int(vault.connection.value("SELECT id FROM pieces WHERE kind = 'entry'"))
