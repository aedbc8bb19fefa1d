"""Walk 17: whatever was open when the journal locked, no word of it is left anywhere."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e import disk, leaks
from tests.e2e.test_walk_16_locks_by_itself import is_locked, listens, logind, on_its_bus
from tests.e2e.writing import prose
from tests.mocked_desktop import Logind
from tests.robots.person import Person

__all__ = ["logind"]
WRITTEN = "ZQXWOMBAT17"
DELETED = "ZQXGOSLING17"
COPIED = "ZQXPELICAN17"
SOUGHT = "zqxharbour17"
TOLD = "ZQXHERON17"
NAMED = "Zqxkestrel17"
CARRIED = "XdndSelection"
"""Held by a program while something of it is dragged."""
EVERYTHING = (WRITTEN, DELETED, COPIED, SOUGHT, TOLD, NAMED)


@pytest.fixture
def locking(person: Person, logind: Logind) -> Iterator[Callable[[str], None]]:
    """Called, lets the screen lock and looks everywhere afterwards."""
    on_its_bus(person, logind)

    def lock(name: str) -> None:
        before = person.app.pid
        listens(person, logind)
        person.window.picture_of_all(f"{name}-before")
        begun_with = arguments_of(before)
        known = leaks.in_memory(before, EVERYTHING)
        assert known, "nothing was there to be left"
        # What was told before it locked is not what is asked about.
        person.app.bus.hear(0.2)
        person.app.bus.events.clear()
        logind.lock()
        person.lock.wait_for_fresh_process()
        person.window.picture_of_all(f"{name}-locked")
        nothing_is_left(person, before)
        added = arguments_of(before)[len(begun_with) :]
        assert arguments_of(before) == begun_with + added
        assert re.fullmatch(r"--locked --adopt-lock \d+", " ".join(added)), "all that may be seen"

    yield lock
    # Whatever was open, it ends in order.
    assert person.window.quit() == 0
    assert person.app.said_aloud == ""


def arguments_of(pid: int) -> list[str]:
    """What every other program sees that this one was begun with."""
    words = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")[:-1]
    return words[words.index("journal_app") + 1 :]


def nothing_is_left(person: Person, before: int) -> None:
    app, other = person.app, person.other_program
    assert app.pid == before
    told = "\n".join(event.words for event in app.bus.events)
    assert leaks.in_text(told, EVERYTHING) == set()
    assert leaks.in_text(app.words_on_the_bus(), EVERYTHING) == set()
    assert leaks.in_memory(app.pid, EVERYTHING) == set()
    assert leaks.in_text(leaks.around_process(app.pid), EVERYTHING) == set()
    for selection in ("CLIPBOARD", "PRIMARY"):
        assert leaks.in_text(other.paste(selection) or "", EVERYTHING) == set()
    assert {title for title in app.hands.titles() if title} == {"Tideline"}
    # All of this desktop: the journal, settings, temporary and recent files, what others caught.
    assert leaks.in_files([app.desktop.folder], EVERYTHING) == {}


def write_and_undo(person: Person) -> str:
    """Words that stay, words that were deleted, words that were copied, a selection."""
    text = f"{prose(80, seed=17)}\n\n{WRITTEN} by the sea."
    person.today.paste(text)
    person.today.write(f" {DELETED}")
    person.today.saved()
    for _each in range(len(DELETED) + 1):
        person.app.hands.press("BackSpace")
    person.today.shows(text)
    person.today.add_person(NAMED)
    person.today.saved()
    person.today.take_keyboard()
    return text


def carry(person: Person, text: str) -> None:
    """Select everything, and take it into the hand."""
    person.app.hands.press("Ctrl+a")
    page = person.app.find("Entry", "text")
    person.app.bus.wait(lambda: person.other_program.held("PRIMARY"), "the selection")
    x, y, _width, height = page.box_of(text.index(WRITTEN) + 3)
    person.app.hands.hold((x, y + height // 2), (x + 160, y - 120))
    person.app.bus.wait(lambda: person.other_program.held(CARRIED), "the words in the hand")
    person.app.bus.wait(person.app.hands.unframed_windows, "their picture")


def test_an_undo_history_a_selection_a_copy_a_search_and_a_menu(
    person: Person, locking: Callable[[str], None]
) -> None:
    person.begin()
    text = write_and_undo(person)
    person.window.go("Timeline")
    person.timeline.search(SOUGHT)
    person.app.find("Nothing by that name", "label")
    person.window.go("Today")
    person.today.wait_for()
    other = person.other_program
    person.app.hands.press("Ctrl+End", "Ctrl+Shift+Home", "Ctrl+c")
    person.app.bus.wait(lambda: WRITTEN in (other.paste() or ""), "the copied text")
    person.app.bus.wait(lambda: WRITTEN in (other.paste("PRIMARY") or ""), "the selected text")
    # A menu takes the keyboard: only the desktop can lock now.
    offered = person.app.menu_opened_by(lambda: person.app.hands.press("Menu"))
    assert "Copy" in offered
    locking("menu")
    person.lock.open()
    person.today.shows(text)


def test_the_small_window_and_the_find_bar(person: Person, locking: Callable[[str], None]) -> None:
    person.begin()
    write_and_undo(person)
    person.today.find_words(SOUGHT)
    person.capture.call_by_key()
    # Not waited for until it is put down: the desktop does not wait either.
    person.capture.note.write(TOLD)
    locking("small-window")
    person.lock.open()
    person.today.wait_for()
    person.app.bus.wait(lambda: bool(person.today.begun()), "the moment that was begun")


def test_a_sheet_with_a_choice_of_files_over_it(
    person: Person, locking: Callable[[str], None]
) -> None:
    person.begin()
    text = write_and_undo(person)
    person.today.marks.select_by_keys(WRITTEN)
    person.today.marks.by_key("1", "Marked as pulling away")
    person.today.saved()
    person.passages.open_by_key()
    person.passages.shows(1)
    person.app.press("Take these out…", "push button")
    person.app.press("The words themselves", "check box")
    preview = person.app.find("What leaves", "text")
    person.app.bus.wait(lambda: WRITTEN in preview.text, "the words that would leave")
    person.app.press("Choose…", "push button")
    person.app.bus.wait(lambda: "Save as" in person.app.hands.titles(), "the choice of files")
    locking("file-dialog")
    person.lock.open()
    person.passages.wait_for()
    person.window.go("Today")
    person.today.shows(text)


def test_words_under_the_mouse(person: Person, locking: Callable[[str], None]) -> None:
    person.begin()
    text = write_and_undo(person)
    carry(person, text)
    locking("dragging")
    assert not person.other_program.held(CARRIED)
    person.app.hands.let_go()
    person.lock.open()
    person.today.shows(text)


def test_while_a_disk_takes_its_time_nothing_shows_either(person: Person, logind: Logind) -> None:
    on_its_bus(person, logind)
    person.begin()
    text = write_and_undo(person)
    listens(person, logind)
    person.app.hands.press("Ctrl+End")
    person.app.bus.wait(lambda: person.today.caret == len(text), "the end of the page")
    with disk.held(person.app.home):
        person.today.write("!")
        carry(person, f"{text}!")
        person.app.bus.hear(0.2)
        person.app.bus.events.clear()
        logind.lock()
        person.app.find("Locked", "panel")
        person.app.bus.wait(
            lambda: not person.app.hands.unframed_windows(), "nothing under the mouse"
        )
        assert leaks.in_text(person.other_program.paste(CARRIED) or "", EVERYTHING) == set()
        person.app.hands.let_go()
        assert leaks.in_text(person.app.words_on_the_bus(), EVERYTHING) == set()
        assert leaks.in_text(person.other_program.paste("PRIMARY") or "", EVERYTHING) == set()
        assert leaks.in_memory(person.app.pid, EVERYTHING) >= {WRITTEN}
        person.window.picture_of_all("keeping")
    is_locked(person, person.app.pid)
    nothing_is_left(person, person.app.pid)
    person.lock.open()
    person.today.shows(f"{text}!")


def test_the_note_of_a_pause(person: Person, locking: Callable[[str], None]) -> None:
    person.begin()
    person.pause.begin()
    person.pause.show_breath_as("Words only")
    person.pause.skip()
    person.pause.answer("1")
    person.pause.note.write(TOLD)
    locking("pause")
    person.lock.open()
    person.today.wait_for()
    person.app.bus.wait(lambda: bool(person.today.begun()), "the moment that was begun")


def test_a_journal_that_is_just_being_opened_is_locked_as_soon_as_it_is(
    person: Person, logind: Logind
) -> None:
    on_its_bus(person, logind)
    person.begin()
    text = write_and_undo(person)
    listens(person, logind)
    person.window.quit()
    keyring = person.app.desktop.session
    keyring.freeze_keyring()
    person.app.launch()
    person.app.find("Locked", "panel")
    # Nothing shows that it listens by now; whoever locks the screen may do it more than once.
    for _each in range(8):
        logind.lock()
        person.app.bus.hear(0.25)
    keyring.thaw_keyring()
    is_locked(person, person.app.pid)
    person.lock.open()
    person.today.shows(text)


def test_what_was_copied_does_not_outlive_the_app(person: Person) -> None:
    person.begin()
    person.today.paste(f"{COPIED} and more")
    person.today.saved()
    other = person.other_program
    person.app.hands.press("Ctrl+a", "Ctrl+c")
    person.app.bus.wait(lambda: COPIED in (other.paste() or ""), "the copied text")
    assert person.window.quit() == 0
    assert not other.held("CLIPBOARD")
    assert not other.held("PRIMARY")
