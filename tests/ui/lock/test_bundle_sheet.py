"""The sheet in front of a bundle: passphrase or code, what is in the way, and what came of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from journal_app.services.ways import WayIn
from journal_app.ui.lock.bundle_sheet import BundleSheet
from journal_app.ui.theme.theme import Theme

CODE = "371074-259237-052448-610390-115038-700128-048180-073293"


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """Something for the sheet to lie over."""
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def sheet_over(
    theme: Theme,
    window: QMainWindow,
    *,
    key_id: str | None = "K7M2Q9XD",
    passphrase: bool = False,
    here: bool = False,
    is_bundle: bool = True,
    keyring: bool = False,
) -> tuple[BundleSheet, list[WayIn]]:
    """The sheet, open, and what it asks for."""
    made = BundleSheet(
        theme,
        window,
        key_id=key_id,
        passphrase=passphrase,
        here=here,
        is_bundle=is_bundle,
        keyring=keyring,
    )
    asked: list[WayIn] = []
    made.wanted.connect(asked.append)
    made.open()
    return made, asked


def type_here(window: QMainWindow, code: str) -> None:
    """Type digits where the hands are, which go on by themselves."""
    for digit in code.replace("-", ""):
        QTest.keyClick(window.focusWidget(), digit)


def test_the_code_opens_it_once_every_group_is_right(theme: Theme, window: QMainWindow) -> None:
    sheet, asked = sheet_over(theme, window)
    assert "K7M2Q9XD" in sheet.sheet_of.text()
    assert not sheet.field.isVisible()
    assert window.focusWidget() is sheet.boxes.boxes[0].field
    type_here(window, CODE[:-7])
    assert not sheet.open_it.isEnabled()
    type_here(window, CODE[-6:])
    sheet.open_it.click()
    assert asked == [WayIn(code=CODE)]


def test_where_a_passphrase_opens_it_that_is_asked_and_the_code_is_one_press_away(
    theme: Theme, window: QMainWindow
) -> None:
    sheet, asked = sheet_over(theme, window, passphrase=True)
    assert window.focusWidget() is sheet.field
    assert not sheet.open_it.isEnabled()
    QTest.keyClicks(sheet.field, "a long walk home")
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)
    assert asked == [WayIn(passphrase="a long walk home")]
    sheet.other.click()
    assert not sheet.field.isVisible()
    assert window.focusWidget() is sheet.boxes.boxes[0].field
    type_here(window, CODE)
    sheet.open_it.click()
    assert asked[1:] == [WayIn(code=CODE)]


def test_what_is_in_the_way_is_said_and_can_be_tried_again(
    theme: Theme, window: QMainWindow
) -> None:
    sheet, _asked = sheet_over(theme, window, passphrase=True)
    sheet.field.setText("something else")
    sheet.rest(True)
    assert not sheet.open_it.isEnabled()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible(), "halfway it cannot be let go of"
    sheet.refuse("That didn’t open it.")
    assert sheet.line.text() == "That didn’t open it."
    assert sheet.open_it.isEnabled()
    assert window.focusWidget() is sheet.field


def test_a_journal_that_is_here_is_said_not_to_be_touched(
    theme: Theme, window: QMainWindow
) -> None:
    sheet, _asked = sheet_over(theme, window, here=True)
    assert "is here already, and is not touched" in sheet.words.text()
    sheet.show_done("The copy lies beside your journal now.")
    assert sheet.words.text() == "The copy lies beside your journal now."
    assert not sheet.boxes.isVisible()


def test_of_a_copy_it_says_what_comes_along_and_that_nothing_tells_its_sheet(
    theme: Theme, window: QMainWindow
) -> None:
    sheet, asked = sheet_over(theme, window, key_id=None, is_bundle=False)
    assert sheet.accessibleName() == "Open a copy"
    assert "with the pictures that lie beside it" in sheet.words.text()
    assert sheet.sheet_of.text().startswith("Nothing beside it says which sheet")
    type_here(window, CODE)
    sheet.open_it.click()
    assert asked == [WayIn(code=CODE)]


def test_a_copy_of_a_journal_that_is_here_lies_beside_it(theme: Theme, window: QMainWindow) -> None:
    sheet, _asked = sheet_over(theme, window, here=True, is_bundle=False)
    assert "is not touched. The copy is put beside it" in sheet.words.text()


def test_out_of_sight_nothing_typed_stays(theme: Theme, window: QMainWindow) -> None:
    sheet, _asked = sheet_over(theme, window, passphrase=True)
    sheet.field.setText("a long walk home")
    sheet.boxes.put(CODE.split("-"))
    sheet.dismiss()
    assert sheet.field.text() == ""
    assert sheet.boxes.groups == ("",) * 8


def test_where_the_keyring_has_the_key_nothing_is_asked_and_the_code_is_one_press_away(
    theme: Theme, window: QMainWindow
) -> None:
    sheet, asked = sheet_over(theme, window, is_bundle=False, keyring=True)
    assert sheet.held.isVisible()
    assert not sheet.boxes.isVisible()
    assert not sheet.field.isVisible()
    assert window.focusWidget() is sheet.open_it
    sheet.open_it.click()
    assert asked == [WayIn(ask=True)]
    sheet.rest(True)
    assert not sheet.open_it.isEnabled()
    sheet.refuse("There is not enough room on the disk.")
    assert window.focusWidget() is sheet.open_it
    sheet.other.click()
    assert not sheet.held.isVisible()
    assert window.focusWidget() is sheet.boxes.boxes[0].field
    assert not sheet.open_it.isEnabled()
    type_here(window, CODE)
    sheet.open_it.click()
    assert asked[1:] == [WayIn(code=CODE)]
