"""Walk 5: an evening. Everything one does in a sitting, and afterwards not a word anywhere else."""

from pathlib import Path

import pytest

from tests.e2e import keystrokes, leaks
from tests.e2e.writing import prose
from tests.robots.person import Person

IN_TEXT = "ZQXWOMBAT1"
PASTED = "ZQXWOMBAT2"
BINNED = "ZQXWOMBAT3"
LOST_AND_FOUND = "ZQXWOMBAT4"
SEARCHED = "ZQXHARBOUR"
NAMED = "Zqxkestrel"
TAG = "zqxlantern"
MARKERS = (IN_TEXT, PASTED, BINNED, LOST_AND_FOUND, SEARCHED, NAMED, TAG)

WRITTEN = f"{prose(400, seed=5)}\n\n{IN_TEXT} before the tide. {prose(396, seed=6)}"
BEGINNING = WRITTEN[:40]
SLOWEST_KEY_MS = 100.0
"""What nobody notices, on a machine that also runs the screen, the bus and this test."""


class Evening:
    """What can be seen of the app from outside, looked at again and again during the walk."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.seen_outside: list[str] = []

    def look(self, name: str) -> None:
        """A picture, and everything others can see of the process at this moment."""
        person = self.person
        person.window.picture(name)
        self.seen_outside.append(leaks.around_process(person.app.pid))
        self.seen_outside += person.app.hands.titles()

    def folder(self) -> Path:
        """Everything of this desktop: home, settings, caches, temporary and runtime folders."""
        return self.person.app.desktop.folder


def write_the_evening(evening: Evening) -> None:
    """Write 800 words, name somebody, tag it, find a word in it, give it another time."""
    person = evening.person
    person.begin()
    evening.look("empty")
    person.today.write(WRITTEN)
    person.today.saved()
    evening.look("800-words")
    person.today.add_person(NAMED)
    person.today.add_tag(TAG)
    evening.look("chips")
    assert person.today.find_words(IN_TEXT) == "1 place"
    evening.look("find")
    person.app.hands.press("Escape")
    person.today.open_time()
    evening.look("date-and-time")
    person.today.enter_time("21 November 2026", "21:40")
    person.app.bus.wait(lambda: "21 November" in person.today.date, "the other day")
    evening.look("another-day")


def put_away_and_take_back(evening: Evening) -> None:
    """Put an entry into the bin from Today, take that back, and once more from the timeline."""
    person = evening.person
    person.today.new_entry()
    person.today.write(f"{BINNED} was a thought for the bin. {prose(30, seed=7)}")
    person.today.saved()
    person.today.move_to_bin()
    person.window.notice("The entry is in the bin.")
    evening.look("moved-to-the-bin")
    person.window.undo()
    person.window.go("Timeline")
    person.timeline.shows(BINNED, BEGINNING)
    evening.look("timeline")
    person.timeline.put_away(BINNED)
    person.window.notice("Moved to the bin.")
    person.timeline.shows(BEGINNING)
    person.window.undo()
    person.timeline.shows(BINNED, BEGINNING)


def search_and_read(evening: Evening) -> None:
    """Look for a word, for one that is nowhere, open what was found, go back."""
    person = evening.person
    person.timeline.search(SEARCHED)
    person.app.find("Nothing by that name", "label")
    evening.look("nothing-found")
    person.timeline.search(IN_TEXT.lower())
    person.timeline.found("one place")
    evening.look("found")
    person.timeline.open(IN_TEXT)
    person.reader.shows(WRITTEN)
    evening.look("reader")
    person.reader.back()
    person.timeline.end_search()
    person.timeline.shows(BINNED, BEGINNING)


def lock_and_open(evening: Evening) -> None:
    """Lock, open, be where one was."""
    person = evening.person
    person.window.go("Today")
    person.today.wait_for()
    person.window.lock()
    person.lock.wait_for_fresh_process()
    evening.look("locked")
    person.lock.open()
    person.today.wait_for()
    evening.look("opened")


def be_killed_and_come_back(evening: Evening) -> None:
    """Paste, be killed once it is saved, and find it again."""
    person = evening.person
    person.today.new_entry()
    person.today.paste(f"{PASTED}: {prose(60, seed=8)}")
    person.today.write(f"\n{LOST_AND_FOUND} typed.")
    person.today.saved()
    person.app.kill()
    person.app.start()
    person.today.wait_for()
    person.app.bus.wait(lambda: person.today.text.endswith(f"{LOST_AND_FOUND} typed."), "it all")
    evening.look("after-a-kill")


def look_different(evening: Evening) -> None:
    """Dark, larger text, a small window; every page of them."""
    person = evening.person
    person.window.theme("Dark")
    evening.look("dark-today")
    person.window.go("Timeline")
    evening.look("dark-timeline")
    person.timeline.open(BEGINNING)
    evening.look("dark-reader")
    person.window.lock()
    person.lock.wait_for_fresh_process()
    evening.look("dark-lock")
    person.lock.open()
    person.reader.shows(WRITTEN)
    person.window.theme("Light")
    person.window.bigger()
    evening.look("140-reader")
    person.window.go("Timeline")
    evening.look("140-timeline")
    person.window.go("Today")
    evening.look("140-today")
    person.window.actual_size()
    person.app.hands.resize(900, 600)
    evening.look("900x600-today")
    person.today.wait_for()
    person.today.write(" ")
    evening.look("900x600-today-writing")
    person.window.go("Timeline")
    evening.look("900x600-timeline")
    person.timeline.open(BEGINNING)
    evening.look("900x600-reader")
    person.app.hands.resize(1280, 800)


@pytest.mark.alone
@pytest.mark.timeout(240)
def test_an_evening(person: Person, capsys: pytest.CaptureFixture[str]) -> None:
    evening = Evening(person)
    write_the_evening(evening)
    put_away_and_take_back(evening)
    search_and_read(evening)
    lock_and_open(evening)
    be_killed_and_come_back(evening)
    look_different(evening)
    person.app.hands.press("F1")
    evening.look("keyboard-help")
    person.app.hands.press("Escape")

    control = evening.folder() / "tmp" / "control"
    control.write_text("\n".join([*MARKERS, *map(str.lower, MARKERS)]), "utf-16-le")
    assert leaks.in_files([evening.folder()], MARKERS) == {str(control): set(MARKERS)}
    control.unlink()
    assert person.window.quit() == 0
    assert leaks.in_files([evening.folder()], MARKERS) == {}
    assert leaks.in_text("\n".join(evening.seen_outside), MARKERS) == set()
    assert person.app.said_aloud == ""

    person.app.start()
    person.today.wait_for()
    texts = [piece["text"] for piece in person.app.read("list")]
    assert WRITTEN in texts
    assert len(texts) == 3
    told = measure(person)
    with capsys.disabled():
        print(f"\n{told}")  # noqa: T201 - the figure is what this part is for


def measure(person: Person) -> str:
    """How long a key takes in the entry of 800 words, said in words."""
    person.window.go("Timeline")
    person.timeline.open(BEGINNING)
    person.app.press("Edit", "push button")
    person.today.wait_for()
    person.app.hands.press("Ctrl+End")
    page = person.app.find("Entry", "text")
    told = keystrokes.until_told(person.app, page, 120)
    seen = keystrokes.until_seen(person.app, page, 40)
    assert max(told.share(0.95), seen.share(0.95)) < SLOWEST_KEY_MS
    return f"Key to accessibility event: {told}. Key to changed pixel: {seen}."
