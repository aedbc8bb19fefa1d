"""Two users of one computer: neither gets into the journal of the other, and each is told so."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.cli.shell import Answer, Shell
from tests.proof.another_user import Theirs, folder_of_somebody_else

NOT_THE_WINDOW = ("list", "add", "moment", "check", "search word", "restore --list", "recover")


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    nobody = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/nobody"}
    return Shell(tmp_path, nobody | {"QT_QPA_PLATFORM": "offscreen"})


def refused(shell: Shell, theirs: Theirs, *words: str) -> Answer:
    done = subprocess.run(
        [*theirs.through, *shell.command(*words)],
        input=b"Whose page is this?",
        capture_output=True,
        env=shell.environment | {"TIDELINE_HOME": str(theirs.path)},
        cwd=shell.folder,
    )
    return Answer(done.returncode, done.stdout, done.stderr.decode())


def told_whose_it_is(answer: Answer) -> bool:
    (line,) = answer.told.splitlines()
    named = line.startswith(("The journal’s folder cannot be ", "Not kept: the journal’s folder "))
    return named and "belongs to you" in line and answer.code == 1


@pytest.mark.parametrize("words", NOT_THE_WINDOW)
def test_the_folder_of_another_user_is_refused_in_words(
    shell: Shell, tmp_path: Path, words: str
) -> None:
    theirs = folder_of_somebody_else(tmp_path)
    answer = refused(shell, theirs, *words.split())
    assert told_whose_it_is(answer), answer.told
    assert answer.out == b""
    if os.geteuid() == 0:
        assert list(theirs.path.iterdir()) == []


def test_a_window_says_so_as_well_and_nothing_is_begun(shell: Shell, tmp_path: Path) -> None:
    theirs = folder_of_somebody_else(tmp_path)
    process = subprocess.Popen(
        [*theirs.through, *shell.command()],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=shell.environment | {"TIDELINE_HOME": str(theirs.path)},
        cwd=shell.folder,
    )
    with process:
        assert process.stderr is not None
        # Told once the window is there.
        told = process.stderr.readline().decode()
        process.send_signal(signal.SIGTERM)
        out, more = process.communicate(timeout=30)
    assert told_whose_it_is(Answer(process.returncode, out, told)), told
    assert (out, more) == (b"", b"")
    if os.geteuid() == 0:
        assert list(theirs.path.iterdir()) == []


def test_no_journal_is_begun_in_a_folder_another_user_left_open_to_all(
    shell: Shell, tmp_path: Path
) -> None:
    theirs = folder_of_somebody_else(tmp_path, mode=0o777)
    answer = refused(shell, theirs, "add")
    assert told_whose_it_is(answer), answer.told
    assert not [path for path in theirs.path.iterdir() if path.name in {"vaults", "instance.lock"}]


def test_what_is_made_is_closed_to_every_other_user(shell: Shell) -> None:
    shell.run("add", "--passphrase-stdin", given="correct horse battery staple 9\nOne page.\n")
    made = [shell.home, *shell.home.rglob("*")]
    assert any(path.name == "journal.db" for path in made), "a journal was made"
    assert [path for path in made if path.stat().st_mode & 0o077] == []
