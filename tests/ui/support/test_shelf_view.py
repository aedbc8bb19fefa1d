"""Short lines are added, changed, moved and taken away, each kept at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journal_app.core.shelves import Shelf
from journal_app.services import shelves, support_texts
from journal_app.ui.support.page import SupportPage
from journal_app.ui.support.shelf_view import ShelfView
from tests.ui.context_fixture import Ground
from tests.ui.support.finding import named, read, rename_table, section

STARTERS = support_texts.support().shelves[Shelf.KIND_LINES].starters
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def view(ground: Ground, support: SupportPage) -> ShelfView:
    lines = [(None, "one"), (None, "two"), (None, "three")]
    ground.ask(shelves.put, Shelf.LIMITS, lines, clock=ground.clock)
    made = section(support, "limits", ShelfView)
    ground.wait(lambda: len(made.rows) == 3)
    return made


def kept(ground: Ground, shelf: Shelf = Shelf.LIMITS) -> list[str]:
    return [line.text for line in read(ground, shelves.of, shelf)]


def test_a_line_is_added_at_the_end(ground: Ground, view: ShelfView) -> None:
    QTest.keyClicks(view.add_field, "  four  ")
    QTest.keyClick(view.add_field, Qt.Key.Key_Return)
    assert view.add_field.text() == ""
    ground.wait(lambda: kept(ground) == ["one", "two", "three", "four"])
    named(view, QPushButton, "Add the line").click()
    ground.wait(lambda: not view.busy())
    assert len(kept(ground)) == 4


def test_what_was_typed_and_not_added_is_kept_when_one_leaves(
    ground: Ground, support: SupportPage, view: ShelfView
) -> None:
    QTest.keyClicks(view.add_field, "four")
    assert support.busy()
    support.leave()
    ground.wait(lambda: not support.busy())
    assert kept(ground) == ["one", "two", "three", "four"]


def test_a_line_is_changed_in_its_place_and_keeps_its_id(ground: Ground, view: ShelfView) -> None:
    before = read(ground, shelves.of, Shelf.LIMITS)
    field = view.rows[1].field
    field.setFocus()
    field.end(False)
    QTest.keyClicks(field, " and more")
    ground.wait(lambda: kept(ground) == ["one", "two and more", "three"])
    after = read(ground, shelves.of, Shelf.LIMITS)
    assert [line.uid for line in after] == [line.uid for line in before]


def test_lines_move_by_buttons_and_by_keys(ground: Ground, view: ShelfView) -> None:
    view.rows[2].up.click()
    ground.wait(lambda: kept(ground) == ["one", "three", "two"])
    view.rows[0].field.setFocus()
    QTest.keyClick(view.rows[0].field, Qt.Key.Key_Down, ALT)
    ground.wait(lambda: kept(ground) == ["three", "one", "two"])
    assert view.rows[1].field.hasFocus()
    QTest.keyClick(view.rows[1].field, Qt.Key.Key_Up, ALT)
    QTest.keyClick(view.rows[0].field, Qt.Key.Key_Up, ALT)
    ground.wait(lambda: kept(ground) == ["one", "three", "two"])
    assert [row.up.isEnabled() for row in view.rows] == [False, True, True]
    assert [row.down.isEnabled() for row in view.rows] == [True, True, False]


def test_tab_follows_the_lines_after_they_moved(view: ShelfView) -> None:
    view.rows[2].up.click()
    view.rows[0].remove.setFocus()
    QTest.keyClick(view.rows[0].remove, Qt.Key.Key_Tab)
    assert view.rows[1].field.hasFocus()
    assert view.rows[1].text == "three"


def test_a_line_taken_away_can_be_put_back(ground: Ground, view: ShelfView) -> None:
    before = read(ground, shelves.of, Shelf.LIMITS)
    view.rows[1].remove.click()
    ground.wait(lambda: kept(ground) == ["one", "three"])
    words, action, undo = ground.notices.said[0]
    assert (words, action) == ("The line is taken away.", "Undo")
    assert undo is not None
    undo()
    ground.wait(lambda: read(ground, shelves.of, Shelf.LIMITS) == before)
    assert [row.text for row in view.rows] == ["one", "two", "three"]


def test_starters_are_taken_one_by_one_and_only_once(
    ground: Ground, support: SupportPage, view: ShelfView
) -> None:
    kind = section(support, "kind-lines", ShelfView)
    ground.wait(lambda: kind.add_field.isEnabled())
    for line in STARTERS:
        named(kind, QPushButton, line).click()
    ground.wait(lambda: kept(ground, Shelf.KIND_LINES) == list(STARTERS))
    assert not any(chip.isVisible() for chip in kind.chips.values())
    kind.rows[0].remove.click()
    assert kind.chips[STARTERS[0]].isVisible()


def test_a_shelf_without_starters_offers_none(view: ShelfView) -> None:
    assert view.chips == {}
    assert not view._offered.isVisible()


def test_nothing_can_be_added_before_the_lines_were_read(
    ground: Ground, support: SupportPage
) -> None:
    ground.ask(shelves.put, Shelf.KIND_LINES, [(None, "mine")], clock=ground.clock)
    gate = ground.hold()
    kind = section(support, "kind-lines", ShelfView)
    QTest.keyClicks(kind.add_field, "too early")
    QTest.keyClick(kind.add_field, Qt.Key.Key_Return)
    named(kind, QPushButton, STARTERS[0]).click()
    named(kind, QPushButton, "Add the line").click()
    support.leave()
    gate.set()
    ground.wait(lambda: not support.busy() and kind.add_field.isEnabled())
    assert kept(ground, Shelf.KIND_LINES) == ["mine"]
    named(kind, QPushButton, STARTERS[0]).click()
    ground.wait(lambda: kept(ground, Shelf.KIND_LINES) == ["mine", STARTERS[0]])


def test_lines_that_could_not_be_read_are_not_written_over(
    ground: Ground, support: SupportPage, qtbot: QtBot
) -> None:
    ground.ask(shelves.put, Shelf.KIND_LINES, [(None, "mine")], clock=ground.clock)
    ground.ask(rename_table, "shelf_lines", "away")
    with qtbot.captureExceptions() as caught:
        kind = section(support, "kind-lines", ShelfView)
        qtbot.waitUntil(lambda: kind.unread.isVisible() and bool(caught))
    named(kind, QPushButton, STARTERS[0]).click()
    QTest.keyClicks(kind.add_field, "unseen")
    assert (kind.rows, kind.add_field.text(), kind.busy()) == ([], "", False)
    ground.ask(rename_table, "away", "shelf_lines")
    named(kind, QPushButton, "Try again").click()
    ground.wait(lambda: [row.text for row in kind.rows] == ["mine"])
    assert not kind.unread.isVisible()
    named(kind, QPushButton, STARTERS[0]).click()
    ground.wait(lambda: kept(ground, Shelf.KIND_LINES) == ["mine", STARTERS[0]])
