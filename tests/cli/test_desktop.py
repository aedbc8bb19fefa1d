"""`desktop` puts the app into the menu and takes it out again, and says so in one sentence."""

import subprocess
from pathlib import Path

import pytest

from journal_app import APP_ID
from tests.cli.shell import Shell


@pytest.fixture
def shell(bare: Shell) -> Shell:
    """A shell whose person keeps what is theirs in a folder of the test."""
    bare.environment["XDG_DATA_HOME"] = str(bare.folder / "data")
    return bare


def entry_of(shell: Shell) -> Path:
    return shell.folder / "data" / "applications" / f"{APP_ID}.desktop"


def test_in_and_out_again_with_a_sentence_each(shell: Shell) -> None:
    answer = shell.run("desktop", "--install")
    assert (answer.code, answer.told) == (0, "")
    assert answer.text == "Tideline is in the applications menu, with its two actions.\n"
    text = entry_of(shell).read_text()
    assert text.count(f"--home {shell.home}") == 3
    # Nobody else on this computer can read where things are.
    assert entry_of(shell).stat().st_mode & 0o077 == 0

    assert shell.run("desktop", "--remove").text == (
        "Tideline is no longer in the applications menu.\n"
    )
    assert not entry_of(shell).parent.exists()
    assert shell.run("desktop", "--remove").text == "Tideline was not in the applications menu.\n"
    # Neither of them makes a journal.
    assert not shell.home.exists()


def test_another_journal_can_be_named(shell: Shell) -> None:
    shell.run("desktop", "--install", "--home", "a b")
    assert f'--home "{shell.folder}/a b"' in entry_of(shell).read_text()


def test_as_json(shell: Shell) -> None:
    assert shell.run("desktop", "--install", "--json").json == {"installed": True}
    assert shell.run("desktop", "--remove", "--json").json == {"installed": False}


def test_what_is_in_the_way_is_one_sentence_and_exit_1(shell: Shell) -> None:
    entry_of(shell).parent.mkdir(parents=True)
    entry_of(shell).write_text("[Desktop Entry]\nName=Mine\n")
    answer = shell.run("desktop", "--install")
    assert (answer.code, answer.text, answer.told.count("\n")) == (1, "", 1)
    assert "Move it somewhere else" in answer.told


def test_taking_it_out_needs_no_library(shell: Shell) -> None:
    shell.run("desktop", "--install")
    # Without `site` Python finds its own standard library and what it is told of, nothing else.
    python, *rest = shell.command("desktop", "--remove")
    told = subprocess.check_output([python, "-S", *rest], env=shell.environment, text=True)
    assert told == "Tideline is no longer in the applications menu.\n"
