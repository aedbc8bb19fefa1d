"""Where the window is small or the text large: nothing is cut, nothing lies over anything else."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.ids import Uid
from journal_app.core.marks import shipped_marks
from journal_app.ui.editor.mark_bubble import MarkBubble, Offered
from journal_app.ui.editor.mark_choice import BubbleButton
from journal_app.ui.editor.mark_list import Listed, MarkList
from journal_app.ui.editor.measures import WIDE, Room, end_width
from journal_app.ui.lock.code_boxes import CodeBoxes
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.shell.sidebar import Sidebar
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.seal_popover import SealPopover
from journal_app.ui.today.why_popover import Deed, Known, WhyPopover
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.choice_popover import ChoicePopover
from journal_app.ui.widgets.edge_fade import EdgeFade
from journal_app.ui.widgets.few_rows import FewRows
from journal_app.ui.widgets.fitting_area import FittingArea
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.icon_label import IconLabel
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.scroll_column import ScrollColumn
from journal_app.ui.widgets.segmented import Segmented
from journal_app.ui.widgets.typed_popover import TypedPopover
from tests.show.overlaps import troubles

SMALLEST = (880, 560)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(*SMALLEST)
    made.show()
    return made


def row_in(theme: Theme, window: QWidget) -> tuple[Row, Segmented]:
    choices = Segmented(theme, "Theme", ["As the desktop", "Light", "Dark"])
    row = Row(theme, "circle-half", "Theme", control=choices)
    column = QVBoxLayout(window)
    column.addWidget(BoxedList(theme, row))
    column.addStretch(1)
    return row, choices


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_a_control_stands_below_its_words_where_it_leaves_them_no_room(
    qtbot: QtBot, theme: Theme, window: QWidget, direction: Qt.LayoutDirection
) -> None:
    window.setLayoutDirection(direction)
    row, choices = row_in(theme, window)
    qtbot.waitUntil(lambda: abs(choices.geometry().center().y() - row.title.geometry().y()) < 20)
    window.resize(340, 400)
    qtbot.waitUntil(lambda: choices.geometry().top() >= row.title.geometry().bottom())
    assert choices.width() >= choices.sizeHint().width()
    assert row.rect().contains(choices.geometry())
    window.resize(*SMALLEST)
    qtbot.waitUntil(lambda: choices.geometry().top() < row.title.geometry().bottom())


def test_a_wide_control_stands_below_the_icon_where_that_is_all_the_room(
    qtbot: QtBot, theme: Theme, window: QWidget
) -> None:
    row, choices = row_in(theme, window)
    icon = row.findChild(IconLabel)
    window.resize(choices.sizeHint().width() + 80, 400)
    qtbot.waitUntil(lambda: choices.geometry().top() >= row.title.geometry().bottom())
    assert abs(choices.x() - icon.x()) < 20
    assert row.rect().contains(choices.geometry())
    window.resize(choices.sizeHint().width() + 130, 400)
    qtbot.waitUntil(lambda: choices.x() > icon.geometry().right())


def test_an_icon_stands_beside_its_title_when_the_line_below_goes(
    qtbot: QtBot, theme: Theme, window: QWidget
) -> None:
    row = Row(theme, "key", "Where backups lie", "/home", Button(theme, "Show it", size="large"))
    QVBoxLayout(window).addWidget(BoxedList(theme, row))
    icon = row.findChild(IconLabel)

    def apart() -> int:
        return icon.geometry().center().y() - row.title.mapTo(row, QPoint(0, 0)).y()

    row.set_line("")
    qtbot.waitUntil(lambda: abs(apart() - row.title.height() // 2) <= 2)


def test_a_sheet_that_is_higher_than_its_window_scrolls(
    qtbot: QtBot, theme: Theme, window: QWidget
) -> None:
    theme.set_zoom(2.0)
    sheet = SheetDialog(theme, window, "About")
    paragraphs = [Para(theme, "Many words about it, again and again. " * 4) for _at in range(5)]
    for each in paragraphs:
        sheet.body.addWidget(each)
    sheet.add_button(Button(theme, "Close", "primary"))
    sheet.open()
    qtbot.waitUntil(lambda: paragraphs[-1].height() >= paragraphs[-1].heightForWidth(200) // 4)
    assert troubles(sheet) == []
    assert window.rect().contains(sheet.findChild(Button).geometry())


def test_a_sheet_that_scrolls_is_turned_by_the_keys_of_pages(
    qtbot: QtBot, theme: Theme, window: QWidget
) -> None:
    theme.set_zoom(2.0)
    sheet = SheetDialog(theme, window, "About")
    for _at in range(5):
        sheet.body.addWidget(Para(theme, "Many words about it, again and again. " * 4))
    sheet.add_button(Button(theme, "Close", "primary"))
    sheet.open()
    bar = sheet.findChild(FittingArea).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    press = partial(QTest.keyClick, sheet.findChild(Button))
    press(Qt.Key.Key_PageDown)
    assert 0 < bar.value() < bar.maximum()
    press(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    press(Qt.Key.Key_PageUp)
    assert 0 < bar.value() < bar.maximum()
    press(Qt.Key.Key_Home)
    assert bar.value() == 0


def test_a_low_sheet_gives_its_words_the_room_of_its_air(
    qtbot: QtBot, theme: Theme, window: QWidget
) -> None:
    theme.set_zoom(2.0)
    sheet = SheetDialog(theme, window, "About")
    sheet.body.addWidget(Para(theme, "Many words about it, again and again. " * 20))
    sheet.add_button(Button(theme, "Close", "primary"))
    sheet.open()
    area = sheet.findChild(FittingArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert area.height() >= window.height() // 2
    card = sheet.findChild(Card)
    body = card.body_rect().toRect().translated(card.mapTo(window, QPoint(0, 0)))
    assert window.rect().contains(body)


@pytest.mark.parametrize(("width", "columns"), [(700, 4), (320, 2)])
def test_the_boxes_of_a_code_stand_in_as_many_columns_as_there_is_room_for(
    qtbot: QtBot, theme: Theme, window: QWidget, width: int, columns: int
) -> None:
    boxes = CodeBoxes(theme, window)
    boxes.resize(width, 300)
    boxes.show()
    qtbot.waitUntil(lambda: boxes.boxes[columns].y() > boxes.boxes[0].y())
    assert boxes.boxes[columns - 1].y() == boxes.boxes[0].y()
    assert boxes.boxes[columns - 1].geometry().right() < width
    boxes.go_to(0)
    QTest.keyClick(boxes.boxes[0].field, Qt.Key.Key_Down)
    assert boxes.boxes[columns].field.hasFocus()


def test_a_list_of_choices_is_no_higher_than_its_window(theme: Theme, window: QWidget) -> None:
    theme.set_zoom(2.0)
    anchor = Button(theme, "Who", parent=window)
    anchor.move(20, 400)
    anchor.show()
    names = [f"Name {letter}" for letter in "abcdefghi"]
    chooser = ChoicePopover(theme, window, "Who", "A name")
    chooser.choose_at(anchor, names)
    body = chooser.body_rect().toRect().translated(chooser.pos())
    assert window.rect().contains(body)


def test_a_low_sidebar_has_room_for_its_buttons(
    qtbot: QtBot, theme: Theme, window: QWidget
) -> None:
    theme.set_zoom(2.0)
    sidebar = Sidebar(theme, window)
    sidebar.set_narrow(True)
    sidebar.resize(sidebar.width(), SMALLEST[1] - 16)
    sidebar.show()
    qtbot.waitUntil(lambda: sidebar.lock.y() > sidebar.height() // 2)
    assert troubles(window) == []
    assert sidebar.lock.geometry().bottom() <= sidebar.height()


def test_margins_of_a_column_give_way(qtbot: QtBot, theme: Theme, window: QWidget) -> None:
    column = ScrollColumn(theme, "Settings", centred=True)
    QVBoxLayout(window).addWidget(column)
    words = Para(theme, "Words that go on and on until there is no more room for them. " * 2)
    column.column.addWidget(words)
    column.column.addStretch(1)

    def left() -> int:
        return words.mapTo(column, QPoint(0, 0)).x()

    window.resize(600, 400)
    qtbot.waitUntil(lambda: left() >= 36)
    window.resize(300, 400)
    qtbot.waitUntil(lambda: left() <= 16)


def test_in_a_low_window_rows_of_chips_leave_room_for_what_is_below(
    qtbot: QtBot, theme: Theme, window: QWidget
) -> None:
    rows = QFrame()
    flow = FlowLayout(rows, spacing=8)
    for at in range(30):
        flow.addWidget(Chip(theme, f"Choice {at}"))
    area = FewRows(theme, "Filters", rows)
    column = QVBoxLayout(window)
    column.addWidget(area)
    column.addStretch(1)
    qtbot.waitUntil(lambda: area.height() >= rows.height() > 100)
    window.resize(880, 300)
    qtbot.waitUntil(lambda: area.height() < 60)
    (fade,) = area.findChildren(EdgeFade)
    qtbot.waitUntil(fade.isVisible)
    assert fade.geometry() == area.viewport().geometry()
    rows.hide()
    qtbot.waitUntil(lambda: area.height() == 0)


def test_fields_of_a_small_card_grow_with_the_text(
    qtbot: QtBot, theme: Theme, window: QWidget
) -> None:
    anchor = Button(theme, "When", parent=window)
    anchor.show()
    card = TypedPopover(theme, window, "When", ["Day", "Time"], "Change")
    card.open_with(anchor, ["30/11/2026", "12:06"])
    before = card.fields[0].size()
    card.dismiss()
    theme.set_zoom(2.0)
    card.open_with(anchor, ["30/11/2026", "12:06"])
    assert card.fields[0].width() == 2 * before.width()
    qtbot.waitUntil(lambda: troubles(card) == [])


@pytest.fixture
def anchor(theme: Theme, window: QWidget) -> QWidget:
    """A button at the foot of the window."""
    made = Button(theme, "Here", parent=window)
    made.move(20, 500)
    made.show()
    return made


def test_a_card_that_offers_less_than_before_is_lower(
    qtbot: QtBot, theme: Theme, window: QWidget, anchor: QWidget
) -> None:
    why = WhyPopover(theme, window)
    why.ask_at(anchor, Known(because=("It is evening.",), shorter=True, answers=True))
    before = why.height()
    row = why.items[Deed.OWN]
    qtbot.waitUntil(lambda: row.y() > 0)
    why.dismiss()
    why.ask_at(anchor, Known(because=("It is evening.",)))
    assert why.height() <= before - 2 * row.height()


@pytest.mark.parametrize("zoom", [0.85, 1.0, 1.4, 2.0])
def test_words_that_wrap_in_a_card_have_all_their_lines(
    qtbot: QtBot, theme: Theme, window: QWidget, anchor: QWidget, zoom: float
) -> None:
    theme.set_zoom(zoom)
    seal = SealPopover(theme, window, QLocale("en_GB"))
    seal.ask_at(anchor, date(2026, 11, 30))
    qtbot.waitUntil(lambda: seal.other.y() > seal.week.y() > 0)
    assert troubles(seal) == []


def test_marks_opened_over_other_words_have_room_for_what_is_offered_now(
    qtbot: QtBot, theme: Theme, window: QWidget, anchor: QWidget
) -> None:
    bubble, marks = MarkBubble(theme, window), [*shipped_marks()]
    words = QRect(300, 300, 80, 20)
    bubble.open_over(anchor, words, Offered(marks=marks), take_keys=False)
    before = bubble.height()
    bubble.open_over(anchor, words, Offered(marks=marks, removable=True), take_keys=False)
    assert bubble.height() > before
    remove = next(each for each in bubble.findChildren(BubbleButton) if each.key == "0")
    qtbot.waitUntil(lambda: remove.y() > 0)
    assert troubles(bubble) == []


def test_a_list_of_marks_and_of_what_is_gone_fits_into_a_low_window(
    theme: Theme, window: QWidget, anchor: QWidget
) -> None:
    theme.set_zoom(2.0)
    listed = MarkList(theme, anchor)
    lines = [Listed(Uid(mark.id), mark, "She reached.") for mark in shipped_marks()]
    for gone in (lines[:4], lines[:1], []):
        for standing in (lines, lines[:1], []):
            listed.open_with(anchor, standing, gone, places=True)
            body = listed.body_rect().toRect().translated(listed.pos())
            assert window.rect().contains(body), (len(standing), len(gone))
            listed.dismiss()


@pytest.mark.parametrize("zoom", [0.85, 1.0, 1.4, 2.0])
def test_names_of_marks_fit_beside_the_text_in_every_size(theme: Theme, zoom: float) -> None:
    """Text does not shrink below twelve pixels, so what holds it must not either."""
    theme.set_zoom(zoom)
    widest = Room(width=WIDE, height=700).end_margin
    taken = theme.px(30) + theme.px(16) + theme.px(6) + theme.px(2)
    metrics = QFontMetricsF(theme.font("smallm"))
    names = [metrics.horizontalAdvance(mark.label) for mark in shipped_marks().offered]
    assert max(names) <= end_width(theme, widest) - taken


def test_what_holds_words_shrinks_no_further_than_they_do(theme: Theme) -> None:
    theme.set_zoom(0.85)
    smallest = theme.font("smallm").pixelSize()
    assert smallest == 12
    assert theme.text_px(13 * 20, "smallm") == smallest * 20 > theme.px(13 * 20)
    theme.set_zoom(1.4)
    assert theme.text_px(13 * 20, "smallm") == theme.px(13 * 20)
