"""A page that scrolls as a whole: one bar, from what stands above to what stands below."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QStringListModel, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.edge_fade import EdgeFade
from journal_app.ui.widgets.whole_page import LOW, WholePage

ABOVE, BELOW, ROOM = 150, 120, 400


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> WholePage:
    made = WholePage(theme)
    qtbot.addWidget(made)
    above, below = QPushButton("Above"), QPushButton("Below")
    above.setFixedHeight(ABOVE)
    below.setFixedHeight(BELOW)
    made.column.addWidget(above)
    made.column.addWidget(below)
    made.resize(500, ROOM)
    return made


def with_list(page: WholePage, rows: int = 60) -> QListView:
    part = QListView()
    part.setModel(QStringListModel([f"Row {at}" for at in range(rows)], part))
    part.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    put_between(page, part)
    return part


def put_between(page: WholePage, part: QListView | QTextEdit) -> None:
    page.column.insertWidget(1, part, 1)
    page.scroll_through(part)
    page.show()
    if page.whole:
        part.setFixedHeight(page.room)
    QApplication.processEvents()


def button(page: WholePage, words: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if each.text() == words)


def top_of(page: WholePage, widget: QWidget) -> int:
    return widget.mapTo(page, QPoint(0, 0)).y()


def wheel(over: QWidget, down: int) -> None:
    at = QPointF(over.rect().center())
    event = QWheelEvent(
        at, QPointF(over.mapToGlobal(at)), QPoint(), QPoint(0, -120 * down),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(over, event)


def test_one_bar_leads_from_the_first_line_to_the_last(page: WholePage) -> None:
    part = with_list(page)
    bar, inner = page.verticalScrollBar(), part.verticalScrollBar()
    assert bar.maximum() == ABOVE + BELOW + inner.maximum()
    assert not inner.isVisible()

    bar.setValue(100)
    assert (top_of(page, part), inner.value()) == (ABOVE - 100, 0)
    bar.setValue(ABOVE + 300)
    assert (top_of(page, part), inner.value()) == (0, 300)
    bar.setValue(bar.maximum())
    assert (top_of(page, part), inner.value()) == (-BELOW, inner.maximum())
    page.to_top()
    assert (top_of(page, part), inner.value()) == (ABOVE, 0)


def test_where_there_is_room_each_part_scrolls_by_itself(page: WholePage) -> None:
    page.resize(500, LOW + 10)
    part = with_list(page)
    assert not page.whole
    assert page.verticalScrollBar().maximum() == 0
    assert part.height() == LOW + 10 - ABOVE - BELOW
    wheel(part.viewport(), 1)
    assert part.verticalScrollBar().value() > 0


def test_larger_text_makes_the_same_window_a_low_one(page: WholePage, theme: Theme) -> None:
    page.resize(500, LOW + 10)
    with_list(page)
    theme.set_zoom(1.4)
    assert page.whole
    page.set_off(True)
    assert not page.whole


def test_the_wheel_over_the_list_moves_the_page(page: WholePage) -> None:
    part = with_list(page)
    for _turn in range(3):
        wheel(part.viewport(), 1)
    moved = page.verticalScrollBar().value()
    assert moved > 0
    assert top_of(page, part) == max(0, ABOVE - moved)
    assert part.verticalScrollBar().value() == max(0, moved - ABOVE)


def test_whoever_goes_through_the_list_by_keys_sees_the_row(page: WholePage) -> None:
    part = with_list(page)
    part.setFocus()
    for _row in range(40):
        QTest.keyClick(part, Qt.Key.Key_Down)
        row = part.visualRect(part.currentIndex())
        top = top_of(page, part) + row.top()
        assert top >= 0
        assert top + row.height() <= ROOM
    assert top_of(page, part) == 0


@pytest.mark.parametrize("words", ["Above", "Below"])
def test_what_takes_the_keyboard_comes_into_view(page: WholePage, qtbot: QtBot, words: str) -> None:
    part = with_list(page)
    part.setFocus()
    page.verticalScrollBar().setValue(ABOVE + 200)
    wanted = button(page, words)
    wanted.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: 0 <= top_of(page, wanted) <= ROOM - wanted.height())


def test_under_a_pressed_button_nothing_moves(page: WholePage, qtbot: QtBot) -> None:
    """Or the click would miss what it was meant for."""
    with_list(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.verticalScrollBar().setValue(ABOVE + 200)
    handle = page.window().windowHandle()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(100, ROOM // 2))
    before = page.verticalScrollBar().value()
    assert QApplication.mouseButtons() == Qt.MouseButton.LeftButton, "no control"
    wanted = button(page, "Below")
    wanted.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(wanted.hasFocus)
    QApplication.processEvents()
    assert page.verticalScrollBar().value() == before
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(100, ROOM // 2))


def test_what_has_the_keyboard_stays_in_view_when_something_above_it_grows(
    page: WholePage, qtbot: QtBot
) -> None:
    with_list(page)
    below = button(page, "Below")
    below.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: 0 <= top_of(page, below) <= ROOM - BELOW)
    button(page, "Above").setFixedHeight(3 * ABOVE)
    qtbot.waitUntil(lambda: page.widget().height() > ROOM + 3 * ABOVE)
    QApplication.processEvents()
    assert 0 <= top_of(page, below) <= ROOM - BELOW


def test_keys_scroll_a_text_as_one_with_the_page(page: WholePage) -> None:
    text = QTextEdit("\n".join(f"Line {at}" for at in range(200)), readOnly=True)
    put_between(page, text)
    bar = page.verticalScrollBar()
    QTest.keyClick(text, Qt.Key.Key_Down)
    assert 0 < bar.value() < ABOVE
    assert text.verticalScrollBar().value() == 0
    QTest.keyClick(text, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()


def test_selecting_goes_on_beyond_the_edge_of_the_window(page: WholePage) -> None:
    text = QTextEdit("A line of a text.\n\n" * 60)
    put_between(page, text)
    port, bar = text.viewport(), page.verticalScrollBar()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(4, 40))
    for _each in range(5):
        below = port.mapFromGlobal(page.mapToGlobal(QPoint(60, page.height() + 30)))
        drag(port, below)
    assert bar.value() == 150
    assert text.textCursor().hasSelection()
    drag(port, port.mapFromGlobal(page.mapToGlobal(QPoint(60, -90))))
    assert bar.value() == 110
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton)
    drag(port, QPoint(60, page.height() + 30), Qt.MouseButton.NoButton)
    assert bar.value() == 110


def drag(over: QWidget, at: QPoint, held: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at), QPointF(over.mapToGlobal(at)),
        Qt.MouseButton.NoButton, held, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(over, event)


def test_a_place_gone_to_in_the_list_leaves_nothing_above_it(page: WholePage) -> None:
    part = with_list(page)
    part.verticalScrollBar().setValue(200)
    assert top_of(page, part) == 0
    assert page.verticalScrollBar().value() == ABOVE + 200


def test_a_part_that_needs_little_takes_little(page: WholePage) -> None:
    page.column.insertWidget(1, QLabel("Nothing more"))
    page.show()
    QApplication.processEvents()
    assert page.verticalScrollBar().maximum() == 0


def test_a_page_that_scrolls_as_a_whole_fades_where_more_of_it_lies(page: WholePage) -> None:
    with_list(page)
    fade = page.findChild(EdgeFade)
    assert fade is not None
    assert (fade.above, fade.below, fade.isVisible()) == (False, True, True)
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert (fade.above, fade.below) == (True, False)
    page.resize(500, 1600)
    assert (fade.above, fade.below) == (False, False)


def test_where_it_is_needed_alone_the_height_of_the_window_decides_nothing(
    theme: Theme, qtbot: QtBot
) -> None:
    page = WholePage(theme, where_needed=True)
    qtbot.addWidget(page)
    part = QPushButton("Something")
    part.setFixedHeight(200)
    page.column.addWidget(part)
    page.resize(500, LOW - 100)
    page.show()
    QApplication.processEvents()
    assert (page.whole, page.lane) == (False, 0)
    part.setFixedHeight(LOW - 90)
    QApplication.processEvents()
    assert page.whole
    assert page.lane > 0
    page.resize(500, LOW)
    assert not page.whole
