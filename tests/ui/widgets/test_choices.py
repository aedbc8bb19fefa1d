"""Switches, boxes, segments and value menus, with mouse and keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.marks import TINTS, shipped_marks
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.mark_colors import mark_colors
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.check import Check
from journal_app.ui.widgets.drop import Drop
from journal_app.ui.widgets.mark_chip import MarkChip
from journal_app.ui.widgets.segmented import Segmented
from journal_app.ui.widgets.side_item import SideItem
from journal_app.ui.widgets.toggle import Toggle
from tests.ui.widgets.conftest import Shown, click, press_key


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def test_space_and_mouse_turn_a_switch(theme: Theme, shown: Shown) -> None:
    toggle = Toggle(theme, "Lock when I step away")
    window = shown(toggle)
    toggle.setFocus()
    off = toggle.grab().toImage()
    press_key(window, Qt.Key.Key_Space)
    on = toggle.grab().toImage()
    click(window, toggle.geometry().center())

    assert on != off
    assert not toggle.isChecked()
    assert toggle.grab().toImage() == off
    assert role(toggle) == QAccessible.Role.CheckBox


def test_a_switch_slides_unless_stillness_was_asked_for(
    theme: Theme, shown: Shown, qtbot: QtBot
) -> None:
    toggle = Toggle(theme, "Lock when I step away")
    shown(toggle)
    theme.set_reduced_motion(False)
    toggle.setChecked(True)
    begun = toggle.grab().toImage()
    qtbot.waitUntil(lambda: toggle.grab().toImage() != begun)
    theme.set_reduced_motion(True)
    toggle.setChecked(False)
    done = toggle.grab().toImage()
    toggle.setChecked(True)

    assert toggle.grab().toImage() != done


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_the_whole_row_of_a_box_can_be_pressed(theme: Theme, shown: Shown, share: float) -> None:
    check = Check(theme, "I have kept this code somewhere safe")
    window = shown(check)
    corner = check.geometry().topLeft()
    click(window, corner + QPoint(round(check.width() * share), check.height() // 2))

    assert check.isChecked()


def test_words_of_a_box_mean_no_shortcut(theme: Theme) -> None:
    check = Check(theme, "Bread & butter")

    assert check.shortcut().isEmpty()
    assert check.accessibleName() == "Bread & butter"


def test_arrow_keys_move_between_segments(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    segmented = Segmented(theme, "Range", ["3 months", "6 months", "All years"])
    window = shown(segmented)
    first = segmented.findChildren(QRadioButton)[0]
    first.setFocus()
    before = segmented.grab().toImage()
    with qtbot.waitSignal(segmented.chosen) as told:
        press_key(window, Qt.Key.Key_Right)

    assert told.args == [1]
    assert segmented.current == 1
    assert segmented.grab().toImage() != before
    assert [button.accessibleName() for button in segmented.findChildren(QRadioButton)] == [
        "3 months",
        "6 months",
        "All years",
    ]


def test_the_thumb_slides_to_where_it_belongs(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    segmented = Segmented(theme, "Range", ["3 months", "6 months"])
    shown(segmented)
    segmented.set_current(1)
    goal = segmented.grab().toImage()
    segmented.set_current(0)
    theme.set_reduced_motion(False)
    segmented.set_current(1)

    assert segmented.grab().toImage() != goal
    qtbot.waitUntil(lambda: segmented.grab().toImage() == goal)


def test_choosing_the_same_again_says_nothing(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    segmented = Segmented(theme, "Range", ["One", "Two"])
    shown(segmented)
    with qtbot.assertNotEmitted(segmented.chosen):
        segmented.set_current(0)


def test_sections_exclude_each_other(theme: Theme, shown: Shown) -> None:
    one, other = SideItem(theme, "Backups"), SideItem(theme, "Writing")
    window = shown(one, other)
    one.setChecked(True)
    one.setFocus()
    press_key(window, Qt.Key.Key_Down)

    assert (one.isChecked(), other.isChecked()) == (False, True)


def drop(theme: Theme) -> Drop:
    return Drop(theme, "Lock after", [(5, "5 minutes"), (15, "15 minutes"), (0, "Never")], 5)


def test_a_value_is_told_as_the_description(theme: Theme) -> None:
    made = drop(theme)
    made.set_value(0)

    assert made.accessibleName() == "Lock after"
    assert made.accessibleDescription() == "Never"
    assert made.value == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_keys_open_the_values_and_choose_one(
    theme: Theme, shown: Shown, qtbot: QtBot, key: Qt.Key
) -> None:
    made = drop(theme)
    window = shown(made)
    made.setFocus()
    press_key(window, key)
    menu = made.menu_of_values
    qtbot.waitUntil(menu.isVisible)

    assert menu.activeAction().text() == "5 minutes"
    with qtbot.waitSignal(made.chosen) as told:
        press_key(menu, Qt.Key.Key_Down)
        press_key(menu, Qt.Key.Key_Return)
    assert told.args == [15]
    assert made.label == "15 minutes"


def test_choosing_the_value_it_has_says_nothing(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    made = drop(theme)
    shown(made)
    with qtbot.assertNotEmitted(made.chosen):
        made.menu_of_values.actions()[0].trigger()

    assert made.value == 5


def test_other_values_can_be_offered(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    made = drop(theme)
    shown(made)
    with qtbot.assertNotEmitted(made.chosen):
        made.set_options([("", "With anyone"), ("Ana", "Ana & Co"), ("Mara", "Mara")], "Ana")
    actions = made.menu_of_values.actions()
    assert [action.text() for action in actions] == ["With anyone", "Ana && Co", "Mara"]
    assert (made.value, made.label) == ("Ana", "Ana & Co")
    assert actions[1].isChecked()
    with qtbot.waitSignal(made.chosen) as told:
        actions[2].trigger()
    assert told.args == ["Mara"]


def test_the_box_of_a_mark_wears_its_tint_only_while_it_is_ticked(
    theme: Theme, shown: Shown
) -> None:
    pull, need, *_rest = shipped_marks().offered
    chip = MarkChip(theme, pull)
    shown(chip)
    tint, _ink = mark_colors(theme, pull.tint)
    assert chip.accessibleName() == "Pulling away"
    assert role(chip) == QAccessible.Role.CheckBox
    middle = QPoint(chip.width() // 2, 4)
    assert chip.grab().toImage().pixelColor(middle) != tint
    chip.setChecked(True)
    assert chip.grab().toImage().pixelColor(middle) == tint
    chip.show_mark(need)
    assert (chip.accessibleName(), chip.mark) == (need.label, need)


@pytest.mark.parametrize("name", ["light", "dark", "hc"])
def test_every_tint_of_a_mark_can_be_told_from_the_others(theme: Theme, name: str) -> None:
    theme.set_appearance(
        Appearance(
            scheme=Scheme.DARK if name == "dark" else Scheme.LIGHT, high_contrast=name == "hc"
        )
    )
    colors = [mark_colors(theme, tint) for tint in TINTS]
    assert len({tint.name() for tint, _ink in colors}) == len(TINTS)
    assert len({ink.name() for _tint, ink in colors}) == len(TINTS)
    assert mark_colors(theme, "none of ours") == mark_colors(theme, "need")
