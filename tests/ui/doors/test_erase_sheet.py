"""Two deliberate steps before a journal goes, and the safe choice at hand at both."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QPushButton

from journal_app.services import recovery
from journal_app.ui.doors.erase_sheet import WAIT_MS, EraseSheet
from journal_app.ui.doors.recovery_sheet import RecoverySheet
from journal_app.ui.doors.sheets import DoorSheets
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.field import Field
from tests.ui.context_fixture import Ground, OpenedScenes
from tests.ui.doors.finding import named, press, told


@pytest.fixture
def kept(ground: Ground) -> None:
    """The code was kept before."""
    recovery.confirm(ground.context.home, clock=ground.clock)


def shown(ground: Ground, window: QMainWindow) -> tuple[DoorSheets, EraseSheet]:
    """The first step."""
    sheets = DoorSheets(ground.context, window)
    sheets.erase()
    ground.wait(lambda: sheets.sheet is not None)
    assert isinstance(sheets.sheet, EraseSheet)
    return sheets, sheets.sheet


def erased(ground: Ground) -> int:
    """How often the app was asked to erase the journal."""
    assert isinstance(ground.scenes, OpenedScenes)
    return ground.scenes.erased


def test_it_says_what_goes_and_what_stays(ground: Ground, window: QMainWindow, kept: None) -> None:
    _sheets, sheet = shown(ground, window)
    words = told(sheet)
    assert "Every page and every moment goes, with the backups beside them and the key" in words
    assert "copies you took elsewhere, which open with the recovery code or with a" in words
    assert "You have not kept" not in words
    assert sheet.accessibleName() == "Erase this journal"


def test_where_the_code_was_never_kept_that_is_said_and_comes_first(
    ground: Ground, window: QMainWindow
) -> None:
    sheets, sheet = shown(ground, window)
    words = told(sheet)
    assert "Without it nothing opens any copy of this journal" in words
    assert "copies you took elsewhere" not in words
    main = [each.accessibleName() for each in sheet.findChildren(Button) if each._kind == "primary"]
    assert main == ["Keep the code first"]
    press(sheet, "Keep the code first")
    assert isinstance(sheets.sheet, RecoverySheet)
    asked = sheets.sheet
    ground.wait(lambda: "this code is all that opens a copy" in told(asked))


def test_another_folder_of_it_on_this_computer_is_named_and_keeps_its_key(
    ground: Ground, window: QMainWindow
) -> None:
    home = ground.context.home
    other = shutil.copytree(home, home.with_name("another folder"))
    words = told(shown(ground, window)[1])
    assert f"This journal is also in {other}: there it opens as before" in words
    assert "You have not kept" not in words


def test_without_the_word_nothing_goes_on(ground: Ground, window: QMainWindow) -> None:
    _sheets, sheet = shown(ground, window)
    field = named(sheet, Field, "The word that erases")
    assert window.focusWidget() is field
    button = named(sheet, QPushButton, "Go on…")
    for typed in ("", "eras", "erase it"):
        field.setText(typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert not button.isEnabled()
        assert sheet.step is not None
        assert sheet.step.isAncestorOf(field)
    field.setText(" Erase ")
    assert button.isEnabled()


def test_where_its_words_need_the_room_one_reads_them_first(
    ground: Ground, window: QMainWindow, kept: None
) -> None:
    ground.context.theme.set_zoom(2.0)
    window.resize(880, 560)
    _sheets, sheet = shown(ground, window)
    bar = sheet._area.verticalScrollBar()
    ground.wait(lambda: bar.maximum() > 0)
    ground.ask(lambda _vault: None)
    assert bar.value() == 0
    assert window.focusWidget() is named(sheet, QPushButton, "Keep the journal")


def test_the_last_button_waits_and_the_safe_one_has_the_keyboard(
    ground: Ground, window: QMainWindow
) -> None:
    sheets, sheet = shown(ground, window)
    named(sheet, Field, "The word that erases").setText("erase")
    press(sheet, "Go on…")
    last = named(sheet, QPushButton, "Erase for good")
    assert not last.isEnabled()
    assert window.focusWidget() is named(sheet, QPushButton, "Keep the journal")
    assert "This cannot be taken back" in told(sheet)
    ground.wait(last.isEnabled, WAIT_MS + 5000)
    assert erased(ground) == 0
    press(sheet, "Erase for good")
    assert erased(ground) == 1
    assert sheets.sheet is None


def test_keeping_it_and_esc_change_nothing_at_either_step(
    ground: Ground, window: QMainWindow
) -> None:
    for leave in ("press", "esc"):
        for step in (1, 2):
            sheets, sheet = shown(ground, window)
            if step == 2:
                named(sheet, Field, "The word that erases").setText("erase")
                press(sheet, "Go on…")
            if leave == "press":
                press(sheet, "Keep the journal")
            else:
                QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
            assert sheets.sheet is None
    assert erased(ground) == 0
    assert ground.path.exists()
