"""Pictures and files on the command line: taken along by `backup`, looked over by `check`."""

from pathlib import Path

import pytest

from journal_app.core.clock import when_now
from journal_app.security.folder import HomeFolder, VaultFolder
from journal_app.services import entries, pictures
from journal_app.services import vault as vault_service
from journal_app.services.pictures import Given
from journal_app.services.ways import WayIn
from tests.builders import FakeClock
from tests.cli.shell import Shell
from tests.services.closed_journal import state_of

PASSPHRASE = "the long way home"


@pytest.fixture
def pictured(bare: Shell) -> Shell:
    """A journal with a passphrase, one entry, and two files on it."""
    assert bare.run("add", "--passphrase-stdin", given=f"{PASSPHRASE}\nFirst").code == 0
    journal = vault_service.open_journal(
        bare.home, WayIn(passphrase=PASSPHRASE), now=lambda: "20260314T092653Z"
    )
    vault, clock = journal.vault, FakeClock()
    piece = entries.add(vault, "Seen.", when=when_now(clock), clock=clock).entry.id
    for contents, label in ((b"one letter", "the way.txt"), (b"another letter", "")):
        given, files = Given(contents=contents, label=label), pictures.files_of(vault)
        ready = pictures.prepare(files, given, decodes=lambda _data, _media: True)
        pictures.add(vault, piece, [ready], clock=clock)
    vault_service.close_journal(journal)
    return bare


def folder_of(shell: Shell) -> VaultFolder:
    (folder,) = HomeFolder(path=shell.home).journals()
    return folder


def sealed(shell: Shell) -> list[Path]:
    return sorted(folder_of(shell).files.iterdir())


def test_backup_says_where_the_files_are(pictured: Shell) -> None:
    answer = pictured.run("backup", "--out", "copy.db", "--passphrase-stdin", given=PASSPHRASE)
    assert (answer.code, answer.told) == (0, "")
    place = pictured.folder / "tideline-files"
    assert f"2 pictures and files that belong to it are in {place}; take both along." in answer.text
    assert {path.name for path in place.iterdir()} == {path.name for path in sealed(pictured)}


def test_backup_says_what_it_could_not_take_along(pictured: Shell) -> None:
    sealed(pictured)[0].unlink()
    given = PASSPHRASE
    answer = pictured.run("backup", "--out", "c.db", "--json", "--passphrase-stdin", given=given)
    assert answer.code == 0
    assert (answer.json["files"], answer.json["files_missing"]) == (1, 1)
    assert "1 picture or file is missing or not whole" in answer.told


def test_check_counts_what_is_missing_or_damaged_and_changes_nothing(pictured: Shell) -> None:
    first, second = sealed(pictured)
    first.unlink()
    raw = bytearray(second.read_bytes())
    raw[-1] ^= 0xFF
    second.write_bytes(raw)
    before = state_of(folder_of(pictured).files)
    answer = pictured.run("check", "--json", "--passphrase-stdin", given=PASSPHRASE)
    assert answer.code == 3
    assert "of 2 pictures and files: 1 is missing, 1 is damaged." in answer.told
    counts = [answer.json[name] for name in ("files", "files_missing", "files_damaged", "entries")]
    assert counts == [2, 1, 1, 2]
    assert (answer.json["well"], answer.json["problems"]) == (False, ["files"])
    assert state_of(folder_of(pictured).files) == before


def test_show_names_what_hangs_on_an_entry(pictured: Shell) -> None:
    uid = pictured.run("list", "--json", "--passphrase-stdin", given=PASSPHRASE).json[-1]["id"]
    answer = pictured.run("show", uid, "--passphrase-stdin", given=PASSPHRASE)
    assert "File, 10 bytes: the way.txt\nFile, 14 bytes\n" in answer.text
    shown = pictured.run("show", uid, "--json", "--passphrase-stdin", given=PASSPHRASE).json
    assert [(each["label"], each["bytes"]) for each in shown["files"]] == [
        ("the way.txt", 10),
        ("", 14),
    ]


def test_export_takes_them_along_and_says_where(pictured: Shell) -> None:
    words = ("export", "--format", "json", "--passphrase-stdin", "--out")
    answer = pictured.run(*words, "a.json", given=PASSPHRASE)
    place = pictured.folder / "a-files"
    assert f"2 pictures and files are in {place}; they belong to it." in answer.text
    assert {path.read_bytes() for path in place.iterdir()} == {b"one letter", b"another letter"}
    answer = pictured.run(*words, "b.json", "--no-files", "--json", given=PASSPHRASE)
    assert (answer.json["files"], answer.json["files_folder"]) == (0, None)
    assert not (pictured.folder / "b-files").exists()


def test_export_says_what_stayed_behind(pictured: Shell) -> None:
    sealed(pictured)[0].unlink()
    given, words = PASSPHRASE, ("--passphrase-stdin", "--out", "out")
    answer = pictured.run("export", "--format", "markdown", *words, given=given)
    assert answer.code == 0
    assert "1 picture or file is missing or not whole and stayed behind." in answer.told
    assert len(list((pictured.folder / "out" / "files").iterdir())) == 1
