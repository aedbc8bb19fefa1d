"""Walk 3: locking leaves no word behind, and opening leads back to where one was."""

import time

import pytest

from tests.e2e import disk, leaks
from tests.e2e.node import Gone, Node
from tests.e2e.writing import prose
from tests.robots.person import Person

IN_TEXT = "ZQXWOMBAT1"
PERSON = "Zqxkestrel"
TAG = "zqxlantern"
SEARCHED = "zqxharbour"
MARKERS = (IN_TEXT, PERSON, TAG, SEARCHED)
COVERED_WITHIN_SECONDS = 0.5


def write_marked_entry(person: Person) -> str:
    """A long entry, somebody, a tag, and a search, each with a word that is nowhere else."""
    text = f"{prose(300, seed=3)}\n\n{IN_TEXT} by the sea.\n\n{prose(300, seed=4)}"
    person.begin()
    person.today.paste(text)
    person.today.add_person(PERSON)
    person.today.add_tag(TAG)
    person.today.saved()
    person.window.go("Timeline")
    person.timeline.search(SEARCHED)
    person.app.find("Nothing by that name", "label")
    person.window.go("Today")
    person.today.wait_for()
    person.today.shows(text)
    return text


def is_gone(node: Node) -> bool:
    """Whether something one had seen cannot be read any more."""
    try:
        return node.text == ""
    except Gone:
        return True


def test_after_locking_no_word_is_left_and_opening_leads_back(person: Person) -> None:
    text = write_marked_entry(person)
    here = text.index(IN_TEXT)
    person.today.put_caret(here)
    line = person.today.line(here)
    person.window.picture("before-locking")
    assert leaks.in_text(person.app.words_on_the_bus(), MARKERS) >= {IN_TEXT, PERSON, TAG}
    assert leaks.in_memory(person.app.pid, MARKERS) == set(MARKERS)
    page = person.app.find("Entry", "text")
    before = person.app.pid
    person.app.bus.events.clear()

    person.window.lock()
    person.lock.wait_for_fresh_process()
    person.window.picture("locked")
    told = "\n".join(event.words for event in person.app.bus.events)
    assert leaks.in_text(told, MARKERS) == set()
    assert person.app.pid == before
    assert person.app.process_now().poll() is None
    assert "Tideline" in person.app.words_on_the_bus()
    assert leaks.in_text(person.app.words_on_the_bus(), MARKERS) == set()
    assert is_gone(page)
    assert leaks.in_memory(person.app.pid, MARKERS) == set()
    assert leaks.in_text(leaks.around_process(person.app.pid), MARKERS) == set()

    person.lock.open()
    person.today.wait_for()
    person.today.shows(text)
    person.app.bus.wait(lambda: person.today.caret == here, "the caret where it was")
    person.app.bus.wait(lambda: person.today.line(here) == line, "the page where it was")
    person.window.picture("opened-again")
    assert person.today.chips() == {f"With {PERSON}", f"Tag {TAG}"}


def test_the_timeline_and_the_reader_are_come_back_to(person: Person) -> None:
    person.begin()
    for number in range(30):
        text = f"Entry {number:02}. {prose(40, seed=number)}"
        when = f"2026-0{1 + number % 6}-{1 + number // 6:02}"
        assert person.app.run("add", "--at", when, text=text).returncode == 0
    person.window.go("Timeline")
    person.timeline.wait_for()
    person.timeline.choose("Entry 14.")
    person.window.picture("timeline-before-locking")
    person.window.lock()
    person.lock.wait_for_fresh_process()
    person.lock.open()
    person.timeline.wait_for()
    person.app.bus.wait(lambda: "Entry 14." in person.timeline.chosen(), "the same choice")
    person.window.picture("timeline-opened-again")

    person.timeline.open("Entry 14.")
    whole = person.reader.text
    person.window.lock()
    person.lock.wait_for_fresh_process()
    person.lock.open()
    person.reader.shows(whole)


@pytest.mark.alone
def test_the_quick_cover_hides_at_once_and_then_locks(person: Person) -> None:
    text = write_marked_entry(person)
    page = person.app.find("Entry", "text")
    before = person.app.pid
    with disk.held(person.app.home):
        person.today.write("And one more line.")
        person.window.cover()
        began = time.monotonic()
        person.app.find("Note", "panel")
        assert leaks.in_text(person.app.words_on_the_bus(), MARKERS) == set()
        assert time.monotonic() - began < COVERED_WITHIN_SECONDS
        assert is_gone(page)
        person.window.picture("covered")
        assert leaks.in_memory(person.app.pid, MARKERS) >= {IN_TEXT}
    person.lock.wait_for_fresh_process()
    assert person.app.pid == before
    assert leaks.in_memory(person.app.pid, MARKERS) == set()
    person.window.picture("then-locked")

    person.lock.open()
    person.today.wait_for()
    person.today.shows(text + "And one more line.")


def test_what_was_copied_is_taken_back(person: Person) -> None:
    write_marked_entry(person)
    other = person.other_program
    person.app.hands.press("Ctrl+a", "Ctrl+c")
    person.app.bus.wait(lambda: IN_TEXT in (other.paste() or ""), "the copied text")
    assert "x-kde-passwordManagerHint" in other.kinds()
    person.window.lock()
    person.lock.wait_for_fresh_process()
    assert other.paste() is None
    assert other.paste("PRIMARY") is None

    with other:
        other.copy("somebody else’s words")
        person.lock.open()
        person.today.wait_for()
        person.window.cover()
        person.lock.wait_for_fresh_process()
        assert other.paste() == "somebody else’s words"
