"""Bringing an older file up to date: wholly or not at all, a copy first, newer files untouched."""

from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app.storage.connection import Access, Connection, StorageBug, open_connection
from journal_app.storage.migrations import MIGRATIONS, Migration
from journal_app.storage.migrator import APPLICATION_ID, CURRENT, Standing, migrate, standing
from tests.builders import entry, keep_entry, key, make_vault, open_vault


class PowerCut(BaseException):
    """Stands for whatever may end a step in the middle."""


def adds_a_table(name: str) -> Callable[[Connection], None]:
    """A step that makes a table and puts something into it."""

    def upgrade(connection: Connection) -> None:
        connection.run_script(f"CREATE TABLE {name} (x);\nINSERT INTO {name} VALUES (1);\n")

    return upgrade


def is_cut_off(connection: Connection) -> None:
    """A step that does half of its work."""
    connection.run("CREATE TABLE half (x)")
    connection.run("DELETE FROM entries")
    raise PowerCut


def is_wrong(connection: Connection) -> None:
    """A step the database refuses after half of its work."""
    connection.run("CREATE TABLE half (x)")
    connection.run("CREATE TABLE entries (x)")


SECOND, THIRD = CURRENT + 1, CURRENT + 2
STEPS = (
    *MIGRATIONS,
    Migration(SECOND, adds_a_table("second")),
    Migration(THIRD, adds_a_table("third")),
)


def no_copy(version: int) -> None:
    """Fails the test when a copy is asked for."""
    pytest.fail(f"asked for a copy of version {version}")


def opened(path: Path, access: Access = Access.WRITE) -> Connection:
    """The journal of this test."""
    return open_connection(path, key(), access)


def schema(connection: Connection) -> list[tuple[str, ...]]:
    """Everything that is defined in the file."""
    return connection.rows("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")


def test_the_steps_count_up_by_one() -> None:
    assert [step.version for step in MIGRATIONS] == list(range(1, CURRENT + 1))


def test_a_new_file_gets_the_whole_schema_without_a_copy(vault_path: Path) -> None:
    connection = opened(vault_path, Access.CREATE)
    assert standing(connection) is Standing.FRESH
    migrate(connection, no_copy)
    assert standing(connection) is Standing.CURRENT
    assert connection.value("PRAGMA application_id") == APPLICATION_ID
    assert connection.value("PRAGMA user_version") == CURRENT
    connection.close()


def test_a_current_file_is_left_alone(vault_path: Path) -> None:
    make_vault(vault_path).close()
    before = vault_path.read_bytes()
    connection = opened(vault_path)
    migrate(connection, no_copy)
    connection.close()
    assert vault_path.read_bytes() == before


def test_an_older_file_is_copied_once_and_then_brought_up_to_date(vault_path: Path) -> None:
    vault = make_vault(vault_path)
    piece = keep_entry(vault, entry("kept"))
    vault.close()
    copied: list[tuple[int, int]] = []
    connection = opened(vault_path)
    assert standing(connection, current=THIRD) is Standing.OLDER
    migrate(
        connection,
        lambda version: copied.append((version, connection.value("PRAGMA user_version"))),
        STEPS,
    )
    assert copied == [(CURRENT, CURRENT)]
    assert standing(connection, current=THIRD) is Standing.CURRENT
    assert connection.rows("SELECT x FROM second JOIN third USING (x)") == [(1,)]
    connection.close()
    vault = open_vault(vault_path)
    assert vault.entries.body(piece) == "kept"
    vault.close()


def test_a_file_brought_up_to_date_is_like_a_new_one(tmp_path: Path) -> None:
    make_vault(tmp_path / "old").close()
    shapes = []
    for name, access in (("old", Access.WRITE), ("new", Access.CREATE)):
        connection = opened(tmp_path / name, access)
        migrate(connection, lambda _version: None, STEPS)
        shapes.append(schema(connection))
        connection.close()
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize(("step", "error"), [(is_cut_off, PowerCut), (is_wrong, StorageBug)])
def test_a_step_that_fails_leaves_the_step_before_it(
    vault_path: Path, step: Callable[[Connection], None], error: type[BaseException]
) -> None:
    vault = make_vault(vault_path)
    piece = keep_entry(vault, entry("kept"))
    vault.close()
    connection = opened(vault_path)
    with pytest.raises(error):
        migrate(connection, lambda _version: None, (*STEPS[:-1], Migration(THIRD, step)))
    assert not connection.in_transaction()
    assert connection.value("PRAGMA user_version") == SECOND
    names = {name for _kind, name, _sql in schema(connection)}
    assert "second" in names
    assert "half" not in names
    assert connection.value("SELECT body FROM entries WHERE id = ?", (piece,)) == "kept"
    migrate(connection, lambda _version: None, STEPS)
    assert standing(connection, current=THIRD) is Standing.CURRENT
    connection.close()


def test_the_first_step_leaves_nothing_when_it_fails(vault_path: Path) -> None:
    def breaks_after_the_schema(connection: Connection) -> None:
        MIGRATIONS[0].upgrade(connection)
        raise PowerCut

    connection = opened(vault_path, Access.CREATE)
    with pytest.raises(PowerCut):
        migrate(connection, no_copy, [Migration(1, breaks_after_the_schema)])
    assert standing(connection) is Standing.FRESH
    assert schema(connection) == []
    connection.close()


def test_without_a_copy_nothing_is_changed(vault_path: Path) -> None:
    make_vault(vault_path).close()
    before = vault_path.read_bytes()

    def cannot_copy(_version: int) -> None:
        raise PowerCut

    connection = opened(vault_path)
    with pytest.raises(PowerCut):
        migrate(connection, cannot_copy, STEPS)
    connection.close()
    assert vault_path.read_bytes() == before


@pytest.mark.parametrize("access", [Access.READ, Access.WRITE])
@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_a_newer_file_is_recognised_and_not_one_byte_of_it_changes(
    vault_path: Path, access: Access, mode: str
) -> None:
    make_vault(vault_path).close()
    connection = opened(vault_path)
    connection.run("PRAGMA user_version = 99")
    # A restored copy is in the other mode than a journal that was written to.
    connection.rows(f"PRAGMA journal_mode = {mode}")
    connection.close()
    before = vault_path.read_bytes()
    connection = opened(vault_path, access)
    assert standing(connection) is Standing.NEWER
    migrate(connection, no_copy)
    assert standing(connection) is Standing.NEWER
    connection.close()
    assert vault_path.read_bytes() == before


@pytest.mark.parametrize(
    "statements",
    [
        ("CREATE TABLE somebody_elses (x)",),
        ("PRAGMA application_id = 1",),
        ("PRAGMA application_id = 1", "PRAGMA user_version = 1"),
        ("PRAGMA user_version = 1",),
    ],
)
def test_the_file_of_another_program_is_recognised(
    vault_path: Path, statements: tuple[str, ...]
) -> None:
    connection = opened(vault_path, Access.CREATE)
    for statement in statements:
        connection.run(statement)
    assert standing(connection) is Standing.FOREIGN
    connection.close()
