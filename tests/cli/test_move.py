"""`tideline move`: into one file, and out of it in another data folder."""

import shutil
from pathlib import Path

import pytest

from journal_app.services import recovery
from journal_app.system.clock import SystemClock
from tests.cli.shell import Shell
from tests.keyring_session import KeyringSession

PASSPHRASE = "a long walk home"
TEXT = "The kettle, then the quiet."


def elsewhere(shell: Shell) -> Shell:
    """The same person at another computer."""
    other = Shell(shell.folder, {})
    other.environment.update(shell.environment)
    other.home = shell.folder / "elsewhere"
    other.environment["TIDELINE_HOME"] = str(other.home)
    return other


def test_by_the_code_it_opens_there_and_is_in_the_keyring(
    shell: Shell, keyring: KeyringSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in keyring.environment.items():
        monkeypatch.setenv(name, value)
    shell.add(TEXT)
    target = shell.folder / "a.journalbundle"
    refused = shell.run("move", "--to", str(target))
    assert (refused.code, target.exists()) == (1, False)
    assert "recovery code comes first" in refused.told
    code = "-".join(recovery.show(shell.home).groups)
    recovery.confirm(shell.home, clock=SystemClock())
    packed = shell.run("move", "--to", str(target), "--json")
    assert packed.json == {
        "path": str(target),
        "entries": 1,
        "moments": 0,
        "files": 0,
        "files_missing": 0,
        "opens_with_passphrase": False,
    }
    other = elsewhere(shell)
    arrived = other.run("move", "--from", str(target), "--code-stdin", given=f"{code}\n")
    assert (arrived.code, arrived.told) == (0, "")
    assert "keyring holds its key now" in arrived.text
    assert len(other.listed()) == 1
    again = other.run("move", "--from", str(target), "--code-stdin", given=f"{code}\n")
    assert "here already and was left as it is" in again.text
    assert len(other.listed()) == 1
    assert "brought-" in other.run("restore", "--list").text


def test_by_the_passphrase_where_one_opens_it(bare: Shell) -> None:
    bare.run("add", "--passphrase-stdin", given=f"{PASSPHRASE}\n{TEXT}")
    recovery.confirm(bare.home, clock=SystemClock())
    target = bare.folder / "a.journalbundle"
    assert bare.run("move", "--to", str(target), "--passphrase-stdin", given=PASSPHRASE).code == 0
    other = elsewhere(bare)
    wrong = other.run("move", "--from", str(target), "--passphrase-stdin", given="something else")
    assert (wrong.code, other.run("status", "--json").json["exists"]) == (1, False)
    arrived = other.run(
        "move", "--from", str(target), "--passphrase-stdin", "--json", given=PASSPHRASE
    )
    assert arrived.json["opens_with_passphrase"]
    listed = other.run("list", "--json", "--passphrase-stdin", given=PASSPHRASE)
    assert len(listed.json) == 1


def test_a_copy_and_the_code_open_it_where_there_is_nothing(bare: Shell) -> None:
    bare.run("add", "--passphrase-stdin", given=f"{PASSPHRASE}\n{TEXT}")
    code = "-".join(recovery.show(bare.home, passphrase=PASSPHRASE).groups)
    copy = bare.folder / "usb.db"
    made = bare.run("backup", "--out", str(copy), "--passphrase-stdin", given=PASSPHRASE)
    assert made.code == 0
    (bare.folder / "usb.db.vault.json").unlink()
    other = elsewhere(bare)
    for command in (("restore", str(copy)), ("recover", "--code-stdin")):
        told = other.run(*command, given=f"{code}\n")
        assert (told.code, "tideline move --from FILE" in told.told) == (1, True)
        assert not other.home.exists()
    arrived = other.run("move", "--from", str(copy), "--code-stdin", "--json", given=f"{code}\n")
    assert (arrived.code, arrived.json["entries"], arrived.json["copy"]) == (0, 1, None)
    again = other.run("move", "--from", str(copy), "--code-stdin", given=f"{code}\n")
    assert "here already and was left as it is" in again.text


def test_typed_group_by_group_it_is_never_shown(bare: Shell, tmp_path: Path) -> None:
    bare.run("add", "--passphrase-stdin", given=f"{PASSPHRASE}\n{TEXT}")
    recovery.confirm(bare.home, clock=SystemClock())
    target = tmp_path / "a.journalbundle"
    bare.run("move", "--to", str(target), "--passphrase-stdin", given=PASSPHRASE)
    groups = recovery.show(bare.home, passphrase=PASSPHRASE).groups
    typed = {f"Group {number} of 8: ": group for number, group in enumerate(groups, 1)}
    answer = elsewhere(bare).on_terminal("move", "--from", str(target), typed=typed)
    assert answer.code == 0
    assert not any(group in answer.told for group in groups)


def test_what_is_no_bundle_is_told(bare: Shell) -> None:
    path = bare.folder / "a.journalbundle"
    missing = bare.run("move", "--from", str(path), "--code-stdin", given="1\n")
    assert (missing.code, "There is no file there." in missing.told) == (1, True)
    path.write_bytes(b"PK\x03\x04 and nothing more")
    told = bare.run("move", "--from", str(path), "--code-stdin", given="1\n")
    assert (told.code, "no bundle, or not a whole one" in told.told) == (1, True)


def test_a_copy_whose_key_the_keyring_still_has_opens_without_a_code(shell: Shell) -> None:
    shell.add(TEXT)
    copy = shell.folder / "usb.db"
    assert shell.run("backup", "--out", str(copy)).code == 0
    shutil.rmtree(shell.home)
    arrived = shell.run("move", "--from", str(copy), "--json")
    assert (arrived.code, arrived.told) == (0, "")
    assert (arrived.json["entries"], arrived.json["in_keyring"]) == (1, True)
    assert [each["text"] for each in shell.listed()] == [TEXT]
