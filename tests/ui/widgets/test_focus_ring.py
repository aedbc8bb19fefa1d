"""The ring shows where the keyboard is, and only then."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QTextEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.focus_ring import FocusRing
from tests.ui.widgets.conftest import Shown, click, press_key


def stage(theme: Theme, shown: Shown) -> tuple[QFrame, FocusRing, Button, Button]:
    first, second = Button(theme, "One"), Button(theme, "Two")
    window = shown(first, second)
    ring = FocusRing(theme, window)
    first.setFocus()
    return window, ring, first, second


def test_tab_shows_it_around_the_control(theme: Theme, shown: Shown) -> None:
    window, ring, _first, second = stage(theme, shown)
    assert not ring.isVisible()
    press_key(window, Qt.Key.Key_Tab)

    assert ring.isVisible()
    assert ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)


def test_a_press_hides_it(theme: Theme, shown: Shown) -> None:
    window, ring, _first, second = stage(theme, shown)
    press_key(window, Qt.Key.Key_Tab)
    click(window, QPoint(700, 500))
    assert not ring.isVisible()
    click(window, second.geometry().center())

    assert not ring.isVisible()


def test_keys_after_a_press_show_it_again(theme: Theme, shown: Shown) -> None:
    window, ring, first, _second = stage(theme, shown)
    click(window, first.geometry().center())
    press_key(window, Qt.Key.Key_Tab)

    assert ring.isVisible()


def test_it_is_two_pixels_of_the_focus_colour(theme: Theme, shown: Shown) -> None:
    window, ring, _first, _second = stage(theme, shown)
    press_key(window, Qt.Key.Key_Tab)
    image = window.grab().toImage()
    x = ring.geometry().center().x()
    column = [image.pixelColor(x, ring.y() + step) == theme.color("focus") for step in range(4)]

    assert column == [True, True, False, False]


def test_it_is_three_pixels_in_high_contrast(theme: Theme, shown: Shown) -> None:
    theme.set_appearance(Appearance(scheme=Scheme.LIGHT, high_contrast=True))
    window, ring, _first, _second = stage(theme, shown)
    press_key(window, Qt.Key.Key_Tab)
    image = window.grab().toImage()
    x = ring.geometry().center().x()
    column = [image.pixelColor(x, ring.y() + step) == theme.color("focus") for step in range(4)]

    assert column == [True, True, True, False]


def test_an_editor_shows_its_caret_instead(theme: Theme, shown: Shown) -> None:
    button, editor = Button(theme, "One"), QTextEdit()
    editor.setProperty("noRing", True)
    window = shown(button, editor)
    ring = FocusRing(theme, window)
    button.setFocus()
    press_key(window, Qt.Key.Key_Tab)

    assert editor.hasFocus()
    assert not ring.isVisible()


def test_it_follows_what_scrolls_and_goes_with_what_leaves(
    theme: Theme, shown: Shown, qtbot: QtBot
) -> None:
    inner = QFrame()
    column = QVBoxLayout(inner)
    buttons = [Button(theme, str(number)) for number in range(40)]
    for button in buttons:
        column.addWidget(button)
    area = QScrollArea()
    area.setWidget(inner)
    area.setFixedHeight(300)
    window = shown(area)
    ring = FocusRing(theme, window)
    buttons[0].setFocus()
    press_key(window, Qt.Key.Key_Tab)
    before = ring.y()
    area.verticalScrollBar().setValue(20)
    assert ring.y() == before - 20
    area.verticalScrollBar().setValue(900)

    assert not ring.isVisible()
    area.verticalScrollBar().setValue(0)
    assert ring.isVisible()


def test_it_does_not_mind_that_the_control_is_deleted(
    theme: Theme, shown: Shown, qtbot: QtBot
) -> None:
    window, ring, first, second = stage(theme, shown)
    press_key(window, Qt.Key.Key_Tab)
    with qtbot.waitSignal(second.destroyed):
        second.deleteLater()
    theme.set_zoom(1.1)

    assert not ring.isVisible() or first.hasFocus()


def test_it_takes_no_mouse_and_no_focus(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    window, ring, _first, second = stage(theme, shown)
    press_key(window, Qt.Key.Key_Tab)
    with qtbot.waitSignal(second.clicked):
        click(window, second.geometry().center())

    assert ring.focusPolicy() is Qt.FocusPolicy.NoFocus
