"""Walk 7: a moment noted from anywhere by keyboard alone, at the pace of a person."""

import time
from pathlib import Path

import pytest

from tests.e2e import leaks
from tests.robots.capture import BETWEEN_KEYS
from tests.robots.person import Person

IN_SENTENCE = "ZQXWOMBAT6"
BEFORE = "ZQXWOMBAT7"
MARKERS = (IN_SENTENCE, BEFORE)
SENTENCE = f"He put the cups away and did not look up. {IN_SENTENCE}"
WITHIN_SECONDS = 20.0


def tell_a_moment(person: Person) -> float:
    """Say one sentence, one place in the body, one answer, and keep; how many seconds it took."""
    began = time.monotonic()
    note = person.capture.note
    person.capture.think()
    note.write(SENTENCE, seconds_between=BETWEEN_KEYS)
    person.capture.think()
    person.capture.step_back_to("In the body")
    person.app.hands.press("Right")
    person.capture.think()
    person.app.hands.press("space")
    person.capture.think()
    person.app.hands.press("1")
    person.capture.think()
    note.keep()
    person.capture.kept()
    return time.monotonic() - began


def moments_of(person: Person) -> list[tuple[str, str | None]]:
    """Sentence and answer of every moment."""
    kept = person.app.read("list", "--moments")
    return [(each["text"], each["moment"]["reading"]) for each in kept]


def plain_words_in(folder: Path) -> dict[str, set[str]]:
    """The files of the whole desktop that hold a marked word."""
    return leaks.in_files([folder], MARKERS)


@pytest.mark.alone
def test_a_moment_is_kept_within_twenty_seconds_over_another_window(person: Person) -> None:
    person.begin()
    person.app.hands.minimize()
    person.app.bus.wait(lambda: person.app.hands.in_front() == "", "the window to be put away")
    person.capture.call()
    person.window.picture_of_all("small-window")
    assert tell_a_moment(person) < WITHIN_SECONDS
    person.window.picture_of_all("kept")
    assert person.app.bus.announcements[-1] == "Kept"
    person.capture.done()
    person.capture.is_gone()
    assert moments_of(person) == [(SENTENCE, "rd_fear")]
    assert person.app.hands.titles() == ["Tideline"]

    assert person.app.run().returncode == 0
    person.today.wait_for()
    person.today.shows_noticed(SENTENCE)


@pytest.mark.alone
def test_a_moment_noted_while_locked_is_sealed_until_the_journal_opens(person: Person) -> None:
    person.begin()
    person.today.write(f"Something from earlier, {BEFORE}.")
    person.today.add_person("Zqxkestrel")
    person.today.saved()
    person.window.lock()
    person.lock.wait_for_fresh_process()
    person.capture.call()
    person.window.picture_of_all("small-window-while-locked")
    shown = person.app.words_on_the_bus()
    assert leaks.in_text(shown, [BEFORE, "Zqxkestrel"]) == set()
    assert "Answers" not in person.capture.note.rows()

    began = time.monotonic()
    person.capture.think()
    person.capture.note.write(SENTENCE, seconds_between=BETWEEN_KEYS)
    person.capture.think()
    person.capture.step_back_to("Right now")
    person.app.hands.press("Right")
    person.capture.think()
    person.app.hands.press("space")
    person.capture.think()
    person.capture.note.keep()
    person.capture.kept()
    assert time.monotonic() - began < WITHIN_SECONDS
    assert person.capture.ways_on() == ["Settle", "Done"]
    person.window.picture_of_all("kept-while-locked")
    person.capture.done()
    person.capture.is_gone()
    assert_nothing_in_plain_words(person)
    assert SENTENCE not in person.app.words_on_the_bus()

    person.lock.open()
    person.today.wait_for()
    person.window.notice("One moment caught while the journal was closed is in it now.")
    person.today.shows_noticed(SENTENCE)
    person.window.go("Timeline")
    person.timeline.shows(SENTENCE, "Something from earlier")
    (kept,) = person.app.read("list", "--moments")
    assert kept["moment"]["state"] == "st_edge_up"
    assert person.window.quit() == 0
    assert_nothing_in_plain_words(person)


def test_a_moment_noted_with_no_app_running_waits_sealed_for_the_next_start(
    person: Person,
) -> None:
    person.begin()
    assert person.window.quit() == 0
    person.capture.call_from_nothing()
    person.window.picture_of_all("small-window-by-itself")
    person.capture.note.write(SENTENCE, seconds_between=BETWEEN_KEYS)
    person.capture.note.keep()
    person.capture.kept()
    person.capture.done()
    assert person.app.wait_for_end() == 0
    assert_nothing_in_plain_words(person)
    assert person.app.said_aloud == ""

    person.app.start()
    person.today.wait_for()
    person.today.shows_noticed(SENTENCE)
    assert moments_of(person) == [(SENTENCE, None)]


def test_numb_after_a_moment_noted_from_nothing_settling_comes_back_gently(
    person: Person,
) -> None:
    person.begin()
    assert person.window.quit() == 0
    person.capture.call_from_nothing()
    person.capture.note.tick("Right now", "numb")
    person.capture.note.keep()
    person.capture.kept()
    assert person.capture.ways_on() == ["Settle", "Done"]
    person.app.small_window.press("Settle", "push button")
    person.app.find("Coming back gently", "panel")
    person.window.picture("settling")
    person.app.hands.press("Escape")
    person.today.wait_for()
    (kept,) = person.app.read("list", "--moments")
    assert kept["moment"]["state"] == "st_numb"


def test_esc_puts_down_what_was_begun_and_let_it_go_can_be_undone(person: Person) -> None:
    person.begin()
    person.capture.call_by_key()
    person.capture.note.write(SENTENCE)
    person.capture.close()
    person.today.wait_for()
    person.app.bus.wait(lambda: person.today.begun() == [SENTENCE], "the moment that was begun")
    assert person.app.read("list", "--moments") == []

    person.app.press("A moment you began", "push button")
    person.capture.wait_for()
    person.capture.note.let_go()
    person.app.small_window.find("Undo", "push button")
    assert person.today.begun() == []
    person.capture.note.undo()
    person.capture.wait_for()
    assert person.capture.note.sentence == SENTENCE
    person.capture.note.let_go()
    person.capture.close()
    person.today.wait_for()
    assert person.today.begun() == []
    assert person.app.read("list", "--moments") == []


def assert_nothing_in_plain_words(person: Person) -> None:
    """No file of the whole desktop holds a marked word; the look itself is proven to work."""
    control = person.app.desktop.folder / "tmp" / "control"
    control.write_text(SENTENCE, "utf-16-le")
    found = plain_words_in(person.app.desktop.folder)
    assert found == {str(control): {IN_SENTENCE}}
    control.unlink()
