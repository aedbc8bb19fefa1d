"""Where things lie, and how a journal's folder comes to be."""

from pathlib import Path

import pytest

from journal_app.security.folder import (
    HomeFolder,
    VaultFolder,
    begin_folder,
    finish_folder,
    note_key_id,
    noted_key_id,
    remove_unfinished,
)


@pytest.fixture
def home(tmp_path: Path) -> HomeFolder:
    return HomeFolder(path=tmp_path / "data" / "app")


def test_the_names_are_those_written_down(tmp_path: Path) -> None:
    folder = VaultFolder(path=tmp_path / "0123456789abcdef")
    home = HomeFolder(path=tmp_path)
    assert folder.vault_id == "0123456789abcdef"
    assert [
        path.relative_to(folder.path).as_posix()
        for path in (
            folder.journal,
            folder.journal_log,
            folder.record,
            folder.record_before,
            folder.backups,
            folder.safety,
            folder.set_aside,
            folder.inbox,
            folder.inbox_unreadable,
        )
    ] == [
        "journal.db",
        "journal.db-wal",
        "vault.json",
        "vault.json.bak",
        "backups",
        "safety",
        "set-aside",
        "inbox",
        "inbox/unreadable",
    ]
    assert [path.name for path in (home.instance_lock, home.vaults, home.logs)] == [
        "instance.lock",
        "vaults",
        "logs",
    ]


def test_a_new_home_holds_nothing(home: HomeFolder) -> None:
    assert home.journals() == ()
    assert home.unfinished() == ()
    assert not home.path.exists(), "looking must not make anything"


def test_a_journal_in_the_making_is_not_a_journal_yet(home: HomeFolder) -> None:
    folder = begin_folder(home)
    assert home.journals() == ()
    assert home.unfinished() == (folder,)
    assert len(folder.vault_id) == 16
    for path in (home.path, home.vaults, folder.path):
        assert path.stat().st_mode & 0o777 == 0o700


def test_the_key_of_an_unfinished_journal_can_be_found_again(home: HomeFolder) -> None:
    folder = begin_folder(home)
    assert noted_key_id(folder) is None
    note_key_id(folder, "K7M2Q9XD")
    assert noted_key_id(folder) == "K7M2Q9XD"


def test_finishing_gives_the_folder_its_name(home: HomeFolder) -> None:
    begun = begin_folder(home)
    note_key_id(begun, "K7M2Q9XD")
    begun.journal.write_bytes(b"sealed")
    finished = finish_folder(begun)
    assert finished.vault_id == begun.vault_id == finished.path.name
    assert home.journals() == (finished,)
    assert home.unfinished() == ()
    assert [path.name for path in finished.path.iterdir()] == ["journal.db"]


def test_what_was_left_behind_is_cleared_away(home: HomeFolder) -> None:
    folder = begin_folder(home)
    folder.journal.write_bytes(b"empty")
    remove_unfinished(folder)
    assert home.unfinished() == ()


def test_a_finished_journal_is_never_cleared_away(home: HomeFolder) -> None:
    finished = finish_folder(begin_folder(home))
    with pytest.raises(ValueError, match="finished"):
        remove_unfinished(finished)
    assert home.journals() == (finished,)


def test_an_emptied_journal_is_still_a_journal_and_strangers_are_not(home: HomeFolder) -> None:
    emptied = finish_folder(begin_folder(home))
    (home.vaults / "notes").mkdir()
    (home.vaults / "0123456789ABCDEF").mkdir()
    (home.vaults / "0123456789abcdef").write_text("a file")
    (home.vaults / "anything.creating").mkdir()
    assert home.journals() == (emptied,)
    assert home.unfinished() == ()


def test_every_journal_has_another_id(home: HomeFolder) -> None:
    assert len({begin_folder(home).vault_id for _ in range(20)}) == 20


def test_a_choice_that_cannot_be_read_closes_no_journal_that_is_the_only_one(
    home: HomeFolder,
) -> None:
    alone = finish_folder(begin_folder(home))
    home.choice.mkdir()
    assert home.chosen() == alone
    finish_folder(begin_folder(home))
    with pytest.raises(OSError, match="directory"):
        home.chosen()
