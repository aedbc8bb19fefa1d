"""The list: places, keys, mouse, and what screen readers meet."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy, QTest

from journal_app.core.ids import PieceId
from journal_app.services import entries
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.page import TimelinePage
from journal_app.ui.timeline.view import TimelineView
from tests.builders import entry
from tests.ui.by_command import do
from tests.ui.context_fixture import Ground

NEWEST = datetime(2026, 3, 14, 9, 0)
Open = Callable[[], TimelinePage]


@pytest.fixture
def view(ground: Ground, open_page: Open) -> TimelineView:
    """Sixty entries, one every third day."""
    for number in range(60):
        words = f"Entry number {number}. " * (1 + number % 5 * 6)
        ground.keep(entry(words, at=NEWEST - timedelta(days=3 * number)))
    shown = open_page()._view
    shown.setFocus()
    return shown


def chosen(view: TimelineView) -> int | None:
    """The number of the chosen entry, counted from the newest."""
    piece = view.chosen_key()
    return None if piece is None else piece - 1


def press(view: TimelineView, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(view, key)


def top_of(view: TimelineView, number: int) -> int:
    row = view._rows.row_of(PieceId(number + 1))
    assert row is not None
    return view.visualRect(view._rows.index(row)).top()


def whole_in_view(view: TimelineView) -> bool:
    rect = view.visualRect(view.currentIndex())
    return rect.top() >= 0 and rect.bottom() <= view.viewport().height()


def test_nothing_is_chosen_until_a_key_or_click_says_so(view: TimelineView) -> None:
    assert chosen(view) is None
    press(view, Qt.Key.Key_Down)
    assert chosen(view) == 0


def test_keys_pass_over_headings_and_keep_the_choice_in_view(view: TimelineView) -> None:
    seen = []
    for _ in range(60):
        press(view, Qt.Key.Key_Down)
        seen.append(chosen(view))
        assert whole_in_view(view)
    assert seen == list(range(60))
    press(view, Qt.Key.Key_Down)
    assert chosen(view) == 59
    for number in range(58, -1, -1):
        press(view, Qt.Key.Key_Up)
        assert chosen(view) == number
        assert whole_in_view(view)


def test_home_end_and_pages(view: TimelineView) -> None:
    press(view, Qt.Key.Key_End)
    assert chosen(view) == 59
    assert whole_in_view(view)
    press(view, Qt.Key.Key_Home)
    assert chosen(view) == 0
    assert view.verticalScrollBar().value() == 0
    press(view, Qt.Key.Key_PageDown)
    below = chosen(view)
    assert below is not None
    assert below > 2
    press(view, Qt.Key.Key_PageUp)
    assert chosen(view) == 0


def test_j_and_k_move_like_the_arrows(view: TimelineView) -> None:
    press(view, Qt.Key.Key_Down)
    for command in (ActionId.NEXT_ENTRY, ActionId.NEXT_ENTRY, ActionId.PREVIOUS_ENTRY):
        do(view, command)
    assert chosen(view) == 1


def test_brackets_go_a_month_back_and_forth_in_time(view: TimelineView) -> None:
    do(view, ActionId.PREVIOUS_MONTH)
    first_of_february = chosen(view)
    assert first_of_february == 5
    assert top_of(view, first_of_february) == 64
    for command in (ActionId.PREVIOUS_MONTH, ActionId.NEXT_MONTH, ActionId.NEXT_MONTH):
        do(view, command)
    assert chosen(view) == 0
    do(view, ActionId.NEXT_MONTH)
    assert chosen(view) == 0


def test_keys_and_clicks_say_what_is_wanted(view: TimelineView) -> None:
    opened, binned = QSignalSpy(view.opened), QSignalSpy(view.bin_wanted)
    press(view, Qt.Key.Key_Return, Qt.Key.Key_Delete)
    assert opened.count() == binned.count() == 0
    press(view, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Delete)
    assert opened.at(0) == [PieceId(1)]
    assert binned.at(0) == [PieceId(1)]
    middle = view.visualRect(view._rows.index(2)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert chosen(view) == 1
    assert opened.count() == 1
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert opened.at(1) == [PieceId(2)]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 10))
    assert chosen(view) == 1, "a heading cannot be chosen"


def test_letters_do_not_read_the_whole_journal(view: TimelineView) -> None:
    press(view, Qt.Key.Key_Down)
    known = len(view._rows._heads._heads)
    QTest.keyClicks(view, "zebra")
    assert chosen(view) == 0
    assert len(view._rows._heads._heads) == known


def test_what_one_reads_stays_where_it_is_when_something_newer_comes(
    view: TimelineView, ground: Ground
) -> None:
    press(view, Qt.Key.Key_End)
    before = top_of(view, 59)
    ground.ask(entries.begin, "Now.", when=entry(at=NEWEST).when, clock=ground.clock)
    assert view._rows.rowCount() == len(view._rows.order) + len(view._rows.months.firsts)
    assert len(view._rows.order) == 61
    assert top_of(view, 59) == before
    assert chosen(view) == 59


def test_at_the_top_something_new_is_seen_at_once(view: TimelineView, ground: Ground) -> None:
    ground.ask(entries.begin, "Now.", when=entry(at=NEWEST).when, clock=ground.clock)
    assert view.verticalScrollBar().value() == 0
    assert top_of(view, 60) == 64


def test_what_is_written_on_keeps_its_place(view: TimelineView, ground: Ground) -> None:
    press(view, *[Qt.Key.Key_Down] * 20)
    before = top_of(view, 17)
    longer = "Much longer than it was before. " * 30
    ground.ask(entries.save, PieceId(3), 1, longer, clock=ground.clock, new_sitting=True)
    assert chosen(view) == 19
    assert top_of(view, 17) == before


def test_a_date_that_changes_moves_only_that_entry(view: TimelineView, ground: Ground) -> None:
    press(view, *[Qt.Key.Key_Down] * 20)
    chosen_before, before = chosen(view), top_of(view, 17)
    long_ago = entry(at=NEWEST - timedelta(days=900)).when
    ground.ask(entries.change_time, PieceId(2), long_ago, clock=ground.clock)
    assert view._rows.order.ids[-1] == 2
    assert (chosen(view), top_of(view, 17)) == (chosen_before, before)


def test_a_narrower_window_keeps_the_first_row_in_place(view: TimelineView) -> None:
    press(view, *[Qt.Key.Key_PageDown] * 3)
    first = view.whereabouts()
    view.window().resize(700, 784)
    assert view.whereabouts().first == first.first
    assert view.whereabouts().y == first.y


def test_bigger_text_makes_higher_cards(view: TimelineView, theme: Theme) -> None:
    low = view.visualRect(view._rows.index(1)).height()
    theme.set_zoom(1.4)
    assert view.visualRect(view._rows.index(1)).height() > low * 1.2


def test_right_to_left_puts_the_days_on_the_other_side(view: TimelineView) -> None:
    left_to_right = view.viewport().grab().toImage()
    view.window().setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    right_to_left = view.viewport().grab().toImage()
    middle = left_to_right.width() // 2
    column = view._cards.column

    def inked(image: object, start: int, end: int) -> int:
        ground = image.pixel(middle, 2)
        return sum(image.pixel(x, y) != ground for x in range(start, end) for y in range(80, 110))

    gutter = (column.start, column.start + 60)
    assert inked(left_to_right, *gutter) > 0
    width = right_to_left.width()
    mirrored = (width - column.start - 60, width - column.start)
    assert inked(right_to_left, *mirrored) > 0
    assert inked(left_to_right, column.start + 60, column.start + 90) == 0


def test_screen_readers_meet_a_list_with_all_of_its_items(view: TimelineView) -> None:
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.role() is QAccessible.Role.List
    assert interface.text(QAccessible.Text.Name) == "Entries and moments"
    assert interface.childCount() == view._rows.rowCount()
    heading, first, last = (interface.child(row) for row in (0, 1, interface.childCount() - 1))
    assert first.role() is QAccessible.Role.ListItem
    assert heading.text(QAccessible.Text.Name) == "March 2026"
    spoken = "Entry, 14 March 2026, 09:00. Entry number 0."
    assert first.text(QAccessible.Text.Name) == spoken
    assert first.rect().height() == view.visualRect(view._rows.index(1)).height()
    assert last.rect().top() > view.viewport().height(), "out of view, and yet in its place"


def test_screen_readers_hear_where_the_keyboard_is(view: TimelineView) -> None:
    press(view, Qt.Key.Key_Down, Qt.Key.Key_Down)
    interface = QAccessible.queryAccessibleInterface(view)
    focused = [row for row in range(6) if interface.child(row).state().focused]
    assert focused == [2]


def test_a_list_of_ten_years_opens_without_asking_for_every_row(view: TimelineView) -> None:
    measured = len(view._measured)
    assert 3 <= measured <= 12


def test_screen_readers_follow_what_comes_and_goes(view: TimelineView, ground: Ground) -> None:
    interface = QAccessible.queryAccessibleInterface(view)
    before = interface.child(3).text(QAccessible.Text.Name)
    ground.ask(entries.begin, "Now.", when=entry(at=NEWEST).when, clock=ground.clock)
    assert interface.childCount() == view._rows.rowCount()
    assert interface.child(4).text(QAccessible.Text.Name) == before
    ground.ask(entries.move_to_bin, PieceId(61), clock=ground.clock)
    assert interface.child(3).text(QAccessible.Text.Name) == before
    view._rows.forget()
    assert interface.childCount() == 0


def test_a_screen_reader_can_ask_for_an_item_out_of_view(view: TimelineView) -> None:
    last = view._rows.index(view._rows.rowCount() - 1)
    view.scrollTo(last)
    assert view.indexAt(view.visualRect(last).center()) == last
    assert view.visualRect(last).bottom() < view.viewport().height()
