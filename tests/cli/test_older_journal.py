"""A journal kept by an earlier version is brought up to date by whatever reads it first."""

import pytest

from journal_app.services import instance, keys
from journal_app.storage.connection import Access, open_connection
from journal_app.storage.migrations import MIGRATIONS
from journal_app.storage.migrator import migrate
from journal_app.storage.vault import Vault
from tests.builders import entry, keep_entry
from tests.cli.shell import Shell
from tests.cli.test_check import folder_of

TEXT = "From the time before marks."


@pytest.fixture
def older(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell with a journal as the first version left it."""
    for name, value in shell.environment.items():
        monkeypatch.setenv(name, value)
    shell.add("to have a key")
    folder = folder_of(shell)
    root = keys.from_keyring(folder, keys.read_record(folder), ask=False)
    with root, root.database_key() as revealed:
        key = bytes(revealed.reveal())
    for path in (folder.journal, folder.journal_log, *folder.backups.glob("*")):
        path.unlink(missing_ok=True)
    connection = open_connection(folder.journal, key, Access.CREATE)
    migrate(connection, lambda _version: None, MIGRATIONS[:1])
    vault = Vault(folder.journal, connection, key)
    keep_entry(vault, entry(TEXT))
    with vault.writing():
        connection.run("UPDATE counter SET saves = 50")
    vault.close()
    return shell


def copies(shell: Shell) -> list[str]:
    """The safety copies that were made before bringing it up to date."""
    return [path.name for path in folder_of(shell).path.glob("safety/before-0002*.db")]


def test_reading_brings_it_up_to_date_with_a_copy_kept_first(older: Shell) -> None:
    answer = older.run("passages")
    assert (answer.code, answer.told) == (0, "No passage in the journal fits that.\n")
    assert len(copies(older)) == 1
    assert [each["text"] for each in older.listed()] == [TEXT]
    assert older.run("prompt").code == 0
    assert len(copies(older)) == 1


def test_checking_and_copying_leave_it_as_it_is(older: Shell) -> None:
    before = folder_of(older).journal.read_bytes()
    assert older.run("check").code == 0
    assert older.run("backup", "--out", str(older.folder / "copy.db")).code == 0
    assert folder_of(older).journal.read_bytes() == before
    assert copies(older) == []


def test_while_something_else_has_it_nothing_is_changed(older: Shell) -> None:
    lock = instance.hold(older.home)
    assert lock is not None
    with lock:
        answer = older.run("list")
    assert answer.code == 1
    assert "earlier version" in answer.told
    assert copies(older) == []
    assert [each["text"] for each in older.listed()] == [TEXT]
