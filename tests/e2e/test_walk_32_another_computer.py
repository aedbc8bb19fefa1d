"""Walk 32: everything goes into one file, and opens in an empty app with the code from paper."""

from pathlib import Path

from tests.robots.doors import CODE
from tests.robots.person import Person

TEXT = "It came along, and nothing of it was lost."
MOVE = "Move to another computer"
OPEN = "Open a journal bundle"


def packed(person: Person, target: Path) -> tuple[str, ...]:
    """The journal in one file; the code that was kept on the way."""
    person.begin()
    person.today.write(TEXT)
    person.today.saved()
    person.window.go("Settings")
    person.app.press("Privacy and lock", "radio button")
    person.settings.press(MOVE)
    code = person.doors.code()
    assert "it comes first" in person.doors.says(CODE)
    person.doors.code_sheet.press("Continue", "push button")
    person.doors.type_back(code)
    person.doors.gone(CODE)
    person.window.picture("pack")
    person.app.inside(MOVE).press("Choose a place", "push button")
    answer_dialog(person, "Save as", target)
    person.doors.done(MOVE, "was read again from end to end")
    assert target.exists()
    assert person.window.quit() == 0
    return code


def answer_dialog(person: Person, title: str, path: Path) -> None:
    """Type a path into the dialog of this title."""
    hands = person.app.hands
    person.app.bus.wait(lambda: hands.in_front() == title, "the dialog")
    hands.press("Ctrl+a")
    hands.type(str(path))
    hands.press("Return")


def opened(person: Person, bundle: Path, code: tuple[str, ...], picture: str) -> None:
    """Choose the bundle in the dialog that is asked for, and type the code."""
    answer_dialog(person, OPEN, bundle)
    sheet = person.app.inside(OPEN)
    sheet.find("Group 1", "text")
    person.lock.type_code("".join(code))
    person.lock.group_says(8, "right")
    person.window.picture(picture)
    sheet.press("Open", "push button")


def test_packed_here_and_opened_where_there_is_nothing_yet(person: Person) -> None:
    bundle = person.app.desktop.folder / "home" / "stick.journalbundle"
    code = packed(person, bundle)
    there = person
    there.app.home = person.app.desktop.folder / "another"
    there.app.start()
    there.first_run.wait_for()
    there.window.picture("first-page")
    there.app.press(OPEN, "push button")
    opened(there, bundle, code, "code-of-the-bundle")
    there.lock.wait_for_fresh_process()
    there.lock.open()
    there.window.go("Timeline")
    there.timeline.shows(TEXT)
    there.window.lock()
    there.lock.wait_for_fresh_process()

    there.app.choose("More", "Open a journal bundle…")
    answer_dialog(there, OPEN, bundle)
    there.app.bus.wait(lambda: "is not touched" in there.doors.says(OPEN), "that it is here")
    there.lock.type_code("".join(code))
    there.lock.group_says(8, "right")
    there.app.inside(OPEN).press("Open", "push button")
    there.doors.done(OPEN, "The copy lies beside your journal now")
    there.window.picture("here-already")
    assert there.window.quit() == 0
    assert there.app.said_aloud == ""
