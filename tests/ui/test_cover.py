"""Shift three times, and nothing else, covers; the cover tells nothing."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from journal_app.ui.cover import WITHIN_SECONDS, CoverPage, TripleShift

CTRL = Qt.KeyboardModifier.ControlModifier


class Hands:
    """Somebody at the keyboard, with a clock of their own."""

    def __init__(self, qtbot):
        self.now = 0.0
        self.field = QLineEdit()
        qtbot.addWidget(self.field)
        self.field.show()
        self.field.activateWindow()
        qtbot.waitUntil(self.field.isActiveWindow)
        self.covers = 0
        TripleShift(self.field, lambda: self.now).pressed.connect(self._cover)

    def _cover(self):
        self.covers += 1

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier, after=0.1):
        self.now += after
        QTest.keyClick(self.field.windowHandle(), key, modifiers)

    def shift(self, times, after=0.1):
        for _each in range(times):
            self.press(Qt.Key.Key_Shift, after=after)


@pytest.fixture
def hands(qtbot):
    return Hands(qtbot)


def test_three_times_covers_once(hands):
    hands.shift(2)
    assert hands.covers == 0
    hands.shift(1)
    assert hands.covers == 1
    hands.shift(2)
    assert hands.covers == 1


def test_three_times_covers_again_later(hands):
    hands.shift(3)
    hands.shift(3)
    assert hands.covers == 2


def test_two_seconds_are_the_limit(hands):
    hands.shift(1)
    hands.shift(2, after=WITHIN_SECONDS / 2)
    assert hands.covers == 1
    hands.shift(3, after=WITHIN_SECONDS / 2 + 0.01)
    assert hands.covers == 1


def test_capital_letters_never_cover(hands):
    for letter in "IAMHERE":
        hands.press(Qt.Key.Key_Shift)
        hands.press(getattr(Qt.Key, f"Key_{letter}"), Qt.KeyboardModifier.ShiftModifier)
    assert hands.covers == 0
    assert hands.field.text().upper() == "IAMHERE"


def test_a_key_in_between_begins_anew(hands):
    hands.shift(2)
    hands.press(Qt.Key.Key_Space)
    hands.shift(2)
    assert hands.covers == 0
    hands.shift(1)
    assert hands.covers == 1


def test_a_click_in_between_begins_anew(hands):
    hands.shift(2)
    QTest.mouseClick(hands.field.windowHandle(), Qt.MouseButton.LeftButton)
    hands.shift(1)
    assert hands.covers == 0


def test_shift_with_another_modifier_does_not_count(hands):
    for _each in range(4):
        hands.press(Qt.Key.Key_Shift, CTRL)
    assert hands.covers == 0


def test_a_key_held_down_is_one_press(hands):
    handle = hands.field.windowHandle()
    for _each in range(5):
        held = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Shift,
            Qt.KeyboardModifier.NoModifier,
            "",
            autorep=True,
        )
        QApplication.sendEvent(handle, held)
    assert hands.covers == 0


def test_the_cover_looks_like_a_note_and_takes_no_words(qtbot, theme):
    cover = CoverPage(theme)
    qtbot.addWidget(cover)
    cover.resize(900, 600)
    cover.show()
    assert cover.accessibleName() == "Note"
    assert cover.children() == []
    picture = cover.grab().toImage()
    assert picture.pixelColor(5, 5) == theme.color("surface")
    assert picture.pixelColor(895, 595) == theme.color("surface")
