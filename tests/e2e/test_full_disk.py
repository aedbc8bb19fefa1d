"""A disk without room: the page says so and why, and keeps by itself once there is room."""

import os
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tests.e2e import leaks
from tests.e2e.node import Gone
from tests.e2e.writing import prose
from tests.robots.person import Person

FIRST = "Before the disk was full. "
MARK = "ZQXWOMBAT25"
LONG = f"{prose(900, seed=9)} {MARK}"
MOUNT = 'mount -t tmpfs -o size=4m,mode=700 small-disk "$1" && shift && exec "$@"'


def on_a_small_disk(folder: Path) -> Sequence[str]:
    """What starts a program that alone sees a disk of 4 MB in this folder.

    Without the rights of root it gets them, for the mount, inside a user namespace of its own.
    """
    folder.mkdir()
    as_somebody = ["--user", "--map-current-user", "--keep-caps"]
    space = ["unshare", "--mount", *([] if os.geteuid() == 0 else as_somebody)]
    return [*space, "sh", "-c", MOUNT, "sh", str(folder)]


class FullDisk:
    """Uses the last byte of the disk a folder lies on, and every byte that is set free meanwhile.

    What a backup that failed had taken, for one, would be room for the next save.
    """

    def __init__(self, folder: Path) -> None:
        self._ballast = folder / "ballast"
        self._over = threading.Event()
        self._fill()
        self._filling = threading.Thread(target=self._keep_full, daemon=True)
        self._filling.start()

    def unlink(self) -> None:
        """Let there be room again."""
        self._over.set()
        self._filling.join()
        self._ballast.unlink()

    def _keep_full(self) -> None:
        with suppress(OSError):
            # The disk goes with the app that sees it.
            while not self._over.wait(0.02):
                self._fill()

    def _fill(self) -> None:
        with self._ballast.open("ab", buffering=0) as file:
            for size in (65536, 4096, 1):
                try:
                    while file.write(bytes(size)):
                        pass
                except OSError:
                    continue


def full_disk(person: Person) -> FullDisk:
    """No byte is left on the disk the app sees."""
    folder = Path(f"/proc/{person.app.pid}/root{person.app.home}")
    # What the log holds goes into the file by itself in a while, and would make room.
    log = next(folder.glob("vaults/*/journal.db-wal"))
    person.app.bus.wait(lambda: log.stat().st_size == 0, "the log to be empty")
    return FullDisk(folder)


def in_the_open(person: Person) -> dict[str, set[str]]:
    """Which files hold the word that could not be kept: there is no emergency copy of it."""
    seen_by_the_app = Path(f"/proc/{person.app.pid}/root{person.app.home}")
    return leaks.in_files([seen_by_the_app, person.app.desktop.folder], [MARK])


def test_a_full_disk_is_named_and_saving_goes_on_by_itself(person: Person) -> None:
    person.app.start(through=on_a_small_disk(person.app.home))
    person.first_run.begin()
    person.today.wait_for()
    person.today.write(FIRST)
    person.today.saved()

    ballast = full_disk(person)
    person.today.paste(LONG)
    person.today.not_saved()
    person.window.picture("not-saved")
    assert "disk" in person.today.why_not_saved()
    person.window.picture("why")
    assert any("the disk is full" in told for told in person.app.bus.announcements)
    person.app.hands.press("Escape")
    assert in_the_open(person) == {}

    ballast.unlink()
    person.today.saved()
    assert in_the_open(person) == {}
    person.window.lock()
    person.lock.wait_for_fresh_process()
    person.lock.open()
    person.today.shows(FIRST + LONG)


def test_leaving_with_a_full_disk_asks_first_and_loses_nothing(person: Person) -> None:
    person.app.start(through=on_a_small_disk(person.app.home))
    person.first_run.begin()
    person.today.wait_for()
    person.today.write(FIRST)
    person.today.saved()
    ballast = full_disk(person)
    person.today.paste(LONG)
    person.today.not_saved()

    person.app.hands.press("Ctrl+q")
    person.app.find("Your last words are not saved yet", "panel")
    person.window.picture("leaving")
    person.app.press("Stay", "push button")
    person.app.gone("Your last words are not saved yet")
    person.today.why_not_saved()
    try_now = person.app.find("Try now", "push button")
    ballast.unlink()
    with suppress(Gone):
        # It may just have been tried anyway.
        try_now.press()
    person.today.saved()
    person.today.shows(FIRST + LONG)
    person.today.write("One stays.")
    person.today.saved()
    assert person.window.quit() == 0


def test_leaving_without_the_last_words_is_possible(person: Person) -> None:
    person.app.start(through=on_a_small_disk(person.app.home))
    person.first_run.begin()
    person.today.wait_for()
    person.today.write(FIRST)
    person.today.saved()
    full_disk(person)
    person.today.paste(LONG)
    person.today.not_saved()
    person.app.hands.press("Ctrl+q")
    person.app.press("Close without them", "push button")
    assert person.app.wait_for_end() == 0


def test_a_lock_that_cannot_keep_says_so_and_can_be_taken_back(person: Person) -> None:
    person.app.start(through=on_a_small_disk(person.app.home))
    person.first_run.begin()
    person.today.wait_for()
    person.today.write(FIRST)
    person.today.saved()
    ballast = full_disk(person)
    person.today.paste(LONG)
    person.window.lock()
    person.lock.says("Your last words could not be saved yet.")
    assert LONG[:40] not in person.app.words_on_the_bus()
    person.window.picture("cannot-keep")
    person.app.press("Back to your page", "push button")
    person.today.shows(FIRST + LONG)

    ballast.unlink()
    person.window.lock()
    person.lock.wait_for_fresh_process()
    person.lock.open()
    person.today.shows(FIRST + LONG)
