"""Walk 9: *Something isn’t OK* closes every entrance to closeness, and only the person opens it."""

import re
from datetime import timedelta

import pytest

from tests.e2e.clock import Clock
from tests.robots import fork
from tests.robots.person import Person
from tests.robots.reflection import LATER_LOOK

MOMENT = "Her hand on mine."
NOT_NEUTRAL = re.compile(r"afraid|flag|unsafe|safety|danger|abus|control|not OK|isn’t OK", re.I)
STAYS = ["Right now", "Kind lines", "Small freedoms", "Limits", "What happened", "Thinking it over"]


class Entrances:
    """Every way to what leans on closeness; each is gone through, and left as it was found."""

    def __init__(self, person: Person) -> None:
        self.person = person

    def open_ones(self) -> set[str]:
        """Those through which something can be reached now."""
        tried = {
            "the pause asks": self._pause_asks,
            "the pause of the menu asks": self._pause_of_menu_asks,
            "the pause of the command line asks": self._pause_of_command_asks,
            "the small window asks": self._small_window_asks,
            "Today asks what it felt like": self._today_asks,
            "Today offers a later look": self._today_offers,
            "the Reader asks once more": self._reader_asks,
            **{f"looking back: {name}": ask for name, ask in self._looking_back().items()},
        }
        return {name for name, found in tried.items() if (found() if callable(found) else found)}

    def _asks_after_skipping(self) -> bool:
        person = self.person
        person.pause.skip()
        person.app.bus.wait(
            lambda: "Breathe" not in person.app.description("Step", "label"), "the next step"
        )
        asks = person.app.see("Answers", "panel") is not None
        person.pause.leave()
        person.today.wait_for()
        return asks

    def _pause_asks(self) -> bool:
        self.person.window.go("Today")
        self.person.pause.begin()
        return self._asks_after_skipping()

    def _pause_of_menu_asks(self) -> bool:
        self.person.window.menu("File", "Pause")
        self.person.pause.wait_for()
        return self._asks_after_skipping()

    def _pause_of_command_asks(self) -> bool:
        told = self.person.app.run("pause")
        assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
        self.person.pause.wait_for()
        return self._asks_after_skipping()

    def _small_window_asks(self) -> bool:
        capture = self.person.capture
        capture.call_by_key()
        rows = capture.note.rows()
        folded = self.person.app.small_window.see("Fear or preference?") is not None
        capture.close()
        self.person.today.wait_for()
        return "Answers" in rows or folded

    def _today_asks(self) -> bool:
        return self.person.app.see("Felt like", "push button") is not None

    def _today_offers(self) -> bool:
        return self.person.reflection.offered() == LATER_LOOK

    def _reader_asks(self) -> bool:
        person = self.person
        person.window.go("Timeline")
        person.timeline.wait_for()
        person.timeline.open(MOMENT)
        asks = person.app.see("A later look", "panel") is not None
        person.reader.back()
        return asks

    def _looking_back(self) -> dict[str, bool]:
        person = self.person
        person.window.go("Timeline")
        person.timeline.wait_for()
        person.timeline.open(MOMENT)
        person.reflection.look_back()
        parts = person.reflection.parts()
        away = person.reflection.questions_of("Going and coming back")
        helped = person.reflection.questions_of("What helped")
        person.reflection.end()
        person.reader.back()
        return {
            "what it meant": "What it may have meant" in parts,
            "a return that was said": "Said I would be back at" in away,
            "the thread": "Was a thread left in place?" in away,
            "how it landed": "How it seemed to land" in away,
            "a record of closeness": "What it may be a record of" in helped,
        }


def note_fear(person: Person) -> set[str]:
    """A pause that ends with fear and a state; what is offered at its end."""
    person.pause.begin()
    person.pause.skip()
    person.pause.asks()
    person.pause.answer("1")
    person.pause.note.tick("Right now", "revved")
    person.pause.note.write(MOMENT)
    return keep(person)


def keep(person: Person) -> set[str]:
    """Keep what is told in the pause; what is offered at its end."""
    person.pause.note.keep()
    person.pause.closes()
    offered = person.pause.offers()
    person.pause.done()
    person.today.wait_for()
    return offered


def begin_with_a_moment(person: Person, clock: Clock) -> None:
    """A moment of fear at noon, and it is the next morning."""
    clock.set_to(12)
    person.begin()
    person.pause.begin()
    person.pause.show_breath_as("Words only")
    person.pause.leave()
    person.today.wait_for()
    assert "Ten more seconds" in note_fear(person)
    assert person.window.quit() == 0
    clock.move(timedelta(hours=20))
    person.app.start()
    person.today.wait_for()


@pytest.mark.timeout(180)
def test_it_closes_everything_in_its_table_until_the_person_opens_it(person: Person) -> None:
    clock = Clock(person.app)
    begin_with_a_moment(person, clock)
    entrances = Entrances(person)
    every = entrances.open_ones()
    assert len(every) == 12

    person.pause.begin()
    person.pause.skip()
    person.pause.asks()
    person.pause.not_ok()
    person.fork.wait_for()
    person.window.picture("the-fork")
    person.fork.answer(fork.AFRAID)
    person.support.wait_for()
    person.window.picture("support")
    assert person.support.sections()[: len(STAYS)] == STAYS
    person.support.fill("One place", "The library.")
    person.window.go("Today")
    person.window.picture("today-while-put-away")
    noted_while_put_away(person)

    told_to_nobody(person)

    person.window.lock()
    person.lock.wait_for_fresh_process()
    person.lock.open()
    person.today.wait_for()
    assert person.window.quit() == 0
    person.app.start()
    person.today.wait_for()
    assert entrances.open_ones() == set()

    person.window.go("Settings")
    person.settings.wait_for()
    person.window.picture("settings")
    assert person.settings.closeness_exercises() == "Put away"
    assert not NOT_NEUTRAL.search(person.settings.words())
    person.settings.set_closeness_exercises("Shown")
    assert entrances.open_ones() == every


def told_to_nobody(person: Person) -> None:
    """Neither the command line nor an archive of everything says what was said."""
    out = person.app.desktop.folder / "archive.json"
    told = [person.app.run("export", "--format", "json", "--out", str(out))]
    told += [person.app.run(command, "--json") for command in ("status", "check", "list")]
    assert [each.returncode for each in told] == [0, 0, 0, 0]
    archive = out.read_text("utf-8")
    assert MOMENT in archive
    for words in (archive, *(each.stdout + each.stderr for each in told)):
        assert not re.search("flagged|unsure|safety|afraid", words)


def noted_while_put_away(person: Person) -> None:
    """A pause still works, asks for no answer, and offers nothing that leans on closeness."""
    person.pause.begin()
    person.pause.skip()
    person.pause.note.wait_for()
    rows = person.pause.note.rows()
    assert "Answers" not in rows
    assert "What was the fear of?" not in rows
    assert person.app.see("Felt like", "push button") is None
    person.pause.note.tick("Right now", "revved")
    person.pause.note.write("Only breathing.")
    assert keep(person) == {"Write about it"}
    kept = person.app.read("list", "--moments")[0]
    assert (kept["text"], kept["moment"]["reading"]) == ("Only breathing.", None)


@pytest.mark.parametrize(
    ("answer", "stands"),
    [(fork.CONTROLLED, "Put away"), (fork.NOT_SURE, "Put away"), (fork.MISMATCH, "Shown")],
)
def test_each_answer_sets_what_it_says_and_nothing_else(
    person: Person, answer: str, stands: str
) -> None:
    person.begin()
    person.app.press("Felt like", "push button")
    person.app.press("Something isn’t OK", "push button")
    person.fork.wait_for()
    assert "Nothing here will ask you to get closer." in person.fork.words()
    person.fork.answer(answer)
    person.support.wait_for()
    person.window.go("Settings")
    person.settings.wait_for()
    assert person.settings.closeness_exercises() == stands


def test_going_back_from_the_question_sets_nothing_and_loses_no_word(person: Person) -> None:
    person.begin()
    person.today.write("Half a line")
    person.pause.begin()
    person.pause.show_breath_as("Words only")
    person.pause.skip()
    person.pause.asks()
    person.pause.answer("1")
    person.pause.note.write("I was told to be quiet.")
    person.pause.note.press("What was the fear of?", "them")
    person.fork.wait_for()
    person.fork.back()
    person.today.wait_for()
    person.today.shows("Half a line")
    begun = ["I was told to be quiet."]
    person.app.bus.wait(lambda: person.today.begun() == begun, "the moment that was begun")
    person.window.go("Settings")
    person.settings.wait_for()
    assert person.settings.closeness_exercises() == "Shown"
