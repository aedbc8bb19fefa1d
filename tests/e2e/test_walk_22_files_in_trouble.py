"""Walk 22: every way a journal file can be in trouble, seen and got out of in the real window.

One desktop and one journal for each walk; the journal is spoiled, made well, and spoiled again.
"""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.driver import ROOT
from tests.robots.person import Person

WORDS = "ZQXWOMBAT the first evening by the sea."
NEWEST = "And one more evening."
PAGES = 6
PAGE = 4096
_PENDING_BYTE = 0x40000000
"""Where SQLite takes its locks on a database file."""


class Spoiler:
    """A journal with backups, as it was when all was well, to be spoiled again and again."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.home = person.app.home
        self._well = self.home.with_name("well")

    def write(self) -> None:
        """A few pages, a backup of them, and one page more."""
        person = self.person
        person.begin()
        person.today.write(WORDS)
        person.today.saved()
        for number in range(PAGES):
            text = f"Page {number}. " + "words between us " * 600
            assert person.app.run("add", text=text).returncode == 0
        person.window.go("Settings")
        person.settings.back_up()
        assert person.window.quit() == 0
        assert person.app.run("add", text=NEWEST).returncode == 0
        shutil.copytree(self.home, self._well)

    def make_well(self) -> None:
        """Everything as it was."""
        shutil.rmtree(self.home)
        shutil.copytree(self._well, self.home)

    @property
    def folder(self) -> Path:
        return next(self.home.glob("vaults/*"))

    @property
    def journal(self) -> Path:
        return self.folder / "journal.db"

    def see(self, how: Callable[[], object], happened: str, picture: str) -> dict[str, str]:
        """Spoil it, start the app, and read what it says."""
        how()
        self.person.app.start()
        told = self.person.trouble.says(happened)
        self.person.window.picture(picture)
        return told

    def leave(self) -> None:
        """Quit, and make everything well."""
        assert self.person.window.quit() == 0
        self.make_well()


@pytest.fixture
def spoiler(person: Person) -> Spoiler:
    """A journal that was well, ready to be spoiled."""
    made = Spoiler(person)
    made.write()
    return made


def spoil(path: Path, *places: int) -> None:
    """Let one bit in each of these places be another."""
    with path.open("r+b") as file:
        for place in places:
            file.seek(place)
            byte = file.read(1)
            file.seek(place)
            file.write(bytes([byte[0] ^ 1]))


def of_a_newer_version(person: Person, path: Path) -> None:
    """Let the journal say that a later version wrote it; the key comes from the keyring."""
    script = f"""
from pathlib import Path
from journal_app.services import vault
from journal_app.storage.connection import Access, open_connection
reader = vault.open_reader(Path({str(person.app.home)!r}))
connection = open_connection(Path({str(path)!r}), reader.key(), Access.WRITE)
reader.close()
connection.run("PRAGMA user_version = 999")
connection.close()
"""
    environment = person.app.environment()
    subprocess.run([sys.executable, "-c", script], env=environment, cwd=ROOT, check=True)


@contextmanager
def held_by_another(path: Path) -> Iterator[None]:
    """Another program has the whole journal file for itself."""
    with path.open("r+b") as file:
        fcntl.lockf(file, fcntl.LOCK_EX, 512, _PENDING_BYTE)
        yield


def a_plain_file(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (text)")
    connection.commit()
    connection.close()


def entries_of(person: Person) -> int:
    """How many entries the command line counts."""
    return len(person.app.read("list"))


def test_a_missing_journal_is_restored_from_a_copy(person: Person, spoiler: Spoiler) -> None:
    told = spoiler.see(spoiler.journal.unlink, "The journal file is missing.", "missing")
    assert "Apart from it there " in told["What is safe"]
    assert person.trouble.offers == [
        "Look at earlier copies",
        "Try again",
        "Show the folder",
        "Quit",
    ]
    person.trouble.press("Look at earlier copies")
    assert all("Made by itself" in each for each in person.trouble.copies())
    person.window.picture("copies")
    inside = person.trouble.look_inside()
    person.window.picture("inside")
    assert any("Page 5" in each for each in inside)
    assert not any(NEWEST in each for each in inside)
    person.trouble.leave_inside()
    assert "Page 5" not in person.app.words_on_the_bus()
    person.trouble.restore()
    report = person.trouble.report()
    person.window.picture("restored")
    assert f"{PAGES + 1} entries" in report
    person.trouble.open_journal()
    person.today.wait_for()
    assert entries_of(person) == PAGES + 1


def test_damaged_beginnings_pages_and_ends_are_rescued(person: Person, spoiler: Spoiler) -> None:
    said = "The first bytes of the journal file are damaged."
    spoiler.see(lambda: spoil(spoiler.journal, 3), said, "header")
    person.trouble.press("Save what can be read")
    report = person.trouble.report()
    person.window.picture("header-rescued")
    assert f"All {PAGES + 2} pieces were read from the damaged file." in report
    assert "Nothing is missing." in report
    person.trouble.open_journal()
    person.today.wait_for()
    assert entries_of(person) == PAGES + 2
    person.window.go("Settings")
    person.settings.open_backups()
    person.window.picture("report-in-settings")
    assert "Nothing is missing." in person.settings.read_report()
    spoiler.leave()

    places = [PAGE * page + 100 for page in range(12, 40, 3)]
    said = "pages of the journal file are damaged."
    spoiler.see(lambda: spoil(spoiler.journal, *places), said, "pages")
    person.trouble.press("Save what can be read")
    report = person.trouble.report()
    person.window.picture("pages-rescued")
    assert "pieces were read from the damaged file." in report
    assert "The damaged file was not changed." in report
    person.trouble.open_journal()
    person.today.wait_for()
    spoiler.leave()

    half = spoiler.journal.stat().st_size // 2 // PAGE * PAGE
    said = "The end of the journal file is missing."
    spoiler.see(lambda: os.truncate(spoiler.journal, half + 100), said, "truncated")
    person.trouble.press("Save what can be read")
    report = person.trouble.report()
    person.window.picture("truncated-rescued")
    assert "came from the copy of" in report
    person.trouble.open_journal()
    person.today.wait_for()
    assert entries_of(person) >= PAGES + 1


def test_other_files_and_none_are_told_apart_and_left_alone(
    person: Person, spoiler: Spoiler
) -> None:
    journal = spoiler.journal
    size = journal.stat().st_size
    rows: list[tuple[str, Callable[[], object], str]] = [
        ("empty", lambda: os.truncate(journal, 0), "The journal file is empty."),
        ("plain", lambda: a_plain_file(journal), "is not encrypted"),
        ("random", lambda: journal.write_bytes(os.urandom(size)), "no part of it fits the key"),
    ]
    for name, how, said in rows:
        spoiler.see(how, said, name)
        lying_there = journal.read_bytes()
        person.trouble.press("Try again")
        person.trouble.says(said)
        assert journal.read_bytes() == lying_there
        if name == "random":
            person.trouble.press("Look at earlier copies")
            person.trouble.restore()
            assert f"{PAGES + 1} entries" in person.trouble.report()
            aside = [path.read_bytes() for path in spoiler.folder.glob("set-aside/*/journal.db")]
            assert aside == [lying_there]
            person.trouble.open_journal()
            person.today.wait_for()
        spoiler.leave()


def test_a_newer_and_a_busy_journal_are_left_alone(person: Person, spoiler: Spoiler) -> None:
    journal = spoiler.journal
    said = "newer version"
    spoiler.see(lambda: of_a_newer_version(person, journal), said, "newer")
    lying_there = journal.read_bytes()
    person.trouble.press("Try again")
    person.trouble.says(said)
    assert "Save what can be read" not in person.trouble.offers
    assert journal.read_bytes() == lying_there
    spoiler.leave()

    with held_by_another(journal):
        spoiler.see(lambda: None, "Another program is using the journal file.", "busy")
    person.trouble.press("Try again")
    person.today.wait_for()
    assert entries_of(person) == PAGES + 2


def test_a_journal_replaced_while_it_is_open_is_put_back(person: Person, spoiler: Spoiler) -> None:
    person.app.start()
    person.today.wait_for()
    person.today.write(" And while it was open.")
    person.today.saved()
    other = spoiler.folder / "other"
    other.write_bytes(os.urandom(5 * PAGE))
    other.replace(spoiler.journal)
    lying_there = spoiler.journal.read_bytes()
    person.today.write(" Then it was gone.")
    person.today.not_saved()
    person.window.picture("replaced")
    person.app.press("Put my journal back in its place", "push button")
    person.today.saved()
    person.window.picture("put-back")
    aside = [path.read_bytes() for path in spoiler.folder.glob("set-aside/*/journal.db")]
    assert aside == [lying_there]
    text = person.today.text
    assert text.endswith("And while it was open. Then it was gone.")
    assert person.window.quit() == 0
    person.app.start()
    person.today.wait_for()
    person.today.shows(text)


def test_a_lost_record_is_made_anew(person: Person, spoiler: Spoiler) -> None:
    def lose() -> None:
        (spoiler.folder / "vault.json").unlink()
        (spoiler.folder / "vault.json.bak").write_text("not what it was")

    told = spoiler.see(lose, "", "record-lost")
    assert "Your words are not in it." in told["What is safe"]
    person.trouble.press("Make it anew")
    person.today.wait_for()
    assert entries_of(person) == PAGES + 2


def test_a_lost_log_is_noticed_and_the_file_can_be_opened_as_it_is(
    person: Person, spoiler: Spoiler
) -> None:
    kept = spoiler.journal.read_bytes()
    assert person.app.run("add", text="Only until the log is lost.").returncode == 0

    spoiler.see(lambda: spoiler.journal.write_bytes(kept), "holds less than", "log-lost")
    person.trouble.press("Open it as it is")
    person.today.wait_for()
    assert entries_of(person) == PAGES + 2
    assert any("going-on" in path.name for path in spoiler.folder.glob("safety/*.db"))
