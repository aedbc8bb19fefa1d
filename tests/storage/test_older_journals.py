"""A journal kept by an earlier version is opened, brought up to date, and holds all it held."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app.storage.connection import Access, Connection, open_connection
from journal_app.storage.migrations import MIGRATIONS
from journal_app.storage.migrator import CURRENT, Standing, migrate, standing
from journal_app.storage.vault import Vault
from tests.builders import key, make_vault
from tests.exchange import sample, sample_questions
from tests.exchange.sample_looking_back import fill_looking_back

FROZEN = Path(__file__).parent.parent / "fixtures" / "journals"
"""One journal of each schema that was ever released, opened with `builders.key()`."""


class PowerCut(BaseException):
    """Stands for whatever may end a migration in the middle."""


def fill_schema_2(vault: Vault) -> None:
    """One of everything the second schema can hold."""
    entry, moment = sample.fill(vault)
    sample.fill_more(vault, entry, moment)
    sample_questions.fill(vault, entry, moment)


def fill_schema_3(vault: Vault) -> None:
    """One of everything the third schema can hold."""
    entry, moment = sample.fill(vault)
    sample.fill_more(vault, entry, moment)
    sample_questions.fill(vault, entry, moment)
    fill_looking_back(vault, entry, moment)


FILLED: dict[int, Callable[[Vault], object]] = {1: sample.fill, 2: fill_schema_2}
"""What the frozen journal of each older schema was filled with; that of the newest below."""


@pytest.fixture(params=FILLED)
def version(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def older(tmp_path: Path, version: int) -> Path:
    """A copy of the journal of this schema."""
    return Path(shutil.copy(FROZEN / f"schema-{version}.db", tmp_path / "journal.db"))


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
        f"schema-{version}.db" for version in range(1, CURRENT + 1)
    }


def test_the_newest_schema_is_the_one_that_was_delivered(tmp_path: Path) -> None:
    """A change of a migration that journals have been through already would never reach them."""
    frozen = shutil.copy(FROZEN / f"schema-{CURRENT}.db", tmp_path / "journal.db")
    connection = open_connection(Path(frozen), key(), Access.READ)
    new = make_vault(tmp_path / "new.db")
    fill_schema_3(new)
    assert standing(connection) is Standing.CURRENT
    made = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    assert connection.rows(made) == new.connection.rows(made)
    names = tables(new.connection)
    assert contents(connection, names) == contents(new.connection, names)
    connection.close()
    new.close()


def test_an_older_journal_holds_all_it_held(older: Path, version: int, tmp_path: Path) -> None:
    new = make_vault(tmp_path / "new.db")
    FILLED[version](new)
    connection = open_connection(older, key(), Access.WRITE)
    assert standing(connection) is Standing.OLDER
    copied: list[int] = []
    migrate(connection, copied.append)
    assert copied == [version]
    assert standing(connection) is Standing.CURRENT
    names = tables(new.connection)
    assert contents(connection, names) == contents(new.connection, names)
    assert connection.rows("PRAGMA foreign_key_check") == []
    vault = Vault(older, connection, key())
    marked = [found.mark for found in vault.passages.of(_entry(vault)) if not found.lost]
    assert marked == ["mk_pull", "mk_help"]
    vault.close()
    new.close()


@pytest.mark.parametrize("step", range(1, 60))
def test_a_migration_cut_off_anywhere_is_done_over(older: Path, version: int, step: int) -> None:
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
        assert connection.value("PRAGMA user_version") in range(version, CURRENT)
        migrate(connection, lambda _version: None)
    assert connection.value("PRAGMA user_version") == len(MIGRATIONS)
    assert connection.value("SELECT count(*) FROM passages WHERE lost_at IS NULL") == 2
    connection.close()


def _entry(vault: Vault) -> int:
    return int(vault.connection.value("SELECT min(id) FROM pieces WHERE kind = 'entry'"))
