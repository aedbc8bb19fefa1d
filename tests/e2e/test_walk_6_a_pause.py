"""Walk 6: a pause. Five actions by keyboard with the whole minute; the same by mouse alone."""

import time

import pytest

from tests.robots.pause import OVER
from tests.robots.person import Person

SENTENCE = "The kettle was on, and I looked at the door."
WITHIN_SECONDS = 90.0
ACTIONS = 5


@pytest.mark.timeout(180)
def test_the_whole_pause_by_keyboard_takes_five_actions(person: Person) -> None:
    person.begin()
    person.pause.begin()
    person.pause.show_breath_as("Words only")
    person.pause.leave()
    person.today.wait_for()
    heard = person.app.bus.announcements
    heard.clear()

    began, before = time.monotonic(), person.app.hands.deeds
    person.pause.begin()
    person.pause.wait_out_the_minute()
    person.pause.asks_by_itself()
    person.pause.answer("1")
    person.pause.note.write(SENTENCE)
    person.pause.note.keep()
    person.pause.closes()
    person.pause.done()
    person.pause.is_over()
    assert person.app.hands.deeds - before == ACTIONS
    assert time.monotonic() - began < WITHIN_SECONDS
    assert heard[0] == "A minute, or less."
    assert heard[-2:] == [OVER, "Kept"]

    person.today.wait_for()
    person.today.shows_noticed(SENTENCE)
    person.window.picture("noticed-today")
    person.window.go("Timeline")
    person.timeline.shows(f"felt like fear. {SENTENCE}")
    (kept,) = person.app.read("list", "--moments")
    assert (kept["text"], kept["moment"]["reading"]) == (SENTENCE, "rd_fear")
    assert person.app.read("list", "--entries") == []


def test_the_whole_pause_by_mouse_alone_and_skipping(person: Person) -> None:
    person.begin()
    person.pause.begin_by_mouse()
    person.window.picture("asked-once")
    person.pause.show_breath_as("A ring")
    person.pause.step("Step 1 of 3, Breathe")
    person.window.picture("breathe")
    person.pause.skip_by_mouse()
    person.pause.asks()
    person.window.picture("ask")
    person.pause.answer_by_mouse("Some of both")
    note = person.pause.note
    note.has_answer("Some of both")
    for row, word in (
        ("Right now", "revved"),
        ("Just before", "a kind word"),
        ("In the body", "jaw"),
        ("I want to", "go quiet"),
    ):
        note.tick(row, word)
    person.window.picture("note")
    note.keep_by_mouse()
    person.pause.closes()
    assert person.pause.offers() == {"Ten more seconds", "Write about it"}
    person.window.picture("close")
    person.pause.done_by_mouse()
    person.pause.is_over()
    person.today.wait_for()
    (kept,) = person.app.read("list", "--moments")
    told = kept["moment"]
    assert (told["reading"], told["state"]) == ("rd_both", "st_edge_up")
    assert told["before"] == "tr_praise"
    assert told["body"] == [{"region": "br_jaw", "sensation": None}]
    assert told["wants"] == ["dx_quiet"]
    assert told["pull_away"] is None


def test_every_step_can_be_skipped_and_left_and_nothing_is_asked_again(person: Person) -> None:
    person.begin()
    person.pause.begin()
    person.pause.show_breath_as("A slow bar")
    person.pause.skip()
    person.pause.asks()
    person.app.press("Skip the question", "push button")
    person.pause.note.wait_for()
    person.pause.note.write(SENTENCE)
    person.pause.leave()
    person.today.wait_for()
    assert person.app.read("list") == []
    person.app.bus.wait(lambda: person.today.begun() == [SENTENCE], "the moment that was begun")
    person.window.picture("a-moment-you-began")
