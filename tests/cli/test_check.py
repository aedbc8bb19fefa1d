"""Every exit code of `check`, each with a journal that really is so."""

from pathlib import Path

import pytest

from journal_app.security.folder import HomeFolder, VaultFolder
from journal_app.services import keys
from journal_app.storage.connection import Access, open_connection
from tests.cli.shell import Shell

PASSPHRASE = "the long way home"


@pytest.fixture
def kept(bare: Shell) -> Shell:
    """A session without a keyring and a journal with a passphrase and two entries."""
    for text in ("First", "Second"):
        answer = bare.run("add", "--passphrase-stdin", given=f"{PASSPHRASE}\n{text}")
        assert (answer.code, answer.told) == (0, "")
    return bare


def checked(shell: Shell, passphrase: str = PASSPHRASE) -> tuple[int, str]:
    answer = shell.run("check", "--passphrase-stdin", given=f"{passphrase}\n")
    assert (answer.code == 0) == bool(answer.out)
    assert (answer.code == 0) != bool(answer.told)
    return answer.code, answer.text + answer.told


def folder_of(shell: Shell) -> VaultFolder:
    (folder,) = HomeFolder(path=shell.home).journals()
    return folder


def key_of(shell: Shell) -> bytes:
    root = keys.from_passphrase(keys.read_record(folder_of(shell)), PASSPHRASE)
    with root, root.database_key() as key:
        return bytes(key.reveal())


def run_inside(shell: Shell, sql: str) -> None:
    connection = open_connection(folder_of(shell).journal, key_of(shell), Access.WRITE)
    connection.run(sql)
    connection.close()


def spoil(path: Path, place: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[place] ^= 0xFF
    path.write_bytes(raw)


def test_0_when_all_is_well(kept: Shell) -> None:
    code, words = checked(kept)
    assert code == 0
    assert words == "All is well: 2 entries and 0 moments, every page as it was written.\n"


def test_the_same_as_an_object(kept: Shell) -> None:
    answer = kept.run("check", "--json", "--passphrase-stdin", given=PASSPHRASE)
    assert answer.json["newest_day"] is not None
    assert {**answer.json, "newest_day": None, "copies": len(answer.json["copies"])} == {
        "well": True,
        "problem": None,
        "problems": [],
        "pages_damaged": 0,
        "entries": 2,
        "moments": 0,
        "newest_day": None,
        "files": 0,
        "files_missing": 0,
        "files_damaged": 0,
        "copies": 1,
    }


def test_with_the_key_in_the_keyring(shell: Shell) -> None:
    shell.add("Words")
    assert shell.run("check").code == 0


def test_3_when_one_bit_of_a_page_is_another(kept: Shell) -> None:
    journal = folder_of(kept).journal
    spoil(journal, journal.stat().st_size - 3000)
    code, words = checked(kept)
    assert code == 3
    assert words.startswith("One of the ")
    assert "pages of the journal file is damaged" in words


def test_3_when_the_beginning_of_the_file_is_gone(kept: Shell) -> None:
    spoil(folder_of(kept).journal, 100)
    assert checked(kept)[0] == 3


def test_3_when_an_entry_cannot_be_found_by_its_words(kept: Shell) -> None:
    run_inside(kept, "DELETE FROM words WHERE rowid = 1")
    code, words = checked(kept)
    assert code == 3
    assert words.startswith("The journal file is damaged (words).")


def test_3_when_the_days_do_not_add_up(kept: Shell) -> None:
    run_inside(kept, "UPDATE days SET entries = entries + 1")
    assert checked(kept)[1].startswith("The journal file is damaged (days).")


def test_3_when_the_record_of_the_key_is_damaged(kept: Shell) -> None:
    folder = folder_of(kept)
    folder.record.write_text("{")
    folder.record_before.write_text("{")
    assert checked(kept)[0] == 3


def test_4_when_no_keyring_is_there_to_ask(shell: Shell, bare: Shell) -> None:
    shell.add("Words")
    answer = bare.run("check", "--json")
    assert answer.code == 4
    assert (answer.json["well"], answer.json["problems"]) == (False, ["no-keyring"])


def test_4_when_the_keyring_does_not_have_it(shell: Shell) -> None:
    shell.add("Words")
    folder = folder_of(shell)
    folder.path.rename(folder.path.with_name("0123456789abcdef"))
    record = folder_of(shell).record
    record.write_text(record.read_text().replace(folder.vault_id, "0123456789abcdef"))
    answer = shell.run("check", "--json")
    assert answer.code == 4
    assert answer.json["problems"] == ["key-not-found"]


def test_5_when_a_newer_version_wrote_it(kept: Shell) -> None:
    run_inside(kept, "PRAGMA user_version = 999")
    before = folder_of(kept).journal.read_bytes()
    code, words = checked(kept)
    assert code == 5
    assert words.startswith("A newer version of the app wrote this journal.")
    assert folder_of(kept).journal.read_bytes() == before


def test_6_when_there_is_no_journal(bare: Shell) -> None:
    assert checked(bare)[0] == 6
    assert not bare.home.exists()


@pytest.mark.parametrize("left", [None, b""])
def test_6_when_the_file_is_gone(kept: Shell, left: bytes | None) -> None:
    journal = folder_of(kept).journal
    journal.unlink()
    if left is not None:
        journal.write_bytes(left)
    code, words = checked(kept)
    assert code == 6
    assert "no new one was begun" in words or "Nothing was put in its place" in words


def test_1_when_the_passphrase_is_another(kept: Shell) -> None:
    assert checked(kept, "the short way home")[0] == 1


def test_1_when_nobody_gives_the_passphrase(kept: Shell) -> None:
    answer = kept.run("check")
    assert (answer.code, answer.out) == (1, b"")
    assert "--passphrase-stdin" in answer.told


def test_2_when_it_is_used_wrongly(kept: Shell) -> None:
    assert kept.run("check", "--deep").code == 2
