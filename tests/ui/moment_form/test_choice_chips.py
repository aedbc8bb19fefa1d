"""Rows of words: six and more, one or several, something else, passing over, and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.vocabulary import Picker, Term, Vocabulary
from journal_app.ui.moment_form.choice_chips import ChoiceChips
from journal_app.ui.moment_form.row_chip import RowChip
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.choice_popover import ChoicePopover
from tests.ui.widgets.conftest import Shown, press_key


def terms(*names: str) -> tuple[Term, ...]:
    return tuple(Term(id=f"xx_{name}", label=name, description=f"about {name}") for name in names)


@pytest.fixture
def chips(theme: Theme, shown: Shown) -> ChoiceChips:
    made = ChoiceChips(theme, "Just before", several=True, skippable=True)
    made.offer(Picker(first=terms("one", "two"), more=terms("three", "other")))
    shown(made)
    return made


def words_on(chips: QWidget) -> list[str]:
    found = [chip for chip in chips.findChildren(RowChip) if chip.isVisible()]
    return [chip.label for chip in sorted(found, key=lambda chip: (chip.y(), chip.x()))]


def chip(chips: QWidget, word: str) -> RowChip:
    return next(each for each in chips.findChildren(RowChip) if each.label == word)


def test_the_rest_opens_in_its_place(chips: ChoiceChips) -> None:
    assert words_on(chips) == ["one", "two", "more", "Skip"]
    chip(chips, "more").click()
    assert words_on(chips) == ["one", "two", "three", "other", "Skip"]
    assert chip(chips, "three").hasFocus()


def test_chosen_words_are_told_in_the_order_chosen(chips: ChoiceChips, qtbot: QtBot) -> None:
    chip(chips, "two").click()
    with qtbot.waitSignal(chips.changed):
        chip(chips, "one").click()
    assert list(chips.chosen) == ["xx_two", "xx_one"]
    chip(chips, "two").click()
    assert list(chips.chosen) == ["xx_one"]


def test_where_one_is_asked_for_one_is_chosen_or_none(theme: Theme, shown: Shown) -> None:
    chips = ChoiceChips(theme, "Right now")
    chips.offer(Picker(first=terms("one", "two"), more=()))
    shown(chips)
    chip(chips, "one").click()
    chip(chips, "two").click()
    assert list(chips.chosen) == ["xx_two"]
    assert not chip(chips, "one").isChecked()
    chip(chips, "two").click()
    assert list(chips.chosen) == []


def test_passing_over_and_choosing_exclude_each_other(chips: ChoiceChips) -> None:
    chip(chips, "one").click()
    chip(chips, "Skip").click()
    assert (chips.chosen, chips.skipped) == ((), True)
    chip(chips, "two").click()
    assert (chips.chosen, chips.skipped) == (("xx_two",), False)


def test_something_else_opens_a_line_for_a_word_of_ones_own(
    chips: ChoiceChips, qtbot: QtBot
) -> None:
    chip(chips, "more").click()
    chip(chips, "other").click()
    line = chips.stops()[-1]
    assert line.accessibleName() == "Something else"
    assert line.hasFocus()
    QTest.keyClicks(line, "the sea")
    assert chips.other_words == "the sea"
    chip(chips, "other").click()
    assert not line.isVisible()
    assert chips.other_words == ""
    chip(chips, "other").click()
    assert chips.other_words == "the sea"


def test_what_is_no_longer_offered_stays_chosen(chips: ChoiceChips) -> None:
    chips.set_chosen(["xx_three", "zz_unknown"])
    assert "three" in words_on(chips)
    chips.offer(Picker(first=terms("one"), more=()))
    assert list(chips.chosen) == ["xx_three", "zz_unknown"]
    chip(chips, "one").click()
    assert list(chips.chosen) == ["xx_three", "zz_unknown", "xx_one"]


def test_one_stop_for_tab_and_arrows_along_the_row(chips: ChoiceChips) -> None:
    tabbed = [each for each in chips.stops() if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [each.label for each in tabbed if isinstance(each, RowChip)] == ["one"]
    chips.take_focus()
    window = chips.window()
    press_key(window, Qt.Key.Key_Right)
    assert chip(chips, "two").hasFocus()
    press_key(window, Qt.Key.Key_Space)
    assert list(chips.chosen) == ["xx_two"]
    press_key(window, Qt.Key.Key_End)
    assert chip(chips, "Skip").hasFocus()
    press_key(window, Qt.Key.Key_Right)
    assert chip(chips, "Skip").hasFocus()
    press_key(window, Qt.Key.Key_Home)
    press_key(window, Qt.Key.Key_Return)
    assert list(chips.chosen) == ["xx_two", "xx_one"]
    chips.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press_key(window, Qt.Key.Key_Left)
    assert chip(chips, "two").hasFocus()


def test_who_listens_hears_boxes_to_tick_with_what_they_mean(chips: ChoiceChips) -> None:
    panel = QAccessible.queryAccessibleInterface(chips)
    assert panel.text(QAccessible.Text.Name) == "Just before"
    box = QAccessible.queryAccessibleInterface(chip(chips, "one"))
    assert box.role() is QAccessible.Role.CheckBox
    assert box.text(QAccessible.Text.Name) == "one"
    assert box.text(QAccessible.Text.Description) == "about one"
    chip(chips, "one").click()
    assert box.text(QAccessible.Text.Name) == "one"
    assert box.state().checked


def test_a_long_list_opens_with_a_line_to_type_in(
    theme: Theme, shown: Shown, vocabulary: Vocabulary, qtbot: QtBot
) -> None:
    chips = ChoiceChips(theme, "Just before")
    chips.offer(vocabulary.picker("tr", capture=True))
    window = shown(chips)
    chip(chips, "more").click()
    (popover,) = window.findChildren(ChoicePopover)
    qtbot.waitUntil(popover.field.hasFocus)
    QTest.keyClicks(popover.field, "silence")
    press_key(window, Qt.Key.Key_Return)
    assert list(chips.chosen) == ["tr_silence"]
    assert chip(chips, "a silence").isChecked()


def test_forgetting_leaves_no_word(chips: ChoiceChips, qtbot: QtBot) -> None:
    chip(chips, "more").click()
    chip(chips, "other").click()
    line = chips.stops()[-1]
    QTest.keyClicks(line, "the sea")
    chips.forget()
    assert (chips.chosen, chips.other_words) == ((), "")
    assert line.text() == ""  # type: ignore[attr-defined]  # it is a line
    assert not line.isUndoAvailable()  # type: ignore[attr-defined]  # it is a line
