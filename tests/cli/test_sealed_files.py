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
    for contents in (b"one letter", b"another letter"):
        given, files = Given(contents=contents), pictures.files_of(vault)
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
    assert "1 picture or file is missing or damaged" in answer.told
