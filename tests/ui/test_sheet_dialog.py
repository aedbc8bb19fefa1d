"""A sheet inside the window: the safe choice is at hand, Tab stays inside, Esc closes."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.field = QLineEdit()
    QVBoxLayout(made).addWidget(made.field)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.field.setFocus()
    return made


@pytest.fixture
def sheet(theme, window):
    made = SheetDialog(theme, window, "Are you sure")
    made.first = Button(theme, "Do it", "quiet")
    made.safe = Button(theme, "Rather not", "primary")
    made.add_button(made.first)
    made.add_button(made.safe)
    made.open()
    return made


def press(window, key):
    QTest.keyClick(window.windowHandle(), key)


def test_it_covers_the_window_and_the_safe_choice_has_the_keyboard(window, sheet):
    assert sheet.geometry() == window.rect()
    assert sheet.accessibleName() == "Are you sure"
    assert window.focusWidget() is sheet.safe


def test_tab_stays_inside(window, sheet):
    press(window, Qt.Key.Key_Tab)
    assert window.focusWidget() is sheet.first
    press(window, Qt.Key.Key_Tab)
    assert window.focusWidget() is sheet.safe
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Backtab)
    assert window.focusWidget() is sheet.first


def test_esc_closes_it_and_the_keyboard_goes_back(window, sheet, qtbot):
    with qtbot.waitSignal(sheet.closed):
        press(window, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.field


def test_it_grows_with_the_window_and_the_card_stays_inside(window, sheet, qtbot):
    window.resize(700, 420)
    assert sheet.geometry() == window.rect()
    assert sheet._card.width() <= 700
    assert sheet._card.height() <= 420


def test_what_it_says_keeps_from_the_bar_on_the_side_where_that_is(window, sheet, qtbot):
    for line in range(40):
        sheet.body.addWidget(Para(sheet._theme, f"Line {line}"))
    window.resize(700, 420)
    qtbot.waitUntil(lambda: sheet.body.contentsMargins().right() > 0)
    assert sheet.body.contentsMargins().left() == 0
    sheet.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert sheet.body.contentsMargins().left() > 0
    assert sheet.body.contentsMargins().right() == 0


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_what_does_not_fit_fades_and_keeps_from_the_bar(theme, window, sheet, qtbot, direction):
    window.setLayoutDirection(direction)
    words = Para(theme, "What would be lost, and what stays. " * 60, "body", "ink")
    sheet.body.addWidget(words)
    window.resize(600, 400)
    area, bar = sheet._area, sheet._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 60)
    room = area.width() - bar.width() - words.width()
    assert room >= 12
    start = words.mapTo(area, QPoint(0, 0)).x()
    assert start == (area.width() - words.width() if sheet.isRightToLeft() else 0)

    for value in range(20, 60, 3):
        bar.setValue(value)
        image = area.grab(area.viewport().geometry()).toImage()
        for y in (0, image.height() - 1):
            assert all(image.pixelColor(x, y).lightness() > 235 for x in range(image.width()))


def test_it_is_gone_after_it_was_closed(window, sheet, qtbot):
    destroyed = []
    sheet.destroyed.connect(lambda: destroyed.append(True))
    sheet.dismiss()
    qtbot.waitUntil(lambda: bool(destroyed))
