"""The page of On this day, and how the timeline leads to it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from journal_app.core.ids import PieceId
from journal_app.services import entries, on_this_day, shown_names
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.on_this_day.page import OnThisDayPage
from journal_app.ui.timeline.page import TimelinePage
from tests.builders import entry
from tests.ui.context_fixture import Ground, ground

__all__ = ["ground"]

HERE = Place(page=PageId.ON_THIS_DAY)


@pytest.fixture
def earlier(ground: Ground) -> tuple[PieceId, PieceId]:
    """It is the evening of the fourteenth of March 2026; there is one of 2019 and one of 2024."""
    ground.clock.set(datetime(2026, 3, 14, 19, tzinfo=UTC))
    return (
        ground.keep(entry("The lamp of 2019.", at=datetime(2019, 3, 14, 12))),
        ground.keep(entry("The door of 2024.", at=datetime(2024, 3, 14, 12))),
    )


@pytest.fixture
def page(ground: Ground, qtbot: QtBot) -> OnThisDayPage:
    made = OnThisDayPage(ground.context)
    qtbot.addWidget(made)
    made.resize(1060, 784)
    made.show()
    ground.context.hub.changed.connect(made.refresh)
    return made


@pytest.fixture
def timeline(ground: Ground, qtbot: QtBot) -> Callable[[], TimelinePage]:
    def opened() -> TimelinePage:
        made = TimelinePage(ground.context)
        qtbot.addWidget(made)
        made.resize(1060, 784)
        made.show()
        ground.context.hub.changed.connect(made.refresh)
        made.enter(Place(page=PageId.TIMELINE))
        ground.wait(lambda: made._reminder._found is not None)
        ground.wait(lambda: bool(made._beside.almanac.calendar))
        ground.wait(lambda: made._reminder._job is None)
        return made

    return opened


def listed(page: OnThisDayPage) -> list[int]:
    return list(page._model.order.ids)


def spoken(page: OnThisDayPage) -> list[str]:
    """What a screen reader says of each card."""
    rows = range(page._model.rowCount())
    said = [page._model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]
    return [words for words in said if words]


def turn_on(ground: Ground) -> None:
    ground.ask(on_this_day.choose, True)


def test_it_is_off_until_it_is_turned_on(
    page: OnThisDayPage, ground: Ground, earlier: tuple[PieceId, PieceId]
) -> None:
    page.enter(HERE)
    ground.wait(page.off.isVisible)
    assert page.off.button is not None
    assert listed(page) == []
    assert not page.header.turn_off.isVisible()
    page.off.button.click()
    ground.wait(page.pieces.isVisible)
    assert listed(page) == list(reversed(earlier))
    assert page.header.day.text() == "14 March"
    page.header.turn_off.click()
    ground.wait(page.off.isVisible)
    assert listed(page) == []
    _text, undo, act = ground.notices.said[-1]
    assert (undo, act is None) == ("Undo", False)
    assert act is not None
    act()
    ground.wait(page.pieces.isVisible)


def test_not_this_one_again_and_its_undo(
    page: OnThisDayPage, ground: Ground, earlier: tuple[PieceId, PieceId]
) -> None:
    turn_on(ground)
    page.enter(HERE)
    ground.wait(page.pieces.isVisible)
    assert not page.header.not_again.isEnabled()
    page.pieces.choose(earlier[1])
    page.header.not_again.click()
    ground.wait(lambda: listed(page) == [earlier[0]])
    text, undo, act = ground.notices.said[-1]
    assert (text, undo) == ("Not on this day again.", "Undo")
    assert act is not None
    act()
    ground.wait(lambda: page.pieces.chosen_key() == earlier[1])
    assert listed(page) == [earlier[1], earlier[0]]


def test_a_year_is_gone_to_and_a_piece_opens(
    page: OnThisDayPage, ground: Ground, earlier: tuple[PieceId, PieceId]
) -> None:
    turn_on(ground)
    page.enter(Place(page=PageId.ON_THIS_DAY, part="2019"))
    ground.wait(lambda: page.pieces.chosen_key() == earlier[0])
    went = QSignalSpy(ground.context.navigator.went)
    QTest.keyClick(page.pieces, Qt.Key.Key_Return)
    assert went.at(0) == [Place(page=PageId.READER, piece=earlier[0])]
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert went.at(1) == [Place(page=PageId.TIMELINE)]


def test_without_anything_it_says_so_and_after_a_lock_nothing_is_left(
    page: OnThisDayPage, ground: Ground, earlier: tuple[PieceId, PieceId]
) -> None:
    turn_on(ground)
    page.enter(HERE)
    ground.wait(page.pieces.isVisible)
    for piece in earlier:
        ground.ask(entries.move_to_bin, piece, clock=ground.clock)
    ground.wait(page.nothing.isVisible)
    ground.ask(entries.bring_back, earlier[0])
    ground.wait(page.pieces.isVisible)
    row = page._model.row_of(earlier[0])
    assert row is not None
    # It came again to a list it had been in, and is as high as its one line.
    assert page.pieces.visualRect(page._model.index(row)).height() == page.pieces._cards.card(row)
    page.forget()
    assert listed(page) == []
    assert not page._model._heads._heads


def test_the_timeline_asks_once_and_then_shows_what_was_asked_for(
    timeline: Callable[[], TimelinePage], ground: Ground, earlier: tuple[PieceId, PieceId]
) -> None:
    page = timeline()
    strip = page._reminder.strip
    assert strip.yes.isVisible()
    assert "Shall such days be shown here?" in strip.words.text()
    assert page._beside.panel.years_of_this_day.isHidden()
    strip.yes.click()
    years = QLocale().createSeparatedList(["2024", "2019"])
    ground.wait(lambda: strip.words.text() == f"On this day: {years}")
    assert not strip.yes.isVisible()
    names = [link.accessibleName() for link in page._beside.panel.years_of_this_day.buttons]
    assert names == ["On this day in 2024", "On this day in 2019"]
    went = QSignalSpy(ground.context.navigator.went)
    page._beside.panel.years_of_this_day.buttons[1].click()
    strip.look.click()
    assert [went.at(call)[0].part for call in (0, 1)] == ["2019", ""]
    strip.rest.click()
    ground.wait(lambda: not strip.isVisible())
    assert page._beside.panel.years_of_this_day.isVisible()


def test_whoever_says_no_is_not_asked_again(
    timeline: Callable[[], TimelinePage], ground: Ground, earlier: tuple[PieceId, PieceId]
) -> None:
    page = timeline()
    strip = page._reminder.strip
    strip.no.setFocus()
    strip.no.click()
    ground.wait(lambda: not strip.isVisible())
    assert page._view.hasFocus()
    page.enter(Place(page=PageId.TIMELINE))
    ground.wait(lambda: page._reminder._job is None)
    assert not strip.isVisible()
    assert page._beside.panel.years_of_this_day.isHidden()


def test_the_strip_stands_above_the_whole_timeline_alone(
    timeline: Callable[[], TimelinePage], ground: Ground, earlier: tuple[PieceId, PieceId]
) -> None:
    turn_on(ground)
    page = timeline()
    strip = page._reminder.strip
    assert strip.isVisible()
    page._header.bin.setChecked(True)
    ground.wait(lambda: not strip.isVisible())
    page._header.bin.setChecked(False)
    ground.wait(strip.isVisible)
    page.forget()
    assert not strip.isVisible()
    assert page._beside.panel.years_of_this_day.isHidden()


def test_where_there_is_nothing_nothing_is_asked(
    timeline: Callable[[], TimelinePage], ground: Ground
) -> None:
    ground.clock.set(datetime(2026, 3, 14, 19, tzinfo=UTC))
    ground.keep(entry("Another day.", at=datetime(2024, 3, 13, 12)))
    assert not timeline()._reminder.strip.isVisible()


def test_names_stand_as_initials_where_that_is_wanted(
    page: OnThisDayPage, ground: Ground, earlier: tuple[PieceId, PieceId]
) -> None:
    ground.keep(entry("We walked.", at=datetime(2020, 3, 14, 12), people=["Mara"]))
    turn_on(ground)
    page.enter(HERE)
    ground.wait(lambda: len(listed(page)) == 3)
    assert any("Mara" in words for words in spoken(page))
    ground.ask(shown_names.show_initials, True)
    ground.wait(lambda: ground.context.known.names.as_initials)
    assert not any("Mara" in words for words in spoken(page))


def test_what_is_chosen_is_gone_on_with_or_put_away_as_in_the_timeline(
    page: OnThisDayPage, ground: Ground, earlier: tuple[PieceId, PieceId]
) -> None:
    turn_on(ground)
    page.enter(HERE)
    ground.wait(lambda: len(listed(page)) == 2)
    page.pieces.choose(earlier[1])
    spy = QSignalSpy(ground.context.navigator.went)
    page.commands()[ActionId.EDIT_ENTRY]()
    assert spy.at(0)[0] == Place(page=PageId.TODAY, piece=earlier[1])
    QTest.keyClick(page.pieces, Qt.Key.Key_Delete)
    ground.wait(lambda: listed(page) == [earlier[0]])
    said, action, undo = ground.notices.said[-1]
    assert (said, action) == ("Moved to the bin.", "Undo")
    assert undo is not None
    undo()
    ground.wait(lambda: len(listed(page)) == 2)
    ground.wait(lambda: page.pieces.chosen_key() == earlier[1])


def test_large_text_in_a_small_window_leaves_room_to_read(
    page: OnThisDayPage, ground: Ground, earlier: tuple[PieceId, PieceId]
) -> None:
    theme = ground.context.theme
    turn_on(ground)
    theme.set_zoom(2.0)
    page.resize(800, 544)
    page.enter(HERE)
    ground.wait(page.pieces.isVisible)
    bar = page.whole_page.verticalScrollBar()
    ground.wait(lambda: page.whole_page.widget().height() > page.height() + 100)
    bar.setValue(bar.maximum())
    seen = page.pieces.viewport().visibleRegion().boundingRect().height()
    assert seen / theme.line_height("read") >= 8
    theme.set_zoom(1.0)
    page.resize(1060, 784)
    ground.wait(lambda: bar.maximum() == 0)
    ground.wait(lambda: page.pieces.geometry().bottom() + page.header.height() >= page.height() - 2)
