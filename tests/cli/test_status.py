"""`status` tells what is known, makes nothing and asks for nothing."""

from pathlib import Path

import journal_app
from journal_app.storage.migrator import CURRENT
from tests.cli.shell import Shell


def test_without_a_journal_there_is_none_and_none_is_made(bare: Shell) -> None:
    answer = bare.run("status", "--json")
    assert (answer.code, answer.told) == (0, "")
    assert answer.json == {
        "home": str(bare.home),
        "exists": False,
        "opens_with": None,
        "entries": 0,
        "moments": 0,
        "schema": None,
        "version": journal_app.VERSION,
        "last_backup": None,
        "problem": None,
    }
    assert "none yet" in bare.run("status").text
    assert list(bare.folder.iterdir()) == []


def test_with_the_key_in_the_keyring_everything_is_known(shell: Shell) -> None:
    shell.add("First")
    shell.add("Second")
    found = shell.run("status", "--json").json
    assert found["last_backup"].endswith("Z")
    assert found | {"last_backup": None} == {
        "home": str(shell.home),
        "exists": True,
        "opens_with": "keyring",
        "entries": 2,
        "moments": 0,
        "schema": CURRENT,
        "version": journal_app.VERSION,
        "last_backup": None,
        "problem": None,
    }


def test_behind_a_passphrase_the_rest_is_not_known(bare: Shell) -> None:
    bare.run("add", "--passphrase-stdin", given="the long way home\nWords")
    answer = bare.run("status", "--json")
    assert (answer.code, answer.told) == (0, "")
    assert (answer.json["opens_with"], answer.json["entries"]) == ("passphrase", None)
    answer = bare.run("status", "--json", "--passphrase-stdin", given="the long way home")
    assert (answer.json["entries"], answer.json["schema"]) == (1, CURRENT)
    answer = bare.run("status", "--json", "--passphrase-stdin", given="the short way home")
    assert (answer.code, answer.json["problem"]) == (0, "wrong-passphrase")


def test_without_its_keyring_it_says_why_it_does_not_open(shell: Shell, bare: Shell) -> None:
    shell.add("Words")
    answer = bare.run("status", "--json")
    assert answer.code == 0
    assert (answer.json["opens_with"], answer.json["entries"]) == ("keyring", None)
    assert answer.json["problem"] == "no-keyring"
    assert "This session has no keyring" in answer.told


def test_a_damaged_record_is_a_journal_all_the_same(shell: Shell) -> None:
    shell.add("Words")
    for path in shell.home.glob("vaults/*/vault.json*"):
        path.write_text("{")
    answer = shell.run("status", "--json")
    assert (answer.code, answer.json["exists"], answer.json["problem"]) == (
        0,
        True,
        "record-damaged",
    )


def test_home_is_where_it_was_told(shell: Shell, tmp_path: Path) -> None:
    other = tmp_path / "other"
    assert shell.run("status", "--json", "--home", str(other)).json["home"] == str(other)
    del shell.environment["TIDELINE_HOME"]
    shell.environment["XDG_DATA_HOME"] = str(tmp_path / "data")
    usual = shell.run("status", "--json").json["home"]
    assert usual == str(tmp_path / "data" / "tideline")
