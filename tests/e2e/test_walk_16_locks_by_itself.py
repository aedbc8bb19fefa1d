"""Walk 16: whoever steps away leaves a locked journal, and nothing that was typed is lost."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.services import recovery
from tests import mocked_desktop
from tests.e2e import leaks
from tests.e2e.clock import Clock
from tests.e2e.other_window import OtherWindow
from tests.e2e.test_full_disk import FullDisk, on_a_small_disk
from tests.e2e.writing import prose
from tests.keyring_session import KeyringSession
from tests.mocked_desktop import Logind
from tests.robots.person import Person

MARKER = "ZQXWOMBAT16"
PASSPHRASE = "a lantern by the harbour wall"
WRONG = "a lantern by the harbour walk"
OURS = [("sleep", "Tideline", "delay")]


@pytest.fixture
def logind(tmp_path: Path) -> Iterator[Logind]:
    """A system bus of its own, with a logind on it that does what the test says."""
    system = KeyringSession(tmp_path / "system")
    system.start_bus()
    with mocked_desktop.logind(system.address) as made:
        made.know_sessions()
        yield made
    system.stop()


def on_its_bus(person: Person, logind: Logind) -> None:
    person.app.surroundings["DBUS_SYSTEM_BUS_ADDRESS"] = logind.address


def listens(person: Person, logind: Logind) -> None:
    """Wait until the app holds sleep back, which is when it knows its session too."""
    person.app.bus.wait(lambda: logind.holds() == OURS, "sleep to be held back")


def is_locked(person: Person, before: int) -> None:
    """A fresh process that knows no word shows the lock page."""
    person.lock.wait_for_fresh_process()
    assert person.app.pid == before
    assert leaks.in_text(person.app.words_on_the_bus(), [MARKER]) == set()
    assert leaks.in_memory(person.app.pid, [MARKER]) == set()


def begin_with_passphrase(person: Person) -> None:
    person.app.start()
    person.first_run.begin()
    person.first_run.asks_for_a_passphrase()
    person.first_run.choose_passphrase(PASSPHRASE)
    person.today.wait_for()


def test_sleep_a_locked_screen_and_another_session_lock_the_journal(
    person: Person, logind: Logind
) -> None:
    on_its_bus(person, logind)
    person.begin()
    pid, text = person.app.pid, ""
    with mocked_desktop.screen_saver(
        person.app.desktop.session.address, "org.gnome.ScreenSaver"
    ) as screen:
        for name, happens in (
            ("sleep", logind.sleep),
            ("session-lock", logind.lock),
            ("screen", lambda: screen(True)),
            ("other-session", logind.switch_away),
        ):
            listens(person, logind)
            # Not waited for until it is saved: whoever closes the lid does not wait either.
            more = f"{MARKER} before {name}. "
            person.today.write(more)
            text += more
            happens()
            is_locked(person, pid)
            # Nothing is left to keep, and the computer may sleep.
            person.app.bus.wait(lambda: logind.holds() == [], "sleep to be let go")
            person.window.picture(f"locked-by-{name}")
            logind.wake()
            person.lock.open()
            person.today.shows(text)
    assert person.window.quit() == 0
    assert person.app.said_aloud == ""


def test_opened_by_code_beside_a_hanging_keyring_it_still_locks(
    person: Person, logind: Logind
) -> None:
    on_its_bus(person, logind)
    person.begin()
    person.today.write(f"{MARKER} by code.")
    person.today.saved()
    assert person.window.quit() == 0
    session = person.app.desktop.session
    with session.in_this_process():
        groups = recovery.show(person.app.home).groups
    session.freeze_keyring()
    person.app.start()
    person.lock.use_code()
    person.lock.type_code("".join(groups))
    person.lock.group_says(8, "right")
    person.app.hands.press("Return")
    person.today.shows(f"{MARKER} by code.")
    listens(person, logind)
    pid = person.app.pid
    logind.lock()
    is_locked(person, pid)


def test_who_does_not_want_it_is_kept_before_sleep_and_stays_open(
    person: Person, logind: Logind
) -> None:
    on_its_bus(person, logind)
    person.begin()
    listens(person, logind)
    person.window.go("Settings")
    person.settings.switch("Lock when I step away", on=False)
    person.window.picture("settings")
    words = person.settings.words()
    assert "When the computer sleeps, its screen locks" in words
    assert "is a curtain" in words
    person.window.go("Today")
    person.today.wait_for()
    person.today.write(f"{MARKER} stays.")
    logind.lock()
    logind.sleep()
    person.app.bus.wait(lambda: logind.holds() == [], "sleep to be let go")
    person.today.saved()
    logind.wake()
    listens(person, logind)
    person.today.shows(f"{MARKER} stays.")
    assert person.app.see("Locked", "panel") is None


def test_nobody_there_for_five_minutes_locks_whatever_the_clock_on_the_wall_says(
    person_without_bus: Person,
) -> None:
    person = person_without_bus
    clock = Clock(person.app)
    begin_with_passphrase(person)
    pid = person.app.pid
    person.today.write(f"{MARKER} first. ")
    person.today.saved()

    clock.move(timedelta(days=400))
    person.app.hands.press("Shift")
    clock.move(timedelta(days=-800))
    person.today.write("Still here. ")
    person.today.saved()

    # The lid was closed for a while, and nobody told: the key that wakes it finds it locked.
    clock.sleep(timedelta(minutes=6))
    person.app.hands.press("Shift")
    is_locked(person, pid)
    person.window.picture("locked-after-sleep")
    person.lock.open(PASSPHRASE)
    person.today.wait_for()

    clock.sleep(timedelta(minutes=4))
    person.today.write("Here. ")
    clock.sleep(timedelta(minutes=4))
    person.today.write("And here. ")
    person.today.saved()
    clock.sleep(timedelta(minutes=5))
    is_locked(person, pid)
    person.lock.open(PASSPHRASE)
    person.today.wait_for()

    person.window.go("Settings")
    person.window.picture("settings-with-passphrase")
    person.settings.choose("Lock after", "Never")
    clock.sleep(timedelta(hours=10))
    person.app.hands.press("Shift")
    person.window.go("Today")
    person.today.wait_for()
    assert person.window.quit() == 0
    assert person.app.said_aloud == ""


def test_behind_another_window_nothing_can_be_read_and_it_comes_back_as_it_was(
    person: Person,
) -> None:
    person.begin()
    text = f"{MARKER} on the page. {prose(60, seed=16)}"
    person.today.paste(text)
    person.today.saved()
    person.window.go("Settings")
    person.settings.switch("Hide behind other windows", on=True)
    person.window.go("Today")
    person.today.wait_for()
    person.today.put_caret(20)
    pid = person.app.pid
    with OtherWindow(person.app.desktop.display):
        person.app.find("Note", "panel")
        assert leaks.in_text(person.app.words_on_the_bus(), [MARKER]) == set()
        person.window.picture("hidden")
    person.app.bus.wait(lambda: person.today.caret == 20, "the page as it was")
    person.today.shows(text)
    person.window.picture("back")
    person.app.hands.type("x")
    person.today.shows(f"{text[:20]}x{text[20:]}")

    # The small window is one of ours.
    person.capture.call_by_key()
    assert leaks.in_text(person.app.words_on_the_bus(), [MARKER]) == {MARKER}
    person.capture.close()

    with OtherWindow(person.app.desktop.display):
        person.app.find("Note", "panel")
        person.app.hands.type("nothing of ours hears this")
    person.today.shows(f"{text[:20]}x{text[20:]}")
    person.window.lock()
    is_locked(person, pid)


def test_a_lock_that_cannot_keep_lets_only_the_passphrase_back_and_locks_once_it_can(
    person_without_bus: Person, logind: Logind
) -> None:
    person = person_without_bus
    on_its_bus(person, logind)
    person.app.launch(through=on_a_small_disk(person.app.home))
    person.first_run.begin()
    person.first_run.asks_for_a_passphrase()
    person.first_run.choose_passphrase(PASSPHRASE)
    person.today.wait_for()
    person.today.write("Before. ")
    person.today.saved()
    listens(person, logind)
    pid = person.app.pid
    disk = Path(f"/proc/{pid}/root{person.app.home}")
    # What the log holds goes into the file by itself in a while, and would make room.
    log = next(disk.glob("vaults/*/journal.db-wal"))
    person.app.bus.wait(lambda: log.stat().st_size == 0, "the log to be empty")
    ballast = FullDisk(disk)
    long = f"{MARKER} {prose(900, seed=17)}"
    person.today.paste(long)
    logind.lock()
    person.lock.says("The app keeps trying.")
    person.window.picture("cannot-keep")
    assert leaks.in_text(person.app.words_on_the_bus(), [MARKER]) == set()

    person.lock.come_back(WRONG)
    person.lock.says("That didn’t open it.")
    person.window.picture("wrong")
    assert leaks.in_text(person.app.words_on_the_bus(), [MARKER]) == set()
    person.lock.come_back(PASSPHRASE)
    person.today.shows("Before. " + long)
    person.window.picture("back-again")

    person.window.lock()
    person.lock.says("The app keeps trying.")
    person.app.press("Quit", "push button")
    person.app.find("Your last words are not saved yet", "panel")
    person.window.picture("quit-asks")
    person.app.press("Stay", "push button")
    person.app.gone("Your last words are not saved yet")
    assert leaks.in_text(person.app.words_on_the_bus(), [MARKER]) == set()

    ballast.unlink()
    is_locked(person, pid)
    person.lock.open(PASSPHRASE)
    person.today.shows("Before. " + long)
