"""`export` and `backup`: what leaves the journal, and what is said about it."""

import json
import signal
from pathlib import Path

import pytest

from journal_app.exchange.writers import own_json
from tests.cli.shell import Shell
from tests.cli.test_add import NASTY
from tests.keyring_session import until


@pytest.fixture
def kept(shell: Shell) -> Shell:
    shell.add("Words", "--tag", "sea", "--person", "Ana")
    return shell


def test_json_holds_every_text_as_it_was_given(shell: Shell) -> None:
    for text in NASTY.values():
        shell.add(text)
    answer = shell.run("export", "--format", "json", "--out", "out.json")
    archive = json.loads((shell.folder / "out.json").read_bytes())
    assert {entry["text"] for entry in archive["entries"]} == set(NASTY.values())
    assert answer.text == f"{shell.folder}/out.json: {len(NASTY)} entries and 0 moments.\n"


@pytest.mark.parametrize("form", ["json", "markdown"])
def test_it_says_on_standard_error_that_it_is_not_encrypted(kept: Shell, form: str) -> None:
    answer = kept.run("export", "--json", "--format", form, "--out", "out")
    assert answer.code == 0
    assert "not encrypted" in answer.told
    files = {"files": 0, "files_left": 0, "files_folder": None}
    assert answer.json == {"path": str(kept.folder / "out"), "entries": 1, "moments": 0, **files}


@pytest.mark.parametrize("form", ["json", "markdown"])
def test_what_is_there_already_is_left_alone(kept: Shell, form: str) -> None:
    (kept.folder / "out").write_text("mine")
    answer = kept.run("export", "--format", form, "--out", "out")
    assert (answer.code, answer.out) == (1, b"")
    assert answer.told.count("\n") == 1
    assert (kept.folder / "out").read_text() == "mine"


def test_not_into_the_journal_itself(kept: Shell) -> None:
    answer = kept.run("export", "--format", "json", "--out", str(kept.home / "out.json"))
    assert answer.code == 1
    assert "inside the journal’s own folder" in answer.told


def halves(target: Path) -> list[Path]:
    """What is half written and is to have this name."""
    return list(target.parent.glob(f"{target.name}.*.partial"))


@pytest.mark.parametrize("form", ["json", "markdown"])
def test_asked_to_end_it_takes_away_what_is_half_written(shell: Shell, form: str) -> None:
    shell.run("demo", "--entries", "4000", "--home", str(shell.home))
    target = shell.folder / "out"
    with shell.start("export", "--format", form, "--out", str(target)) as process:
        until(lambda: bool(halves(target)))
        process.send_signal(signal.SIGTERM)
        out, told = process.communicate(timeout=30)
    assert (process.returncode, out) == (128 + signal.SIGTERM, b"")
    assert told == b"Stopped. Nothing was left behind.\n"
    assert halves(target) == []
    assert not target.exists()


@pytest.mark.parametrize("form", ["json", "markdown"])
def test_killed_on_its_way_no_whole_copy_is_left(shell: Shell, form: str) -> None:
    shell.run("demo", "--entries", "2000", "--home", str(shell.home))
    target = shell.folder / "out"
    with shell.start("export", "--format", form, "--out", str(target)) as process:
        until(lambda: bool(halves(target)))
        process.kill()
        process.wait(30)
    assert not target.exists(), "what was not whole had its name already"
    (partial,) = halves(target)
    assert partial.stat().st_mode & 0o077 == 0, "others could read what is half written"
    again = shell.run("export", "--format", form, "--out", str(target))
    assert again.code == 0, again.told
    assert target.exists()
    assert halves(target) == []


def test_a_backup_is_encrypted_and_whole(kept: Shell) -> None:
    answer = kept.run("backup", "--out", "copy.db")
    copy = kept.folder / "copy.db"
    assert (answer.code, "without it this copy opens on no other" in answer.told) == (0, True)
    assert answer.text == f"{copy}: 1 entry and 0 moments, encrypted and verified.\n"
    assert b"Words" not in copy.read_bytes()
    assert copy.stat().st_mode & 0o077 == 0
    (journal,) = kept.home.glob("vaults/*/journal.db")
    journal.write_bytes(copy.read_bytes())
    assert kept.listed()[0]["text"] == "Words"


def test_a_backup_never_replaces_a_file(kept: Shell) -> None:
    (kept.folder / "copy.db").write_text("mine")
    answer = kept.run("backup", "--out", "copy.db")
    assert (answer.code, answer.out) == (1, b"")
    assert (kept.folder / "copy.db").read_text() == "mine"
    assert kept.run("backup", "--out", "no/such/folder/copy.db").code == 1


def test_the_archive_of_a_made_up_journal_can_be_counted_again(shell: Shell) -> None:
    shell.run("demo", "--entries", "300", "--home", str(shell.home))
    shell.run("export", "--format", "json", "--out", "out.json")
    assert own_json.recount(shell.folder / "out.json").entries == 300
