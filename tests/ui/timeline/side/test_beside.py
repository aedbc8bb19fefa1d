"""The calendar beside the list, on a real journal."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal_app.core.ids import PieceId
from journal_app.services import entries
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.page import TimelinePage
from tests.builders import entry
from tests.ui.by_command import do
from tests.ui.context_fixture import Ground
from tests.ui.timeline.conftest import NOON, Keep, ground, keep, open_page, page, three

__all__ = ["ground", "keep", "open_page", "page", "three"]

Open = Callable[[], TimelinePage]
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def years(keep: Keep) -> list[PieceId]:
    """Three entries on the fourteenth of each month of three years, oldest first."""
    return [
        keep(f"{year} {month} {hour}. " * 9, at=datetime(year, month, 14, hour))
        for year in (2019, 2021, 2022)
        for month in range(1, 13)
        for hour in (8, 12, 20)
    ]


def shown(page: TimelinePage) -> Callable[[], bool]:
    return lambda: bool(page._beside.almanac.calendar)


def chosen_day(page: TimelinePage) -> date | None:
    piece = page._view.chosen_key()
    head = None if piece is None else page._model.head_of(piece)
    return None if head is None else head.when.day


def top_month(page: TimelinePage) -> date:
    return page._model.month_at(page._view._view.rows()[0])


def test_a_day_of_the_month_leads_to_its_newest_piece(
    open_page: Open, ground: Ground, years: list[PieceId]
) -> None:
    page = open_page()
    ground.wait(shown(page))
    panel = page._beside.panel
    panel.show_month(date(2021, 5, 1))
    panel.month.setFocus()
    panel.month.setCurrentIndex(panel.month.time.index_of(date(2021, 5, 14)))
    QTest.keyClick(panel.month, Qt.Key.Key_Return)
    assert page._view.chosen_key() == years[12 * 3 + 4 * 3 + 2]
    assert page._view.hasFocus()
    assert top_month(page) == date(2021, 5, 1)


def test_the_years_lead_to_a_month_and_the_panel_follows_the_list(
    open_page: Open, ground: Ground, years: list[PieceId]
) -> None:
    page = open_page()
    ground.wait(shown(page))
    panel = page._beside.panel
    assert panel.title.text() == "December 2022"
    panel.years.picked.emit(date(2019, 7, 1))
    assert top_month(page) == date(2019, 7, 1)
    assert panel.title.text() == "July 2019"
    assert panel.years.time.is_now(date(2019, 7, 1))
    do(page._view, ActionId.PREVIOUS_MONTH)
    assert panel.title.text() == "June 2019"
    do(page._view, ActionId.NEXT_MONTH)
    assert panel.title.text() == "July 2019"
    bar = page._view.verticalScrollBar()
    bar.setValue(0)
    assert panel.title.text() == "December 2022"


def test_turning_to_an_empty_month_leaves_the_list_where_it_is(
    open_page: Open, ground: Ground, years: list[PieceId]
) -> None:
    page = open_page()
    ground.wait(shown(page))
    panel = page._beside.panel
    panel.after.click()
    assert panel.title.text() == "January 2023"
    assert top_month(page) == date(2022, 12, 1)
    panel.before.click()
    panel.before.click()
    assert panel.title.text() == "November 2022"
    assert top_month(page) == date(2022, 11, 1)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("14 march 2021", date(2021, 3, 14)),
        ("march 2021", date(2021, 3, 14)),
        ("2019", date(2019, 12, 14)),
        ("16.3.2021", date(2021, 3, 14)),
        ("10.3.2021", date(2021, 3, 14)),
        ("2020-02-01", date(2019, 12, 14)),
        ("2020-12-01", date(2021, 1, 14)),
        ("1990", date(2019, 1, 14)),
        ("2025", date(2022, 12, 14)),
    ],
)
def test_a_typed_date_leads_there_or_to_what_is_nearest(
    open_page: Open, ground: Ground, years: list[PieceId], typed: str, day: date
) -> None:
    page = open_page()
    field = page._beside.panel.date.field
    page._beside.go_to_date()
    assert field.hasFocus()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert chosen_day(page) == day
    assert page._view.hasFocus()


def test_the_arrow_beside_a_typed_date_goes_there_too(
    open_page: Open, ground: Ground, years: list[PieceId]
) -> None:
    page = open_page()
    line = page._beside.panel.date
    assert line.go.isHidden()
    QTest.keyClicks(line.field, "14 march")
    ground.wait(line.go.isVisible)
    line.field.setText("no date at all")
    assert not line.go.isEnabled()
    line.field.setText("14 march 2021")
    line.go.click()
    assert chosen_day(page) == date(2021, 3, 14)


def test_where_nothing_was_written_the_nearest_day_is_said(
    open_page: Open, ground: Ground, years: list[PieceId]
) -> None:
    page = open_page()
    page._beside.go_to_date()
    field = page._beside.panel.date.field
    QTest.keyClicks(field, "16.3.2021")
    QTest.keyClick(field, Qt.Key.Key_Return)
    told = page._beside.panel.date.told.text()
    assert told == "Nothing then. The nearest is Sunday, 14 March 2021."


def test_a_place_names_a_day(page: TimelinePage, ground: Ground, years: list[PieceId]) -> None:
    page.enter(Place(page=PageId.TIMELINE, part="day:2021-03-14"))
    ground.wait(lambda: chosen_day(page) == date(2021, 3, 14))
    page.enter(Place(page=PageId.TIMELINE, part="day:2019-02-14"))
    assert chosen_day(page) == date(2019, 2, 14)
    page.enter(Place(page=PageId.TIMELINE, part="day:nonsense"))
    assert chosen_day(page) == date(2019, 2, 14)
    assert page._desk.search.text == ""


def test_a_place_names_all_the_days_of_a_month(
    page: TimelinePage, ground: Ground, years: list[PieceId]
) -> None:
    """The first of the next month is nearer to its last day than what was written in it."""
    ground.keep(entry("April.", at=datetime(2021, 4, 1, 12)))
    page.enter(Place(page=PageId.TIMELINE, part="day:2021-03-01/2021-03-31"))
    ground.wait(lambda: chosen_day(page) == date(2021, 3, 14))
    assert "Nothing then" not in page._beside.panel.date.told.text()


def test_a_month_the_search_does_not_hold_leads_to_what_is_nearest_and_says_so(
    open_page: Open, ground: Ground, years: list[PieceId]
) -> None:
    page = open_page()
    ground.wait(shown(page))
    page._desk.put("in:2021")
    ground.wait(lambda: len(page._model.order) == 36)
    page._beside.panel.years.picked.emit(date(2019, 7, 1))
    assert chosen_day(page) == date(2021, 1, 14)
    told = page._beside.panel.date.told.text()
    assert told == "Nothing then. The nearest is Thursday, 14 January 2021."


def test_what_is_written_while_one_looks_shows_in_the_month(
    open_page: Open, ground: Ground, three: tuple[PieceId, ...]
) -> None:
    page = open_page()
    ground.wait(shown(page))
    page._beside.panel.show_month(date(2026, 3, 1))
    index = page._beside.panel.month.time.index_of(NOON.date())
    assert "1 entry" in str(index.data(ACCESSIBLE))
    ground.ask(entries.move_to_bin, three[2], clock=ground.clock)
    ground.wait(lambda: "nothing written" in str(index.data(ACCESSIBLE)))


def test_below_the_breakpoint_a_button_opens_the_same_calendar(
    open_page: Open, ground: Ground, years: list[PieceId], theme: Theme
) -> None:
    page = open_page()
    ground.wait(shown(page))
    button, panel = page._beside.button, page._beside.panel
    assert panel.isVisible()
    assert not button.isVisible()
    page.resize(860, 700)
    assert button.isVisible()
    assert not panel.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel.isVisible()
    assert panel.month.hasFocus()
    panel.month.picked.emit(date(2021, 5, 14))
    assert not panel.isVisible()
    assert page._view.hasFocus()
    assert chosen_day(page) == date(2021, 5, 14)
    page.resize(1060, 700)
    assert panel.isVisible()
    assert not button.isVisible()
    theme.set_zoom(1.4)
    page.resize(1061, 700)
    assert button.isVisible()


def test_a_lock_leaves_nothing_of_it(open_page: Open, ground: Ground, years: list[PieceId]) -> None:
    page = open_page()
    ground.wait(shown(page))
    QTest.keyClicks(page._beside.panel.date.field, "12.3.2021")
    page.forget()
    page._beside.panel.date.field.undo()
    assert page._beside.panel.date.field.text() == ""
    assert not page._beside.almanac.calendar
    assert page._beside.panel.years.time.rowCount() == 0


def test_changes_that_come_in_a_row_are_answered_by_few_questions(
    open_page: Open, ground: Ground, three: tuple[PieceId, ...]
) -> None:
    page = open_page()
    ground.wait(shown(page))
    asked: list[int] = []
    page._beside.almanac.changed.connect(lambda: asked.append(1))
    for number in range(12):
        when = ground.ask(entries.get, three[0]).when
        moved = type(when)(
            instant=when.instant + timedelta(minutes=number),
            zone=when.zone,
            offset=when.offset,
            day=when.day,
        )
        ground.ask(entries.begin, "Again.", when=moved, clock=ground.clock)
    day = three and (NOON - timedelta(days=2)).date()
    ground.wait(lambda: page._beside.almanac.calendar.days[day].entries == 13)
    assert len(asked) < 12


def test_commands_lead_through_time_while_there_is_a_list(
    open_page: Open, ground: Ground, years: list[PieceId]
) -> None:
    page = open_page()
    page.commands()[ActionId.PREVIOUS_MONTH]()
    page.commands()[ActionId.PREVIOUS_MONTH]()
    assert top_month(page) == date(2022, 10, 1)
    page.commands()[ActionId.NEXT_MONTH]()
    assert top_month(page) == date(2022, 11, 1)
    page.commands()[ActionId.GO_TO_DATE]()
    assert page._beside.panel.date.field.hasFocus()
    page._header.bin.setChecked(True)
    ground.wait(lambda: not page._contents.waiting)
    assert page.commands() == {}
