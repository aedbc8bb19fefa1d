"""Walk 23: going back to an earlier copy, and back again, with nothing asked and nothing lost."""

import os
import signal
import time
from pathlib import Path

from tests.robots.person import Person

BEFORE = "What stood there before."
AFTER = " And what came after the copy."
PASSPHRASE = "four quiet words here"
KILLED_WITHIN_SECONDS = 20


def written(person: Person) -> None:
    """A page, a backup of it, and more on the same page."""
    person.begin()
    person.today.write(BEFORE)
    person.today.saved()
    person.window.go("Settings")
    person.settings.back_up()
    person.window.go("Today")
    person.today.wait_for()
    person.today.write(AFTER)
    person.today.saved()


def look_at_copies(person: Person) -> None:
    person.window.go("Settings")
    person.settings.open_backups()
    person.app.press("Earlier copies…", "push button")


def test_restoring_from_the_settings_and_taking_it_back(person: Person) -> None:
    written(person)
    person.window.theme("Dark")
    look_at_copies(person)
    inside = person.trouble.look_inside()
    person.window.picture("inside-dark")
    assert [BEFORE in each and AFTER not in each for each in inside] == [True]
    person.app.hands.press("Escape")
    person.app.find("Earlier copies", "list")
    # The page itself is still there behind; what was told of the copy is not.
    assert f". {BEFORE}" not in person.app.words_on_the_bus()
    person.window.picture("copies-dark")
    person.window.theme("Light")
    person.trouble.copies()
    person.window.picture("copies")
    person.trouble.press("Restore this copy…")
    person.app.find("Put this copy in your journal’s place?", "panel")
    person.window.picture("sheet")
    person.app.press("Restore", "push button")
    person.today.wait_for()
    person.today.shows(BEFORE)
    person.app.press("Undo", "push button")
    person.today.wait_for()
    person.today.shows(BEFORE + AFTER)
    person.window.notice("What was there before is back in its place.")
    person.window.picture("undone")


def test_a_restore_can_be_undone_in_the_settings_later(person: Person) -> None:
    written(person)
    look_at_copies(person)
    person.trouble.restore()
    person.today.wait_for()
    person.today.shows(BEFORE)
    assert person.window.quit() == 0
    person.app.start()
    person.today.wait_for()
    person.window.go("Settings")
    person.settings.open_backups()
    person.settings.check_backups()
    person.settings.says("2 are sound.")
    person.window.picture("backups")
    person.app.press("Undo the restore…", "push button")
    person.app.find("Undo the restore?", "panel")
    person.window.picture("undo-sheet")
    person.app.press("Undo the restore", "push button")
    person.today.wait_for()
    person.today.shows(BEFORE + AFTER)


def test_with_a_passphrase_restoring_ends_in_front_of_the_lock(
    person_without_bus: Person,
) -> None:
    person = person_without_bus
    person.app.start()
    person.first_run.begin()
    person.first_run.choose_passphrase(PASSPHRASE)
    person.today.wait_for()
    person.today.write(BEFORE)
    person.today.saved()
    person.window.go("Settings")
    person.settings.back_up()
    person.window.go("Today")
    person.today.wait_for()
    person.today.write(AFTER)
    person.today.saved()
    look_at_copies(person)
    person.trouble.restore()
    person.lock.says("The earlier copy is in your journal’s place.")
    person.window.picture("passphrase")
    assert BEFORE not in person.app.words_on_the_bus()
    person.lock.open(PASSPHRASE)
    person.today.wait_for()
    person.today.shows(BEFORE)
    person.app.find("Undo", "push button")
    person.window.picture("passphrase-opened")


def test_killed_in_the_middle_of_a_restore_one_of_the_two_is_there(person: Person) -> None:
    written(person)
    look_at_copies(person)
    person.trouble.copies()
    person.trouble.press("Restore this copy…")
    folder = next(person.app.home.glob("vaults/*"))
    pid = person.app.pid
    person.app.press("Restore", "push button")
    kill_once_there(pid, folder / "journal.db.ready", folder / "replacing.json")
    person.app.wait_for_end()
    person.app.start()
    person.today.wait_for()
    person.app.bus.wait(lambda: person.today.text, "the page")
    assert person.today.text in (BEFORE, BEFORE + AFTER)
    person.today.write(" Still writing.")
    person.today.saved()
    person.window.picture("after-the-kill")
    assert not list(folder.glob("*.ready*"))
    assert not (folder / "replacing.json").exists()


def kill_once_there(pid: int, *paths: Path) -> None:
    """End a process as a crash would, in the instant one of these files comes into being."""
    until = time.monotonic() + KILLED_WITHIN_SECONDS
    while not any(path.exists() for path in paths):
        assert time.monotonic() < until
    os.kill(pid, signal.SIGKILL)
