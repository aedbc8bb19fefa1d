"""A slider of words: null until touched, zero is an answer, and both can be had without a mouse."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from journal_app.ui.moment_form.word_slider import WordSlider, pull_words
from journal_app.ui.theme.theme import Theme
from tests.ui.widgets.conftest import Shown, press_key

NAME = "How strong is the pull"


@pytest.fixture
def slider(theme: Theme, shown: Shown) -> WordSlider:
    made = WordSlider(theme, NAME, pull_words())
    shown(made)
    made.setFocus()
    return made


def stop(slider: WordSlider, number: int) -> QPoint:
    edge = 12
    along = (slider.width() - 2 * edge) * number / 5
    return QPoint(round(edge + along), 12)


def click(slider: WordSlider, number: int) -> None:
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=stop(slider, number))


def test_it_stands_nowhere_until_it_is_touched(slider: WordSlider) -> None:
    untouched = slider.grab().toImage()
    assert (slider.answer, slider.accessibleDescription()) == (None, "nothing said")
    slider.set_answer(0)
    assert slider.answer == 0
    assert slider.accessibleDescription() == "none"
    assert slider.grab().toImage() != untouched


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 5),
        (Qt.Key.Key_PageUp, 1),
        (Qt.Key.Key_3, 3),
        (Qt.Key.Key_0, 0),
    ],
)
def test_every_first_key_is_an_answer(
    slider: WordSlider, qtbot: QtBot, key: Qt.Key, answer: int
) -> None:
    with qtbot.waitSignal(slider.answered) as told:
        press_key(slider.window(), key)
    assert told.args == [answer]
    assert slider.accessibleDescription() == pull_words()[answer]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_an_answer_can_be_taken_back(slider: WordSlider, qtbot: QtBot, key: Qt.Key) -> None:
    slider.set_answer(0)
    with qtbot.waitSignal(slider.answered) as told:
        press_key(slider.window(), key)
    assert told.args == [None]
    assert slider.accessibleDescription() == "nothing said"


def test_a_digit_that_names_no_word_answers_nothing(slider: WordSlider) -> None:
    press_key(slider.window(), Qt.Key.Key_7)
    assert slider.answer is None


def test_a_press_chooses_and_another_takes_it_back(slider: WordSlider) -> None:
    click(slider, 4)
    assert slider.answer == 4
    click(slider, 0)
    assert slider.answer == 0
    click(slider, 0)
    assert slider.answer is None


def test_dragging_ends_where_the_pointer_is(slider: WordSlider) -> None:
    slider.set_answer(2)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(slider, left, pos=stop(slider, 2))
    QTest.mouseMove(slider, stop(slider, 3))
    QTest.mouseMove(slider, stop(slider, 5))
    QTest.mouseRelease(slider, left, pos=stop(slider, 5))
    assert slider.answer == 5


def test_the_wheel_changes_nothing(slider: WordSlider) -> None:
    slider.set_answer(2)
    turned = QWheelEvent(
        QPointF(20, 12),
        QPointF(20, 12),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    slider.wheelEvent(turned)
    assert slider.answer == 2
    assert not turned.isAccepted()


def test_setting_it_says_nothing(slider: WordSlider, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(slider.answered):
        slider.set_answer(3)
        slider.set_answer(None)


def test_who_listens_to_the_screen_can_set_it(slider: WordSlider) -> None:
    interface = QAccessible.queryAccessibleInterface(slider)
    assert interface.role() is QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == NAME
    value = interface.valueInterface()
    assert value is not None
    value.setCurrentValue(4)
    assert slider.answer == 4
    assert interface.text(QAccessible.Text.Description) == "a strong pull"


def test_right_to_left_it_grows_to_the_left(slider: WordSlider) -> None:
    slider.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press_key(slider.window(), Qt.Key.Key_Left)
    assert slider.answer == 1
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(13, 12))
    assert slider.answer == 5


KEYS = {
    **{getattr(Qt.Key, f"Key_{number}"): number for number in range(6)},
    Qt.Key.Key_Delete: None,
    Qt.Key.Key_Backspace: None,
}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*KEYS, Qt.Key.Key_Left, Qt.Key.Key_Right]), max_size=12))
def test_what_it_tells_is_always_what_it_shows(dressed_theme: Theme, keys: list[Qt.Key]) -> None:
    slider = WordSlider(dressed_theme, NAME, pull_words())
    told: list[int | None] = [None]
    slider.answered.connect(told.append)
    expected: int | None = None
    for key in keys:
        QTest.keyClick(slider, key)
        if key in KEYS:
            expected = KEYS[key]
        else:
            step = 1 if key == Qt.Key.Key_Right else -1
            expected = max(0, min(5, (expected or 0) + step))
        assert slider.answer == told[-1] == expected
        assert QSlider.value(slider) == (expected or 0)
