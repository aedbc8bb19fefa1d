"""Walk 8: half a day later the same question once more, with the first answer covered."""

import re
from datetime import datetime, timedelta

from tests.e2e.clock import Clock
from tests.robots.person import Person
from tests.robots.reflection import LATER_LOOK

SENTENCE = "Her hand on mine, and I looked at the clock."
TELLS_FEAR = re.compile(r"felt like fear|At first|The fear was of|^Fear$", re.MULTILINE)


def answer_fear(person: Person, clock: Clock) -> datetime:
    """A first start at noon, and a pause that ends with fear and one sentence; when it was."""
    clock.set_to(12)
    person.begin()
    person.pause.begin()
    person.pause.show_breath_as("Words only")
    person.pause.skip()
    person.pause.asks()
    person.pause.answer("1")
    person.pause.note.tick("What was the fear of?", "being seen")
    person.pause.note.write(SENTENCE)
    person.pause.note.keep()
    person.pause.closes()
    person.pause.done()
    person.today.wait_for()
    person.today.shows_noticed(SENTENCE)
    assert TELLS_FEAR.search(timeline_of(person))
    assert person.window.quit() == 0
    return clock.now()


def come_back(person: Person, clock: Clock, after: timedelta) -> str:
    """Start again so much later; the day it says it is."""
    clock.move(after)
    person.app.start()
    person.today.wait_for()
    return person.today.date


def timeline_of(person: Person) -> str:
    """Everything the bus tells while the timeline shows."""
    person.window.go("Timeline")
    person.timeline.wait_for()
    person.timeline.shows(SENTENCE)
    return person.app.words_on_the_bus()


def test_the_second_look_is_blind_and_comes_once(person: Person) -> None:
    clock = Clock(person.app)
    answered = answer_fear(person, clock)

    first_day = come_back(person, clock, timedelta(hours=11))
    assert person.reflection.offered() == ""
    assert person.window.quit() == 0
    assert come_back(person, clock, timedelta(hours=9)) != first_day
    person.reflection.wait_for_offer(LATER_LOOK)
    person.window.picture("one-quiet-line")
    assert not TELLS_FEAR.search(person.app.words_on_the_bus())
    assert not TELLS_FEAR.search(timeline_of(person))
    person.window.picture("covered-in-the-timeline")
    person.app.press("Show fear", "check box")
    person.app.find("Nothing by that name", "label")
    person.app.press("Show fear", "check box")

    person.window.go("Today")
    person.today.wait_for()
    person.reflection.look()
    person.reflection.asks_again()
    person.window.picture("asked-again")
    shown = [each for each in person.app.look() if each.role != "check box"]
    told = "\n".join(f"{each.name}\n{each.description}" for each in shown)
    assert not TELLS_FEAR.search(told)
    answers = person.app.inside("A later look").inside("Answers").look()
    assert [each.name for each in answers if each.has("checked")] == []
    person.reflection.answer("Preference")
    person.reflection.both_answers("Fear", "Preference")
    person.window.picture("side-by-side")

    on_the_wall = [at.strftime("%H:%M")[:-1] for at in (answered, clock.now())]
    assert person.reflection.times_of_both() == on_the_wall
    kept = person.app.read("list", "--moments")[0]["moment"]
    assert (kept["reading"], kept["reading_later"]) == ("rd_fear", "rd_preference")
    assert "felt like fear" in timeline_of(person)
    never_again(person, clock)


def test_passing_it_over_is_for_good_and_uncovers_the_first_answer(person: Person) -> None:
    clock = Clock(person.app)
    answer_fear(person, clock)
    come_back(person, clock, timedelta(hours=20))
    person.reflection.wait_for_offer(LATER_LOOK)
    person.reflection.not_now()
    assert TELLS_FEAR.search(timeline_of(person))
    kept = person.app.read("list", "--moments")[0]["moment"]
    assert (kept["reading"], kept["reading_later"]) == ("rd_fear", None)
    never_again(person, clock)


def test_after_two_days_it_is_not_offered_any_more(person: Person) -> None:
    clock = Clock(person.app)
    answer_fear(person, clock)
    come_back(person, clock, timedelta(hours=49))
    assert person.reflection.offered() != LATER_LOOK
    assert TELLS_FEAR.search(timeline_of(person))


def never_again(person: Person, clock: Clock) -> None:
    """Neither at once, nor an hour later, nor the day after."""
    person.window.go("Today")
    person.today.wait_for()
    assert person.reflection.offered() != LATER_LOOK
    assert person.window.quit() == 0
    for hours in (1, 20):
        come_back(person, clock, timedelta(hours=hours))
        assert person.reflection.offered() != LATER_LOOK
        assert person.window.quit() == 0
