"""Popovers open beside what asked, take the focus, and close in every expected way."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLineEdit, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.card import SHADOW_ROOM
from journal_app.ui.widgets.choice_popover import ChoicePopover
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.popover import Popover
from tests.ui.widgets.conftest import Shown, click, handle, press_key

PEOPLE = ["Mara", "Jonas", "Dad", "Marta", "Tamara"]


class Stage:
    """A window with an anchor, another field, and a popover holding two buttons."""

    def __init__(self, theme: Theme, shown: Shown) -> None:
        self.anchor = IconButton(theme, "plus", "Add")
        self.elsewhere = QLineEdit()
        self.window: QFrame = shown(self.anchor, self.elsewhere)
        self.popover = Popover(theme, self.window, "Choose")
        self.first, self.second = Button(theme, "One"), Button(theme, "Two")
        self.popover.content.addWidget(self.first)
        self.popover.content.addWidget(self.second)
        self.anchor.setFocus()
        self.popover.open_at(self.anchor)


@pytest.fixture
def stage(theme: Theme, shown: Shown) -> Stage:
    return Stage(theme, shown)


def test_it_opens_below_and_takes_the_focus(stage: Stage) -> None:
    top = stage.popover.y() + SHADOW_ROOM

    assert stage.popover.isVisible()
    assert stage.popover.accessibleName() == "Choose"
    assert stage.first.hasFocus()
    assert top > stage.anchor.geometry().bottom()
    assert stage.popover.x() + SHADOW_ROOM >= stage.anchor.x()


def test_esc_closes_it_and_the_focus_goes_back(stage: Stage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(stage.popover.closed):
        press_key(stage.window, Qt.Key.Key_Escape)

    assert not stage.popover.isVisible()
    assert stage.anchor.hasFocus()


def test_esc_is_its_own_before_it_is_a_shortcut_of_the_window(stage: Stage, qtbot: QtBot) -> None:
    shortcut = QShortcut(QKeySequence(Qt.Key.Key_Escape), stage.window)
    with qtbot.assertNotEmitted(shortcut.activated):
        press_key(stage.window, Qt.Key.Key_Escape)
    assert not stage.popover.isVisible()
    with qtbot.waitSignal(shortcut.activated):
        press_key(stage.window, Qt.Key.Key_Escape)


def test_a_press_outside_closes_it(stage: Stage) -> None:
    click(stage.window, QPoint(700, 500))

    assert not stage.popover.isVisible()


def test_a_press_inside_does_not(stage: Stage) -> None:
    inside = stage.popover.mapTo(stage.window, stage.popover.body_rect().center().toPoint())
    click(stage.window, inside)

    assert stage.popover.isVisible()


def test_focus_going_elsewhere_closes_it_and_stays_there(stage: Stage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(stage.popover.closed):
        stage.elsewhere.setFocus()
    QTest.keyClick(handle(stage.window), Qt.Key.Key_A)

    assert not stage.popover.isVisible()
    assert stage.elsewhere.text() == "a"


def test_tab_stays_inside_as_long_as_there_is_something(stage: Stage) -> None:
    press_key(stage.window, Qt.Key.Key_Tab)

    assert stage.second.hasFocus()
    assert stage.popover.isVisible()


def test_asking_again_from_the_same_place_closes_it(stage: Stage) -> None:
    click(stage.window, stage.anchor.geometry().center())
    stage.popover.open_at(stage.anchor)

    assert not stage.popover.isVisible()


@pytest.mark.parametrize("change", ["resize", "theme"])
def test_it_does_not_stay_where_it_no_longer_belongs(
    stage: Stage, theme: Theme, change: str
) -> None:
    if change == "resize":
        stage.window.resize(700, 500)
    else:
        theme.set_zoom(1.2)

    assert not stage.popover.isVisible()


def test_it_opens_above_at_the_foot_of_the_window(theme: Theme, shown: Shown) -> None:
    window = shown()
    anchor = IconButton(theme, "plus", "Add", parent=window)
    anchor.move(780, 560)
    anchor.show()
    popover = Popover(theme, window, "Choose")
    popover.content.addWidget(Button(theme, "A wide button with many words"))
    popover.open_at(anchor)
    body = popover.body_rect().toRect().translated(popover.pos())

    assert body.bottom() < anchor.y()
    assert window.rect().contains(body)


def test_above_its_anchor_it_keeps_to_it_while_the_list_shrinks(theme: Theme, shown: Shown) -> None:
    window = shown()
    anchor = IconButton(theme, "plus", "Add", parent=window)
    anchor.move(100, 560)
    anchor.show()
    chooser = ChoicePopover(theme, window, "Choose", "A name")
    chooser.choose_at(anchor, PEOPLE)
    foot = chooser.geometry().bottom()
    height = chooser.height()
    for key in (Qt.Key.Key_J, Qt.Key.Key_O, Qt.Key.Key_N):
        press_key(window, key)

    assert chooser.height() < height
    assert chooser.geometry().bottom() == foot


def test_it_keeps_to_the_other_side_from_right_to_left(theme: Theme, shown: Shown) -> None:
    window = shown()
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    anchor = IconButton(theme, "plus", "Add", parent=window)
    anchor.move(600, 20)
    anchor.show()
    popover = Popover(theme, window, "Choose")
    popover.content.addWidget(Button(theme, "A wide button with many words"))
    popover.open_at(anchor)
    body = popover.body_rect().toRect().translated(popover.pos())

    assert body.right() == anchor.geometry().right()


def test_it_rises_when_motion_is_wanted(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    theme.set_reduced_motion(False)
    stage = Stage(theme, shown)
    begun = stage.popover.y()

    qtbot.waitUntil(lambda: stage.popover.y() == begun - 4)


@pytest.fixture
def chooser(stage: Stage, theme: Theme, qtbot: QtBot) -> ChoicePopover:
    made = ChoicePopover(theme, stage.window, "People", "Who was there?")
    with qtbot.waitSignal(stage.popover.closed):
        made.choose_at(stage.anchor, PEOPLE)
    return made


def rows(chooser: ChoicePopover) -> list[str]:
    model = chooser.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_everything_is_offered_and_nothing_lit_at_first(
    chooser: ChoicePopover, qtbot: QtBot
) -> None:
    assert chooser.field.hasFocus()
    assert rows(chooser) == PEOPLE
    with qtbot.assertNotEmitted(chooser.chosen):
        press_key(chooser.window(), Qt.Key.Key_Return)


def test_typing_filters_and_enter_takes_the_best(chooser: ChoicePopover, qtbot: QtBot) -> None:
    QTest.keyClicks(chooser.field, "mar")
    assert rows(chooser) == ["Mara", "Marta", "Tamara", "Add “mar”"]
    with qtbot.waitSignal(chooser.chosen) as told:
        press_key(chooser.window(), Qt.Key.Key_Return)

    assert told.args == ["Mara"]
    assert not chooser.isVisible()


def test_arrows_move_round_the_list(chooser: ChoicePopover, qtbot: QtBot) -> None:
    QTest.keyClicks(chooser.field, "mar")
    press_key(chooser.window(), Qt.Key.Key_Up)
    with qtbot.waitSignal(chooser.chosen) as told:
        press_key(chooser.window(), Qt.Key.Key_Return)

    assert told.args == ["mar"]


def test_a_new_name_is_made_by_enter(chooser: ChoicePopover, qtbot: QtBot) -> None:
    QTest.keyClicks(chooser.field, "  Aunt   Rosa ")
    assert rows(chooser) == ["Add “Aunt Rosa”"]
    with qtbot.waitSignal(chooser.chosen) as told:
        press_key(chooser.window(), Qt.Key.Key_Return)

    assert told.args == ["Aunt Rosa"]


def test_what_only_holds_the_words_does_not_win_over_a_new_name(
    chooser: ChoicePopover, qtbot: QtBot
) -> None:
    QTest.keyClicks(chooser.field, "ona")
    assert rows(chooser) == ["Jonas", "Add “ona”"]
    with qtbot.waitSignal(chooser.chosen) as told:
        press_key(chooser.window(), Qt.Key.Key_Return)

    assert told.args == ["ona"]


def test_a_known_name_is_found_in_any_case_and_not_made_twice(
    chooser: ChoicePopover, qtbot: QtBot
) -> None:
    QTest.keyClicks(chooser.field, "MARA")
    assert rows(chooser) == ["Mara", "Tamara"]
    with qtbot.waitSignal(chooser.chosen) as told:
        press_key(chooser.window(), Qt.Key.Key_Return)

    assert told.args == ["Mara"]


def test_a_click_takes_a_row(chooser: ChoicePopover, qtbot: QtBot) -> None:
    view = chooser.list
    index = view.model().index(2, 0)
    at = view.viewport().mapTo(chooser.window(), view.visualRect(index).center())
    with qtbot.waitSignal(chooser.chosen) as told:
        click(chooser.window(), at)

    assert told.args == ["Dad"]


def test_where_nothing_may_be_made_nothing_is_offered(
    stage: Stage, theme: Theme, qtbot: QtBot
) -> None:
    chooser = ChoicePopover(theme, stage.window, "People", "Who?", creates=False)
    chooser.choose_at(stage.anchor, PEOPLE)
    QTest.keyClicks(chooser.field, "Rosa")

    assert rows(chooser) == []
    with qtbot.assertNotEmitted(chooser.chosen):
        press_key(chooser.window(), Qt.Key.Key_Return)


def test_it_opens_empty_the_next_time(chooser: ChoicePopover, stage: Stage) -> None:
    QTest.keyClicks(chooser.field, "mar")
    chooser.dismiss()
    chooser.choose_at(stage.anchor, ["Mara"])

    assert chooser.field.text() == ""
    assert rows(chooser) == ["Mara"]


def test_accents_and_case_do_not_matter_while_one_types(
    stage: Stage, theme: Theme, qtbot: QtBot
) -> None:
    made = ChoicePopover(theme, stage.window, "People", "A name")
    made.choose_at(stage.anchor, ["Zoë", "Åsa", "#Zoo"])
    QTest.keyClicks(made.field, "zoe")
    assert rows(made) == ["Zoë", "Add “zoe”"]
    made.field.setText("asa")
    assert rows(made)[0] == "Åsa"
    made.field.setText("#z")
    assert rows(made)[0] == "#Zoo"


def test_tab_takes_what_is_lit_and_goes_on_where_nothing_was_typed(
    chooser: ChoicePopover, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(chooser.chosen):
        QTest.keyClick(chooser.field, Qt.Key.Key_Tab)
    chooser.field.setFocus()
    QTest.keyClicks(chooser.field, "jo")
    with qtbot.waitSignal(chooser.chosen) as told:
        QTest.keyClick(chooser.field, Qt.Key.Key_Tab)
    assert told.args == ["Jonas"]


def test_a_new_one_is_called_new(stage: Stage, theme: Theme) -> None:
    made = ChoicePopover(
        theme, stage.window, "People", "A name", new=lambda words: f"{words}, a new person"
    )
    made.choose_at(stage.anchor, PEOPLE)
    QTest.keyClicks(made.field, "Ida")
    assert rows(made) == ["Ida, a new person"]


def test_veiled_only_what_is_lit_is_called_in_full(
    stage: Stage, theme: Theme, qtbot: QtBot
) -> None:
    made = ChoicePopover(theme, stage.window, "People", "A name", veil=lambda name: f"{name[0]}.")
    made.choose_at(stage.anchor, PEOPLE)
    assert rows(made) == ["M.", "J.", "D.", "M.", "T."]
    press_key(made.window(), Qt.Key.Key_Down)
    press_key(made.window(), Qt.Key.Key_Down)
    assert rows(made) == ["M.", "Jonas", "D.", "M.", "T."]
    with qtbot.waitSignal(made.chosen) as told:
        press_key(made.window(), Qt.Key.Key_Return)
    assert told.args == ["Jonas"]


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_a_row_keeps_its_own_direction_and_stands_where_lines_begin(
    chooser: ChoicePopover, direction: Qt.LayoutDirection
) -> None:
    chooser.list.setLayoutDirection(direction)
    option = QStyleOptionViewItem()
    for words, runs in (("Add “Jo”", "LeftToRight"), ("הוסף “Jo”", "RightToLeft")):
        chooser._model.item(0).setText(words)
        option.direction = direction
        chooser.list.itemDelegate().initStyleOption(option, chooser._model.index(0, 0))
        assert option.direction is Qt.LayoutDirection[runs]
        starts = Qt.AlignmentFlag.AlignLeft
        if direction is Qt.LayoutDirection.RightToLeft:
            starts = Qt.AlignmentFlag.AlignRight
        assert option.displayAlignment & starts
        assert option.displayAlignment & Qt.AlignmentFlag.AlignAbsolute
