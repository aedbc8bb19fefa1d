"""One open journal: transactions kept wholly or not at all, on the file that was opened."""

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.storage.connection import Access, FileRefused, open_connection
from journal_app.storage.copying import verified_copy
from journal_app.storage.vault import Vault
from tests.builders import entry, keep_entry, key, make_vault, open_vault


class Interrupted(BaseException):
    """Stands for whatever may end a transaction in the middle."""


def bodies(vault: Vault) -> list[str]:
    """All texts in the journal."""
    return [row[0] for row in vault.connection.rows("SELECT body FROM entries ORDER BY id")]


def test_what_was_written_is_there_after_opening_again(vault_path: Path) -> None:
    vault = make_vault(vault_path)
    changed = [vault.changed]
    keep_entry(vault, entry("one"))
    changed.append(vault.changed)
    vault.close()
    again = open_vault(vault_path)
    assert bodies(again) == ["one"]
    assert [*changed, again.changed] == [False, True, False]
    again.close()


@pytest.mark.parametrize("error", [Interrupted, ValueError, KeyboardInterrupt])
def test_an_error_inside_takes_everything_back(vault: Vault, error: type[BaseException]) -> None:
    keep_entry(vault, entry("before"))
    saves = vault.saves()

    def breaks_off() -> None:
        with vault.writing():
            lost = entry("lost")
            vault.entries.add(lost.uid, lost.when, lost.body, lost.created_at)
            raise error

    with pytest.raises(error):
        breaks_off()
    assert bodies(vault) == ["before"]
    assert vault.saves() == saves
    assert not vault.connection.in_transaction()
    keep_entry(vault, entry("after"))
    assert bodies(vault) == ["before", "after"]


def test_a_transaction_inside_another_is_refused_and_harms_neither(vault: Vault) -> None:
    with vault.writing():
        with pytest.raises(RuntimeError, match="open already"), vault.writing():
            pytest.fail("it was opened")
        written = entry("kept")
        vault.entries.add(written.uid, written.when, "kept", written.created_at)
    assert bodies(vault) == ["kept"]


def test_every_transaction_is_counted_once(vault: Vault) -> None:
    assert vault.saves() == 0
    for count in range(1, 4):
        keep_entry(vault, entry())
        assert vault.saves() == count


def _deleted(path: Path) -> None:
    path.unlink()


def _moved_away(path: Path) -> None:
    path.rename(path.with_name("elsewhere.db"))


def _replaced_by_a_copy(path: Path) -> None:
    shutil.copy2(path, path.with_name("copy.db"))
    path.with_name("copy.db").replace(path)


def _replaced_by_an_empty_file(path: Path) -> None:
    path.unlink()
    path.touch()


def _its_folder_taken_away(path: Path) -> None:
    path.parent.rename(path.parent.with_name("taken"))


@pytest.mark.parametrize(
    "happens",
    [
        _deleted,
        _moved_away,
        _replaced_by_a_copy,
        _replaced_by_an_empty_file,
        _its_folder_taken_away,
    ],
)
def test_a_file_that_is_no_longer_the_one_opened_is_not_written_to(
    tmp_path: Path, happens: Callable[[Path], None]
) -> None:
    folder = tmp_path / "home"
    folder.mkdir()
    vault = make_vault(folder / "journal.db")
    keep_entry(vault, entry("before"))
    vault.checkpoint()
    happens(vault.path)
    with pytest.raises(CannotKeep) as caught:
        keep_entry(vault, entry("into nowhere"))
    assert caught.value.problem is KeepProblem.REPLACED
    assert bodies(vault) == ["before"]
    assert not vault.connection.in_transaction()
    vault.close()


def test_once_the_file_is_back_writing_goes_on(vault_path: Path) -> None:
    vault = make_vault(vault_path)
    away = vault_path.with_name("away.db")
    vault_path.rename(away)
    with pytest.raises(CannotKeep):
        keep_entry(vault, entry("one"))
    away.rename(vault_path)
    keep_entry(vault, entry("two"))
    vault.close()
    again = open_vault(vault_path)
    assert bodies(again) == ["two"]
    again.close()


def test_a_reader_stands_beside_the_writer_in_its_own_thread(vault: Vault) -> None:
    keep_entry(vault, entry("one"))
    seen: list[object] = []

    def read() -> None:
        reader = vault.reader()
        seen.append(reader.entries.body(reader.timeline.index().ids[0]))
        try:
            reader.connection.run("DELETE FROM pieces")
        except CannotKeep as refused:
            seen.append(refused.problem)
        reader.close()

    with vault.writing():
        thread = threading.Thread(target=read)
        thread.start()
        thread.join()
    assert seen == ["one", KeepProblem.READ_ONLY]


def test_a_journal_opened_exclusively_is_read_through_its_one_connection(
    vault_path: Path,
) -> None:
    vault = make_vault(vault_path)
    piece = keep_entry(vault, entry("Read on a full disk."))
    vault.close()
    vault = Vault(
        vault_path, open_connection(vault_path, key(), Access.WRITE, exclusive=True), key()
    )
    reader = vault.reader()
    read: list[str | None] = []
    other = threading.Thread(target=lambda: read.append(reader.entries.body(piece)))
    other.start()
    other.join()
    reader.close()
    assert read == ["Read on a full disk."]
    assert vault.entries.body(piece) == "Read on a full disk."
    vault.close()


def test_a_restored_copy_is_written_with_a_log_again(vault_path: Path, tmp_path: Path) -> None:
    vault = make_vault(vault_path)
    copy = tmp_path / "copy.db"
    verified_copy(vault.connection, copy, key())
    vault.close()
    restored = open_vault(copy)
    assert restored.connection.value("PRAGMA journal_mode") == "wal"
    with restored.writing():
        restored.reader().close()
    restored.close()


def test_a_connection_belongs_to_the_thread_that_opened_it(vault: Vault) -> None:
    failed: list[BaseException] = []

    def misuse() -> None:
        try:
            vault.pieces.counts()
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is asked below
            failed.append(error)

    thread = threading.Thread(target=misuse)
    thread.start()
    thread.join()
    assert len(failed) == 1


def test_after_a_checkpoint_the_file_alone_holds_everything(vault: Vault, tmp_path: Path) -> None:
    keep_entry(vault, entry("one"))
    vault.checkpoint()
    alone = tmp_path / "alone.db"
    alone.write_bytes(vault.path.read_bytes())
    copy = open_vault(alone)
    assert bodies(copy) == ["one"]
    copy.close()


def test_closing_leaves_one_file_and_wipes_the_key(vault_path: Path) -> None:
    vault = make_vault(vault_path)
    assert vault.key() == key()
    keep_entry(vault, entry())
    vault.close()
    assert [file.name for file in vault_path.parent.iterdir()] == [vault_path.name]
    assert vault.key() == bytes(len(key()))


def test_a_reader_wipes_its_key_too(vault: Vault) -> None:
    reader = vault.reader()
    reader.close()
    assert reader.key() == bytes(len(key()))
    assert vault.key() == key()


def test_a_journal_opened_with_another_key_is_refused_while_it_is_open(vault: Vault) -> None:
    keep_entry(vault, entry("one"))
    with pytest.raises(FileRefused):
        open_connection(vault.path, key(2), Access.WRITE)
    assert bodies(vault) == ["one"]


def test_a_log_left_behind_is_read_when_opening(vault: Vault, tmp_path: Path) -> None:
    vault.checkpoint()
    keep_entry(vault, entry("only in the log"))
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(f"{vault.path}{ending}", crashed / f"journal.db{ending}")
    assert (crashed / "journal.db-wal").stat().st_size > 0
    again = open_vault(crashed / "journal.db")
    assert bodies(again) == ["only in the log"]
    again.close()
