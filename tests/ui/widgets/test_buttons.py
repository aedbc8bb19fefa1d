"""Buttons, chips and places: keys press them, names stay, states show."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TokenName
from journal_app.ui.widgets.button import Button, ButtonKind
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.nav_item import NavItem
from tests.ui.widgets.conftest import Shown, press_key

KEYS = [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter]


def role(widget: QPushButton) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def ground(widget: QPushButton) -> QColor:
    """The colour a little inside the left edge."""
    image = widget.grab().toImage()
    return image.pixelColor(4, image.height() // 2)


@pytest.mark.parametrize("key", KEYS)
def test_keys_press_a_button(theme: Theme, shown: Shown, qtbot: QtBot, key: Qt.Key) -> None:
    button = Button(theme, "Begin", "primary")
    window = shown(button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        press_key(window, key)


def test_a_disabled_button_stays_silent(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    button = Button(theme, "Begin", "primary")
    button.setEnabled(False)
    window = shown(button)
    with qtbot.assertNotEmitted(button.clicked):
        press_key(window, Qt.Key.Key_Return)
        button.click()

    assert ground(button) == theme.color("sunken")


GROUNDS: list[tuple[ButtonKind, TokenName]] = [
    ("primary", "accent"),
    ("soft", "accent_soft"),
    ("outline", "raised"),
]


@pytest.mark.parametrize(("kind", "token"), GROUNDS)
def test_each_kind_has_its_ground(
    theme: Theme, shown: Shown, kind: ButtonKind, token: TokenName
) -> None:
    button = Button(theme, "Begin", kind)
    shown(button)

    assert ground(button) == theme.color(token)
    assert button.property("kind") == button.kind == kind


def test_a_press_is_shown(theme: Theme, shown: Shown) -> None:
    button = Button(theme, "Begin", "primary")
    shown(button)
    QTest.mousePress(button, Qt.MouseButton.LeftButton)

    assert ground(button) == theme.color("accent_press")


def test_words_mean_no_shortcut(theme: Theme) -> None:
    button = Button(theme, "R&B")

    assert button.label == "R&B"
    assert button.accessibleName() == "R&B"
    assert button.shortcut().isEmpty()


def test_heights_are_those_of_the_design(theme: Theme) -> None:
    assert Button(theme, "Begin").height() == 38
    assert Button(theme, "Open", "primary", size="large").height() == 46
    assert Button(theme, "Another", "ghost").height() == 28


def test_a_name_may_say_more_than_the_words(theme: Theme) -> None:
    assert Button(theme, "Later", name="Do this later").accessibleName() == "Do this later"


def test_an_icon_button_shows_its_name(theme: Theme) -> None:
    button = IconButton(theme, "plus", "Add a person or a tag")

    assert button.toolTip() == button.accessibleName() == "Add a person or a tag"
    assert role(button) == QAccessible.Role.Button
    assert (button.width(), button.height()) == (36, 36)


def test_an_icon_button_shows_that_it_is_on(theme: Theme, shown: Shown) -> None:
    button = IconButton(theme, "eye", "Show passphrase")
    button.setCheckable(True)
    shown(button)
    off = button.grab().toImage()
    button.setChecked(True)

    assert button.grab().toImage() != off


def test_places_are_radio_buttons_and_actions_are_not(theme: Theme, shown: Shown) -> None:
    today = NavItem(theme, "Today", "sun-horizon")
    timeline = NavItem(theme, "Timeline", "notebook")
    lock = NavItem(theme, "Lock now", "lock-simple", place=False)
    shown(today, timeline, lock)
    today.click()
    timeline.click()
    lock.click()

    assert (today.isChecked(), timeline.isChecked(), lock.isChecked()) == (False, True, False)
    assert role(today) == QAccessible.Role.RadioButton
    assert role(lock) == QAccessible.Role.Button


def test_a_rail_shows_the_icon_alone(theme: Theme, shown: Shown) -> None:
    item = NavItem(theme, "Today", "sun-horizon", tip="Today  Ctrl+1")
    shown(item)
    item.setFixedWidth(44)
    narrow = item.grab().toImage()
    inked = [
        x
        for x in range(44)
        if any(narrow.pixelColor(x, y).lightness() < 140 for y in range(narrow.height()))
    ]

    assert inked
    assert abs((min(inked) + max(inked)) / 2 - 21.5) <= 1
    assert item.toolTip() == "Today  Ctrl+1"


def test_the_name_of_a_chip_never_tells_its_state(theme: Theme) -> None:
    chip = Chip(theme, "Mara", icon="user", removable=True, name="With Mara")

    assert chip.accessibleName() == "With Mara"
    assert chip.accessibleDescription() == "press to remove"
    chip.set_label("Mara and Jonas")
    assert chip.accessibleName() == "With Mara"


def test_a_choice_is_a_check_box_and_a_person_is_a_button(theme: Theme) -> None:
    assert role(Chip(theme, "jaw", checkable=True)) == QAccessible.Role.CheckBox
    assert role(Chip(theme, "Mara", removable=True)) == QAccessible.Role.Button
    assert role(Chip(theme, "Felt like fear", glyph="fear", filled=True)) == QAccessible.Role.Button


@pytest.mark.parametrize("key", KEYS)
def test_keys_choose_a_chip(theme: Theme, shown: Shown, key: Qt.Key) -> None:
    chip = Chip(theme, "jaw", checkable=True)
    window = shown(chip)
    plain = ground(chip)
    chip.setFocus()
    press_key(window, key)

    assert chip.isChecked()
    assert ground(chip) == theme.color("accent_soft")
    assert ground(chip) != plain


def test_a_calm_chip_has_no_edge(theme: Theme, shown: Shown) -> None:
    chosen = Chip(theme, "Felt like fear", glyph="fear", filled=True)
    calm = Chip(theme, "Felt like fear", glyph="fear", filled=True, calm=True)
    shown(chosen, calm)
    top = QPoint(chosen.width() // 2, 0)

    assert chosen.grab().toImage().pixelColor(top) != calm.grab().toImage().pixelColor(top)
    assert calm.grab().toImage().pixelColor(top) == theme.color("fear_soft")


def test_a_long_name_is_cut_and_told_as_a_tooltip(theme: Theme) -> None:
    long = Chip(theme, "a name that is far too long to stand on one small chip", removable=True)
    short = Chip(theme, "Mara", removable=True)

    assert long.sizeHint().width() == 260
    assert long.toolTip() == long.label
    assert short.toolTip() == ""


def test_an_answer_can_change_on_a_chip(theme: Theme, shown: Shown) -> None:
    chip = Chip(theme, "Felt like", name="Felt like", calm=True)
    shown(chip)
    before = chip.grab().toImage()
    chip.set_label("Felt like fear")
    chip.set_glyph("fear")
    chip.set_filled(True)

    assert chip.grab().toImage() != before
    assert chip.accessibleName() == "Felt like"


def test_picking_is_told_by_hand_and_by_a_screen_reader_and_setting_is_not(
    theme: Theme, qtbot: QtBot
) -> None:
    chip = Chip(theme, "jaw", checkable=True)
    qtbot.addWidget(chip)
    picked = QSignalSpy(chip.picked)
    chip.setChecked(True)
    assert picked.count() == 0
    chip.click()
    actions = QAccessible.queryAccessibleInterface(chip).actionInterface()
    actions.doAction(actions.toggleAction())
    assert [picked.at(at)[0] for at in range(picked.count())] == [False, True]
