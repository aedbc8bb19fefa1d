"""Walk 22: every way a journal file can be in trouble, seen and got out of in the real window."""

import shutil
from pathlib import Path

from tests.robots.person import Person

WORDS = "ZQXWOMBAT the first evening by the sea."
NEWEST = "And one more evening."
PAGE = 4096


class Spoiler:
    """A journal with a backup, as it was when all was well, to be spoiled again and again."""

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
        for number in range(6):
            text = f"Page {number}. " + "words between us " * 600
            assert person.app.run("add", text=text).returncode == 0
        person.window.go("Settings")
        person.settings.back_up()
        person.window.picture("backups")
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

    def start(self) -> Person:
        self.person.app.start()
        return self.person


def spoil(path: Path, *places: int) -> None:
    with path.open("r+b") as file:
        for place in places:
            file.seek(place)
            byte = file.read(1)
            file.seek(place)
            file.write(bytes([byte[0] ^ 0xFF]))


def test_a_missing_journal_is_restored_from_a_copy(person: Person) -> None:
    spoiler = Spoiler(person)
    spoiler.write()
    spoiler.journal.unlink()
    spoiler.start()
    told = person.trouble.says("The journal file is missing.")
    person.window.picture("missing")
    assert "2 earlier copies" in told["What is safe"]
    person.trouble.press("Look at earlier copies")
    copies = person.trouble.copies()
    person.window.picture("copies")
    assert len(copies) == 2
    inside = person.trouble.look_inside()
    person.window.picture("inside")
    assert any("Page 5" in each for each in inside)
    assert not any(NEWEST in each for each in inside)
    person.trouble.leave_inside()
    assert "Page 5" not in person.app.words_on_the_bus()
    person.trouble.restore()
    report = person.trouble.report()
    person.window.picture("restored")
    assert "7 entries" in report
    person.trouble.open_journal()
    person.today.wait_for()
    person.window.picture("open-again")


def test_a_damaged_header_and_damaged_pages_are_rescued(person: Person) -> None:
    spoiler = Spoiler(person)
    spoiler.write()
    spoil(spoiler.journal, 3)
    spoiler.start()
    person.trouble.says("The first bytes of the journal file are damaged.")
    person.window.picture("header")
    person.trouble.press("Save what can be read")
    report = person.trouble.report()
    person.window.picture("header-rescued")
    assert "All 8 pieces were read from the damaged file." in report
    person.trouble.open_journal()
    person.today.wait_for()
    assert person.window.quit() == 0

    spoiler.make_well()
    spoil(spoiler.journal, *(PAGE * page + 100 for page in range(12, 40, 3)))
    spoiler.start()
    person.trouble.says("pages of the journal file")
    person.window.picture("pages")
    person.trouble.press("Save what can be read")
    report = person.trouble.report()
    person.window.picture("pages-rescued")
    assert "pieces were read from the damaged file." in report
