"""Putting away and bringing back: nothing one does by mistake is lost."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest

from journal_app.core.ids import PieceId
from journal_app.services import entries
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.timeline.page import TimelinePage
from journal_app.ui.widgets.empty_state import EmptyState
from tests.ui.context_fixture import Ground
from tests.ui.timeline.looking import choose, listed, state

Open = Callable[[], TimelinePage]


def test_putting_away_can_be_taken_back(
    open_page: Open, ground: Ground, three: tuple[int, ...]
) -> None:
    page = open_page()
    lamp, door, canal = three
    choose(page, PieceId(door))
    QTest.keyClick(page._view, Qt.Key.Key_Delete)
    ground.wait(lambda: bool(ground.notices.said))
    assert listed(page) == [canal, lamp]
    assert page._view.chosen_key() == lamp
    text, action, undo = ground.notices.said[0]
    assert (text, action) == ("Moved to the bin.", "Undo")
    assert undo is not None
    undo()
    ground.wait(lambda: listed(page) == [canal, door, lamp])
    ground.wait(lambda: page._view.chosen_key() == door)


def test_putting_the_last_one_away_leaves_the_one_above_chosen(
    open_page: Open, ground: Ground, three: tuple[int, ...]
) -> None:
    page = open_page()
    choose(page, PieceId(three[0]))
    QTest.keyClick(page._view, Qt.Key.Key_Delete)
    ground.wait(lambda: len(listed(page)) == 2)
    assert page._view.chosen_key() == three[1]


def test_undo_from_another_page_is_chosen_on_return(
    open_page: Open, ground: Ground, three: tuple[int, ...]
) -> None:
    page = open_page()
    choose(page, PieceId(three[1]))
    QTest.keyClick(page._view, Qt.Key.Key_Delete)
    ground.wait(lambda: bool(ground.notices.said))
    page.leave()
    undo = ground.notices.said[0][2]
    assert undo is not None
    undo()
    ground.ask(entries.binned)
    page.enter(Place(page=PageId.TIMELINE))
    assert listed(page) == list(reversed(three))
    assert page._view.chosen_key() == three[1]


def test_the_bin_shows_what_was_put_away_and_gives_it_back(
    open_page: Open, ground: Ground, three: tuple[int, ...]
) -> None:
    page = open_page()
    header = page._header
    ground.ask(entries.move_to_bin, three[0], clock=ground.clock)
    ground.ask(entries.move_to_bin, three[2], clock=ground.clock)
    assert header.bin.accessibleName() == "Show the bin"
    header.bin.click()
    ground.wait(lambda: listed(page) == [three[2], three[0]])
    assert header.bring_back.isVisible()
    assert not header.bring_back.isEnabled()
    assert not header.field.isVisible()
    choose(page, PieceId(three[0]))
    header.bring_back.click()
    ground.wait(lambda: listed(page) == [three[2]])
    assert ground.notices.said[0][:2] == ("Back in its place.", "Show it")
    choose(page, PieceId(three[2]))
    QTest.keyClick(page._view, Qt.Key.Key_B)
    ground.wait(lambda: listed(page) == [])
    assert isinstance(state(page), EmptyState)
    assert header.bin.hasFocus()
    header.bin.click()
    ground.wait(lambda: len(listed(page)) == 3)
    assert state(page) is page._view


def test_what_came_back_can_be_shown(
    open_page: Open, ground: Ground, three: tuple[int, ...]
) -> None:
    page = open_page()
    ground.context.navigator.went.connect(page.enter)
    ground.ask(entries.move_to_bin, three[1], clock=ground.clock)
    page._header.bin.click()
    ground.wait(lambda: listed(page) == [three[1]])
    choose(page, PieceId(three[1]))
    QTest.keyClick(page._view, Qt.Key.Key_B)
    ground.wait(lambda: bool(ground.notices.said))
    show = ground.notices.said[0][2]
    assert show is not None
    show()
    ground.wait(lambda: len(listed(page)) == 3)
    assert page._view.chosen_key() == three[1]
    assert not page._header.bin.isChecked()


def test_what_was_brought_back_while_reading_it_is_met_in_the_timeline(
    open_page: Open, ground: Ground, three: tuple[int, ...]
) -> None:
    page = open_page()
    went = QSignalSpy(ground.context.navigator.went)
    ground.ask(entries.move_to_bin, three[1], clock=ground.clock)
    page._header.bin.click()
    ground.wait(lambda: listed(page) == [three[1]])
    choose(page, PieceId(three[1]))
    QTest.keyClick(page._view, Qt.Key.Key_Return)
    assert went.at(0) == [Place(page=PageId.READER, piece=PieceId(three[1]))]
    page.leave()
    ground.ask(entries.bring_back, three[1])
    page.enter(Place(page=PageId.TIMELINE, piece=PieceId(three[1])))
    ground.wait(lambda: len(listed(page)) == 3)
    assert page._view.chosen_key() == three[1]
    assert not page._header.bin.isChecked()


def test_delete_does_nothing_in_the_bin(
    open_page: Open, ground: Ground, three: tuple[int, ...]
) -> None:
    page = open_page()
    ground.ask(entries.move_to_bin, three[1], clock=ground.clock)
    page._header.bin.click()
    ground.wait(lambda: listed(page) == [three[1]])
    choose(page, PieceId(three[1]))
    QTest.keyClick(page._view, Qt.Key.Key_Delete)
    assert [each.id for each in ground.ask(entries.binned)] == [three[1]]


def test_escape_closes_the_bin(open_page: Open, ground: Ground, three: tuple[int, ...]) -> None:
    page = open_page()
    page._header.bin.click()
    ground.wait(lambda: listed(page) == [])
    QTest.keyClick(page._header.bin, Qt.Key.Key_Escape)
    ground.wait(lambda: len(listed(page)) == 3)
    assert not page._header.bin.isChecked()


def test_asking_to_search_closes_the_bin(
    open_page: Open, ground: Ground, three: tuple[int, ...]
) -> None:
    page = open_page()
    page._header.bin.click()
    page.focus_search()
    ground.wait(lambda: len(listed(page)) == 3)
    assert page._header.field.isVisible()
    assert page._header.field.hasFocus()
