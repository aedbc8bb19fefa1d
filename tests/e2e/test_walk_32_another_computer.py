"""Walk 32: everything goes into one file, and opens in an empty app with the code from paper.

Where the computer itself is gone, a copy on a stick and that code do the same.
"""

from pathlib import Path

from tests.made_pictures import encoded
from tests.robots.doors import CODE
from tests.robots.person import Person

TEXT = "It came along, and nothing of it was lost."
MOVE = "Move to another computer"
OPEN = "Open a journal bundle"
COPY = "Open a copy"


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


def on_a_stick(person: Person, stick: Path) -> tuple[str, ...]:
    """Write with a picture, keep the code, and make a copy; the code that was kept."""
    stick.mkdir()
    person.begin()
    person.today.write(TEXT)
    person.pictures.paste({"image/png": encoded(b"png")})
    person.pictures.hang(["Picture"])
    person.today.saved()
    person.window.go("Settings")
    person.app.press("Privacy and lock", "radio button")
    person.settings.press("Keep or show the recovery code")
    code = person.doors.code()
    person.app.hands.press("Escape")
    person.doors.gone(CODE)
    assert person.window.quit() == 0
    made = person.app.run("backup", "--out", str(stick / "usb.db"))
    assert made.returncode == 0, made.stderr
    return code


def test_a_copy_on_a_stick_and_the_code_from_paper_are_enough(person: Person) -> None:
    stick = person.app.desktop.folder / "home" / "stick"
    code = on_a_stick(person, stick)
    there = person
    there.app.home = person.app.desktop.folder / "another"
    there.app.start()
    there.first_run.wait_for()
    there.app.press("I have a copy and my recovery code", "push button")
    answer_dialog(there, "Choose the copy", stick / "usb.db")
    sheet = there.app.inside(COPY)
    # The keyring of this session still has the key; on another computer there is the paper.
    sheet.press("Use the recovery code", "push button")
    sheet.find("Group 1", "text")
    there.lock.type_code("".join(code))
    there.lock.group_says(8, "right")
    there.window.picture("code-of-the-copy")
    sheet.press("Open", "push button")
    there.lock.wait_for_fresh_process()
    there.lock.open()
    there.today.wait_for()
    there.today.shows(TEXT)
    there.pictures.hang(["Picture"])
    there.app.press("Picture", "push button")
    there.app.find("Picture view")
    there.window.picture("here-with-its-picture")
    there.pictures.close()
    assert there.window.quit() == 0
    state = there.app.read("check")
    assert (state["well"], state["files_missing"], state["files_damaged"]) == (True, 0, 0)
    assert there.app.said_aloud == ""
