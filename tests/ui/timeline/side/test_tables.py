"""The tables of time by themselves."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.calendar import Calendar
from journal_app.core.timeline import DayCount
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.side.panel import SidePanel
from journal_app.ui.timeline.side.time_table import BEYOND

TODAY = date(2025, 11, 22)
BRITISH = QLocale("en_GB")
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


def count(day: date, entries: int, moments: int, characters: int) -> DayCount:
    return DayCount(day=day, entries=entries, moments=moments, characters=characters)


CALENDAR = Calendar.of(
    [
        count(TODAY, 2, 1, 900),
        count(date(2025, 11, 3), 1, 0, 40),
        count(date(2023, 3, 14), 0, 1, 12),
    ]
)


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> SidePanel:
    made = SidePanel(theme, BRITISH, lambda: TODAY)
    qtbot.addWidget(made)
    made.show_calendar(CALENDAR)
    made.resize(made.sizeHint())
    made.show()
    return made


@pytest.mark.parametrize("zoom", [0.85, 0.9, 1.0, 1.1, 1.4, 2.0])
def test_a_ring_in_a_sixth_week_is_whole(theme: Theme, qtbot: QtBot, zoom: float) -> None:
    """The ring reaches beyond its day, and may not be cut at the foot of the month."""
    last = date(2026, 11, 30)
    theme.set_zoom(zoom)
    panel = SidePanel(theme, BRITISH, lambda: last)
    qtbot.addWidget(panel)
    panel.show_calendar(Calendar.of([count(last, 1, 0, 90)]))
    panel.show_month(last.replace(day=1))
    panel.resize(panel.sizeHint())
    panel.show()
    table = panel.month
    cell = QRectF(table.visualRect(table.time.index_of(last)))
    assert table.time.rowCount() == 6
    assert cell.height() > 0
    assert table.shape_of(cell).bottom() + BEYOND <= table.viewport().height()


class Painted(QObject):
    """Which part of a widget was painted anew."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt’s name
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def area(region: QRegion) -> int:
    return sum(each.width() * each.height() for each in region)


def cell(panel: SidePanel, day: date) -> str:
    index = panel.month.time.index_of(day)
    return str(index.data(ACCESSIBLE))


def press(panel: SidePanel, day: date, key: Qt.Key) -> None:
    panel.month.setFocus()
    panel.month.setCurrentIndex(panel.month.time.index_of(day))
    QTest.keyClick(panel.month, key)


def test_cells_say_their_day_and_how_much_there_is(panel: SidePanel) -> None:
    assert cell(panel, TODAY) == "Saturday 22 November 2025, 2 entries, 1 moment"
    assert cell(panel, date(2025, 11, 3)) == "Monday 3 November 2025, 1 entry"
    assert cell(panel, date(2025, 11, 4)) == "Tuesday 4 November 2025, nothing written"
    years = panel.years.time
    assert years.index_of(date(2025, 11, 1)).data(ACCESSIBLE) == "November 2025, 4 pieces"
    assert years.index_of(date(2023, 3, 1)).data(ACCESSIBLE) == "March 2023, 1 piece"
    assert years.index_of(date(2024, 3, 1)).data(ACCESSIBLE) == "March 2024, 0 pieces"
    names = (panel.month.accessibleName(), panel.years.accessibleName())
    assert names == ("Month", "Years")


def test_the_week_begins_as_the_country_has_it(theme: Theme, qtbot: QtBot) -> None:
    american = SidePanel(theme, QLocale("en_US"), lambda: TODAY)
    qtbot.addWidget(american)
    model = american.month.model()
    across = Qt.Orientation.Horizontal
    assert model.headerData(0, across, ACCESSIBLE) == "Sunday"
    # The first of November 2025 was a Saturday.
    assert american.month.time.index_of(date(2025, 11, 1)).column() == 6


def test_every_day_of_a_month_stands_in_one_cell(panel: SidePanel) -> None:
    panel.show_month(date(2024, 2, 1))
    model = panel.month.time
    found = [
        model.date_at(model.index(row, column))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    days = [day for day in found if day is not None]
    assert days == [date(2024, 2, number) for number in range(1, 30)]


def test_arrows_move_and_enter_or_a_press_go_there(panel: SidePanel) -> None:
    went = QSignalSpy(panel.day_wanted)
    press(panel, date(2025, 11, 21), Qt.Key.Key_Right)
    assert panel.month.time.date_at(panel.month.currentIndex()) == TODAY
    QTest.keyClick(panel.month, Qt.Key.Key_Return)
    QTest.keyClick(panel.month, Qt.Key.Key_Down)
    QTest.keyClick(panel.month, Qt.Key.Key_Space)
    place = panel.month.visualRect(panel.month.time.index_of(date(2025, 11, 3))).center()
    QTest.mouseClick(panel.month.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [went.at(call)[0] for call in range(went.count())] == [
        TODAY, date(2025, 11, 29), date(2025, 11, 3)
    ]  # fmt: skip


def test_a_cell_without_a_day_goes_nowhere(panel: SidePanel) -> None:
    went = QSignalSpy(panel.day_wanted)
    QTest.mouseClick(panel.month.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(6, 12))
    assert went.count() == 0


def test_the_months_beside_by_button_and_by_key(panel: SidePanel) -> None:
    went = QSignalSpy(panel.month_wanted)
    panel.before.click()
    assert panel.title.text() == "October 2025"
    QTest.keyClick(panel.month, Qt.Key.Key_PageUp)
    assert panel.title.text() == "September 2025"
    panel.after.click()
    QTest.keyClick(panel.month, Qt.Key.Key_PageDown)
    assert panel.title.text() == "November 2025"
    assert went.count() == 4


def test_the_first_month_of_all_has_none_before_it(panel: SidePanel) -> None:
    panel.show_month(date(1, 1, 1))
    panel.before.click()
    assert panel.title.text() == "January 1"
    panel.show_month(date(9999, 12, 1))
    panel.after.click()
    assert panel.title.text() == "December 9999"


def test_coming_by_tab_the_keyboard_is_on_today(panel: SidePanel) -> None:
    panel.month.setFocus(Qt.FocusReason.TabFocusReason)
    assert panel.month.time.date_at(panel.month.currentIndex()) == TODAY
    panel.years.setFocus(Qt.FocusReason.TabFocusReason)
    assert panel.years.time.date_at(panel.years.currentIndex()) == date(2025, 11, 1)


def test_months_to_come_are_not_among_the_years(panel: SidePanel) -> None:
    years = panel.years.time
    assert years.date_at(years.index_of(date(2025, 12, 1))) is None
    assert years.rowCount() == 3


def test_what_is_written_later_shows_at_once(panel: SidePanel) -> None:
    more = [*CALENDAR.days.values(), count(date(2025, 11, 4), 1, 0, 5)]
    panel.show_calendar(Calendar.of(more))
    assert cell(panel, date(2025, 11, 4)) == "Tuesday 4 November 2025, 1 entry"


def test_discs_fit_their_cells_at_every_zoom(panel: SidePanel, theme: Theme) -> None:
    for zoom in (0.85, 1.0, 1.4, 2.0):
        theme.set_zoom(zoom)
        for month in (date(2025, 11, 1), date(2025, 3, 1)):
            panel.show_month(month)
            area = QRectF(panel.month.viewport().rect())
            for row in range(panel.month.time.rowCount()):
                box = QRectF(panel.month.visualRect(panel.month.time.index(row, 3)))
                assert box.adjusted(-1, -1, 1, 1).contains(panel.month.shape_of(box))
                assert area.adjusted(0, 0, 0, 1).contains(box)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("14 march 2019", "Thursday, 14 March 2019"),
        ("march 2019", "March 2019"),
        ("2019", "2019"),
        ("spring 2019", "1 March 2019 – 31 May 2019"),
        ("wat", "Such as “last tuesday” or “march 2019”"),
    ],
)
def test_what_was_understood_is_told_in_words(panel: SidePanel, typed: str, told: str) -> None:
    QTest.keyClicks(panel.date.field, typed)
    assert panel.date.told.text() == told
    assert panel.date.told.accessibleName() == "What was understood"
    assert panel.date.told.accessibleDescription() == told


def test_enter_goes_to_what_was_understood_and_says_when_nothing_was(panel: SidePanel) -> None:
    wanted = QSignalSpy(panel.date.wanted)
    QTest.keyClicks(panel.date.field, "wat")
    QTest.keyClick(panel.date.field, Qt.Key.Key_Return)
    assert wanted.count() == 0
    assert "no date" in panel.date.told.text()
    QTest.keyClick(panel.date.field, Qt.Key.Key_Escape)
    assert panel.date.field.text() == ""
    QTest.keyClicks(panel.date.field, "yesterday")
    QTest.keyClick(panel.date.field, Qt.Key.Key_Return)
    assert wanted.at(0)[0].first == date(2025, 11, 21)


def test_another_month_paints_two_cells_of_the_years_with_their_rings(panel: SidePanel) -> None:
    here, there = date(2025, 11, 1), date(2023, 3, 1)
    # What only the first layout paints is over.
    panel.show_month(here.replace(month=10))
    panel.show_month(here)
    QApplication.processEvents()
    painted = Painted(panel.years.viewport())
    years = Painted(panel.years.verticalHeader().viewport())
    panel.show_month(there)
    QApplication.processEvents()
    for month in (here, there):
        place = panel.years.visualRect(panel.years.time.index_of(month))
        ring = place.adjusted(-3, -3, 3, 3) & panel.years.viewport().rect()
        assert QRegion(ring).subtracted(painted.region).isEmpty()
    assert not years.region.isEmpty()
    assert area(painted.region) < area(QRegion(panel.years.viewport().rect())) / 4


def test_what_is_written_paints_few_days_and_months_anew(panel: SidePanel) -> None:
    QApplication.processEvents()
    days, months = Painted(panel.month.viewport()), Painted(panel.years.viewport())
    more = [*CALENDAR.days.values(), count(date(2025, 11, 4), 1, 0, 40)]
    panel.show_calendar(Calendar.of(more))
    QApplication.processEvents()
    for table, painted, day in (
        (panel.month, days, date(2025, 11, 4)),
        (panel.years, months, date(2025, 11, 1)),
    ):
        place = table.visualRect(table.time.index_of(day))
        assert QRegion(place).subtracted(painted.region).isEmpty()
        # Of another one the tone may be another now.
        assert area(painted.region) < area(QRegion(table.viewport().rect())) / 4


def test_the_same_month_again_paints_nothing_of_the_years(panel: SidePanel) -> None:
    QApplication.processEvents()
    painted = Painted(panel.years.viewport())
    panel.show_month(date(2025, 11, 1))
    QApplication.processEvents()
    assert painted.region.isEmpty()


def test_what_day_it_is_is_asked_once_for_a_picture(theme: Theme, qtbot: QtBot) -> None:
    asked: list[date] = []
    panel = SidePanel(theme, BRITISH, lambda: asked.append(TODAY) or TODAY)
    qtbot.addWidget(panel)
    panel.show_calendar(CALENDAR)
    for table in (panel.month, panel.years):
        asked.clear()
        table.viewport().grab()
        assert asked == [TODAY]
