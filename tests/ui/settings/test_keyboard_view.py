"""Keys of one's own are typed, told of when they are in use, and hold at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.settings.keyboard_view import KeyboardView
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(desk) -> KeyboardView:
    desk.page.enter(Place(page=PageId.SETTINGS, part="keyboard"))
    found = desk.page.findChild(KeyboardView)
    assert found is not None
    return found


def press(desk, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press keys the way the desktop hands them to the window."""
    QTest.keyClick(desk.window.windowHandle(), key, modifiers)


def choose(desk, view, command, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Go to a command, press Enter, then these keys."""
    view.rows[command].keys.setFocus()
    press(desk, Qt.Key.Key_Return)
    assert view.rows[command].keys.waits
    press(desk, key, modifiers)


def test_every_command_of_the_menus_stands_here_with_its_keys(desk, view):
    assert view.rows[ActionId.LOCK].keys.label == "Ctrl+L"
    assert view.rows[ActionId.COVER].keys.label == "None"
    assert view.rows[ActionId.MARK_1].words == "Mark as “Pulling away”"
    assert {ActionId.NEXT_AREA, ActionId.THEME_DARK, ActionId.EDIT_ENTRY} <= set(view.rows)


def test_keys_that_stay_as_they_are_are_told_and_not_taken(desk, view):
    told = {words.text() for words in view.findChildren(Para)}
    assert {"Bin: bring back", "B", "Marks: choose one", "1 to 9"} <= told
    choose(desk, view, ActionId.PRINT, Qt.Key.Key_B)
    assert view.rows[ActionId.PRINT].keys.label == "Ctrl+P"
    assert view.rows[ActionId.PRINT].line.isVisible()


def test_keys_are_typed_and_hold_at_once(desk, view, ground):
    locked = []
    desk.actions.bind(ActionId.LOCK, lambda: locked.append(True))
    desk.actions.set_open(True)
    choose(desk, view, ActionId.LOCK, Qt.Key.Key_J, CTRL)
    assert view.rows[ActionId.LOCK].keys.label == "Ctrl+J"
    assert desk.actions[ActionId.LOCK].shortcut().toString() == "Ctrl+J"
    press(desk, Qt.Key.Key_J, CTRL)
    press(desk, Qt.Key.Key_L, CTRL)
    assert locked == [True]


def test_a_change_can_be_undone(desk, view, ground):
    choose(desk, view, ActionId.LOCK, Qt.Key.Key_J, CTRL)
    _text, action, undo = ground.notices.said[-1]
    assert action == "Undo"
    undo()
    assert view.rows[ActionId.LOCK].keys.label == "Ctrl+L"


def test_keys_pressed_while_it_waits_do_nothing_else(desk, view):
    quits = []
    desk.actions.bind(ActionId.QUIT, lambda: quits.append(True))
    choose(desk, view, ActionId.LOCK, Qt.Key.Key_Q, CTRL)
    assert quits == []


def test_esc_leaves_it_as_it_was(desk, view):
    choose(desk, view, ActionId.LOCK, Qt.Key.Key_Escape)
    assert view.rows[ActionId.LOCK].keys.label == "Ctrl+L"
    assert not view.rows[ActionId.LOCK].keys.waits


def test_backspace_takes_the_keys_away(desk, view):
    choose(desk, view, ActionId.LOCK, Qt.Key.Key_Backspace)
    assert view.rows[ActionId.LOCK].keys.label == "None"
    assert desk.actions[ActionId.LOCK].shortcuts() == []


def test_refused_keys_are_told_in_words(desk, view):
    row = view.rows[ActionId.LOCK]
    choose(desk, view, ActionId.LOCK, Qt.Key.Key_Tab)
    assert row.line.isVisible()
    assert "moving about" in row.line.text()
    assert row.keys.label == "Ctrl+L"
    choose(desk, view, ActionId.LOCK, Qt.Key.Key_J, CTRL)
    assert not row.line.isVisible()


def sheet(desk) -> SheetDialog:
    """What asks over the window."""
    [found] = desk.window.findChildren(SheetDialog)
    return found


def test_keys_in_use_are_offered_to_be_swapped(desk, view, ground):
    choose(desk, view, ActionId.LOCK, Qt.Key.Key_Q, CTRL)
    assert sheet(desk).accessibleName() == "Ctrl+Q is in use"
    assert view.rows[ActionId.LOCK].keys.label == "Ctrl+L"
    [swap] = [each for each in sheet(desk).findChildren(Button) if each.label == "Swap"]
    swap.click()
    assert view.rows[ActionId.LOCK].keys.label == "Ctrl+Q"
    assert view.rows[ActionId.QUIT].keys.label == "Ctrl+L"


def test_leaving_it_is_the_safe_choice(desk, view):
    choose(desk, view, ActionId.LOCK, Qt.Key.Key_Q, CTRL)
    press(desk, Qt.Key.Key_Return)
    assert view.rows[ActionId.LOCK].keys.label == "Ctrl+L"


def test_one_or_all_can_be_reset(desk, view):
    row = view.rows[ActionId.LOCK]
    assert not row.reset.isVisible()
    assert not view.reset_all.isVisible()
    choose(desk, view, ActionId.LOCK, Qt.Key.Key_J, CTRL)
    choose(desk, view, ActionId.QUIT, Qt.Key.Key_W, CTRL)
    row.reset.setFocus()
    row.reset.click()
    assert row.keys.label == "Ctrl+L"
    assert desk.window.focusWidget() is row.keys
    assert view.rows[ActionId.QUIT].keys.label == "Ctrl+W"
    view.reset_all.click()
    assert view.rows[ActionId.QUIT].keys.label == "Ctrl+Q"
    assert not view.reset_all.isVisible()
