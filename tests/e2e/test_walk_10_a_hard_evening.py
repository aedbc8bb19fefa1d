"""Walk 10: an evening of a stressed person; afterwards not a word of it outside the journal."""

from pathlib import Path

import pytest

from tests.e2e import leaks
from tests.robots import fork
from tests.robots.person import Person

NOTED = "ZQXWOMBAT20"
NAMED = "Zqxkestrel"
IN_CARD = "ZQXWOMBAT21"
IN_RECORD = "ZQXWOMBAT22"
WRITTEN = "ZQXWOMBAT23"
BEGUN = "ZQXWOMBAT24"
CAUGHT = "ZQXWOMBAT25"
LOOKED_BACK = "ZQXWOMBAT26"
MARKERS = (NOTED, NAMED, IN_CARD, IN_RECORD, WRITTEN, BEGUN, CAUGHT, LOOKED_BACK)


class Evening:
    """What can be seen of the app from outside, looked at again and again during the walk."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.seen_outside: list[str] = []
        self.titles: set[str] = set()

    def look(self, name: str) -> None:
        """A picture, and everything others can see of the process at this moment."""
        person = self.person
        person.window.picture_of_all(name)
        self.seen_outside.append(leaks.around_process(person.app.pid))
        self.titles |= set(person.app.hands.titles())

    def folder(self) -> Path:
        """Everything of this desktop: home, settings, caches, temporary and runtime folders."""
        return self.person.app.desktop.folder


def pause_and_say_that_something_is_not_ok(evening: Evening) -> None:
    """Begin a pause, take the quiet link, go back without an answer."""
    person = evening.person
    person.begin()
    person.pause.begin()
    evening.look("asked-once")
    person.pause.show_breath_as("A ring")
    evening.look("breathe")
    person.pause.skip()
    person.pause.asks()
    evening.look("ask")
    person.pause.not_ok()
    person.fork.wait_for()
    evening.look("fork")
    person.fork.back()
    person.today.wait_for()


def note_being_numb(evening: Evening) -> None:
    """Another pause: fear, somebody, numb; then only settling is offered, and is stopped early."""
    person = evening.person
    person.pause.begin()
    person.pause.skip()
    person.pause.asks()
    person.pause.answer("1")
    note = person.pause.note
    note.name(NAMED)
    note.tick("In the body", "chest")
    note.write(f"He stood in the door. {NOTED}")
    evening.look("note")
    note.tick("Right now", "numb")
    assert "The pull is" not in note.rows()
    evening.look("note-numb")
    note.keep()
    person.app.find("Coming back gently", "push button")
    assert person.pause.offers() == {"Coming back gently"}
    evening.look("close")
    person.pause.come_back_gently()
    evening.look("coming-back")
    person.pause.continue_coming_back()
    person.pause.stop_coming_back()
    evening.look("coming-back-stopped")
    person.app.press("Done", "push button")
    person.today.wait_for()


def say_it_after_all(evening: Evening) -> None:
    """The link beside what Today asks, an answer, one’s own card, a record."""
    person = evening.person
    person.app.press("Felt like", "push button")
    person.app.press("Something isn’t OK", "push button")
    person.fork.wait_for()
    person.fork.answer(fork.NOT_SURE)
    person.support.wait_for()
    evening.look("support")
    person.support.fill("Three people, 1", IN_CARD)
    evening.look("card")
    person.support.begin_a_record()
    person.support.fill("What was done", f"He {IN_RECORD} and left.")
    person.support.saved()
    evening.look("record")


def write_and_cover(evening: Evening) -> None:
    """Write, begin a moment in the small window, hear steps: Shift three times."""
    person = evening.person
    person.window.go("Today")
    person.today.wait_for()
    person.today.write(f"I went into the kitchen, {WRITTEN}.")
    person.today.saved()
    evening.look("written")
    person.capture.call_by_key()
    person.capture.note.write(f"And now {BEGUN}")
    evening.look("small-window")
    person.window.cover()
    person.capture.is_gone()
    person.lock.wait_for_fresh_process()
    evening.look("covered-and-locked")
    assert leaks.in_text(person.app.words_on_the_bus(), MARKERS) == set()
    assert leaks.in_memory(person.app.pid, MARKERS) == set()


def note_while_locked_and_open(evening: Evening) -> None:
    """One more moment, sealed; then open, and everything is there."""
    person = evening.person
    person.capture.call()
    person.capture.note.write(f"The stairs again {CAUGHT}")
    evening.look("small-window-while-locked")
    person.capture.note.keep()
    person.capture.kept()
    evening.look("kept-while-locked")
    person.capture.done()
    person.capture.is_gone()
    person.lock.open()
    person.today.wait_for()
    person.today.shows(f"I went into the kitchen, {WRITTEN}.")
    person.app.bus.wait(lambda: person.today.begun() == [f"And now {BEGUN}"], "what was begun")
    person.today.shows_noticed(f"The stairs again {CAUGHT}", f"He stood in the door. {NOTED}")
    evening.look("opened")


def look_back(evening: Evening) -> None:
    """Read the moment, look back at it, write the reason given."""
    person = evening.person
    person.window.go("Timeline")
    person.timeline.search(NOTED.lower())
    person.timeline.found("one place")
    evening.look("timeline")
    person.timeline.open(NOTED)
    evening.look("reader")
    person.reflection.look_back()
    evening.look("looking-back")
    assert "What it may have meant" not in person.reflection.parts()
    person.reflection.write("Wanting and caring", "What I still care about", LOOKED_BACK)
    evening.look("looking-back-told")
    person.reflection.end()
    person.app.find("Reader", "panel")
    evening.look("read-again")
    assert LOOKED_BACK in person.app.words_on_the_bus()


@pytest.mark.timeout(180)
def test_a_hard_evening(person: Person) -> None:
    evening = Evening(person)
    pause_and_say_that_something_is_not_ok(evening)
    note_being_numb(evening)
    say_it_after_all(evening)
    write_and_cover(evening)
    note_while_locked_and_open(evening)
    look_back(evening)
    person.window.lock()
    person.lock.wait_for_fresh_process()
    assert leaks.in_memory(person.app.pid, MARKERS) == set()
    evening.look("locked")

    control = evening.folder() / "tmp" / "control"
    control.write_text("\n".join([*MARKERS, *map(str.lower, MARKERS)]), "utf-16-le")
    assert leaks.in_files([evening.folder()], MARKERS) == {str(control): set(MARKERS)}
    control.unlink()
    assert person.window.quit() == 0
    assert leaks.in_files([evening.folder()], MARKERS) == {}
    assert leaks.in_text("\n".join([*evening.seen_outside, *evening.titles]), MARKERS) == set()
    assert evening.titles == {"Tideline"}
    assert person.app.said_aloud == ""
