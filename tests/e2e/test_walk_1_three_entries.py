"""Walk 1: from a first start to three real entries, and finding them again."""

import sqlite3
from pathlib import Path

import pytest

from tests.e2e.desktop import forget_secrets
from tests.e2e.writing import EMOJI_AND_ARABIC, pasted_prose, prose
from tests.robots.person import Person

TYPED = prose(120, seed=1)
LONG = pasted_prose(3000, seed=2)


def files_of(home: Path) -> dict[str, int]:
    """Every file of the journals and its size."""
    vaults = home / "vaults"
    return {str(path.relative_to(vaults)): path.stat().st_size for path in vaults.rglob("*")}


def write_three(person: Person) -> None:
    """One entry typed, one with emoji and Arabic pasted, one of 3,000 words pasted."""
    person.today.write(TYPED)
    person.today.saved()
    person.window.picture("typed")
    person.today.new_entry()
    person.today.paste(EMOJI_AND_ARABIC)
    person.today.saved()
    person.window.picture("emoji-and-arabic")
    person.today.new_entry()
    person.window.picture("new-entry")
    person.today.paste(LONG)
    person.today.saved()
    person.window.picture("three-thousand-words")


def test_three_entries_are_there_again(person: Person) -> None:
    person.app.start()
    person.first_run.wait_for()
    person.window.picture("welcome")
    person.first_run.begin()
    person.today.wait_for()
    person.window.picture("empty-page")
    write_three(person)
    assert person.window.close() == 0

    person.app.start()
    person.today.wait_for()
    person.today.shows(LONG)
    assert len(person.today.neighbours()) == 2
    person.window.picture("next-start")

    person.window.go("Timeline")
    person.timeline.shows(LONG[:60], EMOJI_AND_ARABIC.split("\n")[0], TYPED[:60])
    person.window.picture("timeline")
    for words, whole in (
        (LONG[:60], LONG),
        (EMOJI_AND_ARABIC.split("\n")[0], EMOJI_AND_ARABIC),
        (TYPED[:60], TYPED),
    ):
        person.timeline.open(words)
        person.reader.shows(whole)
        person.window.picture("reader")
        person.reader.back()

    kept = [piece["text"] for piece in person.app.read("list")]
    assert kept == [LONG, EMOJI_AND_ARABIC, TYPED]
    assert person.window.quit() == 0
    assert person.app.said_aloud == ""


def test_without_the_secret_nothing_opens_and_nothing_is_made(person: Person) -> None:
    person.begin()
    person.today.write("Only with the key.")
    person.today.saved()
    person.window.quit()
    before = files_of(person.app.home)
    journal = next(person.app.home.glob("vaults/*/journal.db"))
    assert b"Only with" not in journal.read_bytes()
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(journal).execute("SELECT * FROM entries")

    assert forget_secrets(person.app.desktop) == 1
    person.app.start()
    told = person.lock.says("The key to this journal is not in the keyring it was kept in")
    assert "Nothing was changed" in told
    person.window.picture("key-not-found")
    person.lock.try_again_and_hear("The key to this journal is not in the keyring")
    assert person.window.quit() == 0

    assert files_of(person.app.home) == before
    listed = person.app.run("list")
    assert (listed.returncode, listed.stdout) == (1, "")
    assert "not in the keyring" in listed.stderr
    assert person.app.run("check").returncode == 4
    assert files_of(person.app.home) == before
    assert forget_secrets(person.app.desktop) == 0


def test_without_a_keyring_service_the_page_says_so(person: Person) -> None:
    person.begin()
    person.today.write("Only with the key.")
    person.today.saved()
    person.window.quit()
    before = files_of(person.app.home)

    person.app.desktop.session.stop_keyring()
    person.app.start()
    person.lock.says("This session has no keyring")
    person.window.picture("no-keyring")
    person.app.desktop.session.start_keyring()
    person.lock.try_again()
    person.today.shows("Only with the key.")
    assert files_of(person.app.home).keys() >= before.keys()
