"""`tideline recover`: the code opens the journal, and after it the journal opens as usual again."""

import shutil
from pathlib import Path

import pytest

from journal_app.security.folder import HomeFolder
from journal_app.security.keyring_backends import SECRET_SERVICE, load_backend
from journal_app.security.keyring_entry import USERNAME, KeyringEntry
from journal_app.security.recovery_code import recovery_code
from journal_app.security.root_secret import RootSecret
from journal_app.security.vault_file import read_vault_file
from journal_app.services import instance
from tests.cli.shell import Shell
from tests.keyring_session import KeyringSession

PASSPHRASE = "a long walk home"
TEXT = "The kettle, then the quiet."


def entry_of(home: Path) -> KeyringEntry:
    folder = HomeFolder(path=home).journals()[0]
    return KeyringEntry(vault_id=folder.vault_id, key_id=read_vault_file(folder).active)


@pytest.fixture
def code(shell: Shell, keyring: KeyringSession, monkeypatch: pytest.MonkeyPatch) -> str:
    """The code of a journal with one entry, whose key the keyring has just lost."""
    for name, value in keyring.environment.items():
        monkeypatch.setenv(name, value)
    shell.add(TEXT)
    backend = load_backend(SECRET_SERVICE)
    assert backend is not None
    entry = entry_of(shell.home)
    found = backend.get_password(entry.service, USERNAME)
    assert found is not None
    backend.delete_password(entry.service, USERNAME)
    return found


def test_the_key_is_put_back_and_the_journal_opens_by_itself(shell: Shell, code: str) -> None:
    assert shell.run("list").code == 1
    answer = shell.run("recover", "--code-stdin", "--json", given=f"{code}\n")
    assert (answer.code, answer.told) == (0, "")
    assert answer.json == {
        "entries": 1,
        "moments": 0,
        "key": "kept",
        "keyring": "Secret Service (login)",
        "passphrase_set": False,
    }
    assert [each["id"] for each in shell.listed()]
    again = shell.run("recover", "--code-stdin", given=f"  {code.replace('-', ' ')}  \n")
    assert again.code == 0
    assert "1 entry" in again.text
    assert "keyring again" in again.text


def test_it_is_asked_for_group_by_group_and_never_shown(shell: Shell, code: str) -> None:
    groups = code.split("-")
    wrong = f"{(int(groups[2]) + 1) % 720_896:06}"
    typed = {f"Group {number} of 8: ": group for number, group in enumerate(groups, 1)}
    typed["Group 3 of 8: "] = wrong
    ordered: dict[str, str] = {}
    for question, group in typed.items():
        ordered[question] = group
        if group == wrong:
            ordered["not as it stands on the sheet.\r\nGroup 3 of 8: "] = groups[2]
    answer = shell.on_terminal("recover", typed=ordered)
    assert answer.code == 0
    assert not any(group in answer.told for group in [*groups, wrong])


def test_pasted_at_the_first_question_it_is_taken_as_a_whole(shell: Shell, code: str) -> None:
    answer = shell.on_terminal("recover", typed={"Group 1 of 8: ": f"Code {code} Key K7M2Q9XD"})
    assert answer.code == 0
    assert "Group 2" not in answer.told
    assert shell.listed()


def test_what_does_not_fit_is_told_and_changes_nothing(shell: Shell, code: str) -> None:
    folder = HomeFolder(path=shell.home).journals()[0]
    before = folder.record.read_bytes()
    groups = code.split("-")
    misread = [*groups[:4], f"{(int(groups[4]) + 1) % 720_896:06}", *groups[5:]]
    moved = [*groups[1:], groups[0]]
    for typed, told in (
        ("-".join(misread), "Group 5"),
        ("-".join(moved), "typed as: 8, 1, 2, 3, 4, 5, 6, 7."),
        (recovery_code(RootSecret.new()), "another journal"),
        ("", "eight groups"),
    ):
        answer = shell.run("recover", "--code-stdin", given=f"{typed}\n")
        assert (answer.code, answer.out) == (1, b"")
        assert told in answer.told
        assert not any(group in answer.told for group in groups)
    assert folder.record.read_bytes() == before


def test_where_a_passphrase_opens_it_a_new_one_is_set(bare: Shell) -> None:
    bare.run("add", "--passphrase-stdin", given=f"{PASSPHRASE}\n{TEXT}")
    with_code = bare_code(bare, PASSPHRASE)
    told = bare.run("recover", "--code-stdin", given=f"{with_code}\n")
    assert told.code == 0
    assert "still holds" in told.told
    new = "another walk home"
    answer = bare.run(
        "recover", "--code-stdin", "--passphrase-stdin", "--json", given=f"{with_code}\n{new}\n"
    )
    assert (answer.code, answer.told) == (0, "")
    assert answer.json["passphrase_set"]
    assert answer.json["key"] == "not-needed"
    assert bare.run("list", "--passphrase-stdin", given=f"{PASSPHRASE}\n").code == 1
    assert bare.run("list", "--passphrase-stdin", given=f"{new}\n").code == 0

    on_terminal = bare.on_terminal(
        "recover",
        typed={
            "Group 1 of 8: ": with_code,
            "nothing to leave it: ": "the third walk home",
            "once more: ": "the third walk home",
        },
    )
    assert on_terminal.code == 0
    assert "the third walk" not in on_terminal.told
    given = "the third walk home\n"
    assert bare.run("list", "--passphrase-stdin", given=given).code == 0


def bare_code(shell: Shell, passphrase: str) -> str:
    from journal_app.services import recovery

    return "-".join(recovery.show(shell.home, passphrase=passphrase).groups)


def test_without_a_keyring_a_passphrase_takes_its_place(
    shell: Shell, bare: Shell, code: str
) -> None:
    answer = bare.run("recover", "--code-stdin", given=f"{code}\n")
    assert answer.code == 1
    assert "1 entry" in answer.text
    assert "--passphrase-stdin" in answer.told
    answer = bare.run(
        "recover", "--code-stdin", "--passphrase-stdin", "--json", given=f"{code}\n{PASSPHRASE}\n"
    )
    assert answer.code == 0
    assert answer.json["key"] == "not-kept"
    assert answer.json["passphrase_set"]
    assert bare.run("list", "--passphrase-stdin", given=f"{PASSPHRASE}\n").code == 0


def test_without_a_journal_or_a_terminal_it_says_so(shell: Shell, bare: Shell) -> None:
    answer = bare.run("recover", "--code-stdin", given="371074\n")
    assert (answer.code, answer.out) == (1, b"")
    assert "no journal here" in answer.told
    assert not bare.home.exists()
    shell.add(TEXT)
    answer = shell.run("recover")
    assert answer.code == 1
    assert "--code-stdin" in answer.told


def test_while_the_journal_is_in_use_nothing_is_tried(shell: Shell, code: str) -> None:
    lock = instance.hold(shell.home)
    assert lock is not None
    with lock:
        answer = shell.run("recover", "--code-stdin", given=f"{code}\n")
    assert answer.code == 1
    assert "open" in answer.told
    assert shell.run("list").code == 1


def without_record(home: Path, *, backups: bool = True) -> None:
    folder = HomeFolder(path=home).journals()[0]
    if not backups:
        shutil.rmtree(folder.backups)
    folder.record.write_bytes(b"{")
    folder.record_before.unlink(missing_ok=True)


def test_without_the_small_file_beside_the_journal_the_code_is_enough(
    shell: Shell, code: str
) -> None:
    entry = entry_of(shell.home)
    without_record(shell.home, backups=False)
    answer = shell.run("recover", "--code-stdin", given=f"{recovery_code(RootSecret.new())}\n")
    assert answer.code == 1
    assert "does not open the journal" in answer.told
    answer = shell.run("recover", "--code-stdin", given=f"{code}\n")
    assert answer.code == 0
    assert "keyring again" in answer.text
    assert "If it opened with a passphrase before" in answer.told
    assert entry_of(shell.home) == entry
    assert len(shell.listed()) == 1


def test_a_backup_remembers_that_a_passphrase_opened_it(bare: Shell) -> None:
    bare.run("add", "--passphrase-stdin", given=f"{PASSPHRASE}\n{TEXT}")
    with_code = bare_code(bare, PASSPHRASE)
    without_record(bare.home)
    answer = bare.run("recover", "--code-stdin", given=f"{with_code}\n")
    assert answer.code == 0
    assert "still holds" in answer.told
    assert bare.run("list", "--passphrase-stdin", given=f"{PASSPHRASE}\n").code == 0
