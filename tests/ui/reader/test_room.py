"""The Reader where the window is low and the text large: the page scrolls as a whole."""

from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal_app.core.ids import PieceId
from journal_app.core.moments import Moment
from journal_app.services import margin_notes
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.notes_panel import NotesPanel
from journal_app.ui.reader.page import ReaderPage
from tests import builders
from tests.ui.context_fixture import Ground

LONG = "She reached for my hand in the car and I felt the small door close. " * 30


def enter(ground: Ground, reader: ReaderPage, piece: PieceId) -> None:
    """Read this in a small window with the largest text, once all of it has its place."""
    ground.context.theme.set_zoom(2.0)
    reader.resize(800, 544)
    reader.enter(Place(page=PageId.READER, piece=piece))
    ground.wait(lambda: reader._loading is None and reader._leaf.entry is not None)
    ground.wait(lambda: reader.whole_page.widget().height() > reader.height() + 200)


def in_view(reader: ReaderPage, widget: QWidget) -> bool:
    top, bottom = (widget.mapTo(reader, QPoint(0, y)).y() for y in (0, widget.height()))
    return top >= 0 and bottom <= reader.height()


def test_large_text_in_a_small_window_leaves_room_to_read(
    ground: Ground, reader: ReaderPage
) -> None:
    piece = ground.keep(builders.entry(LONG))
    for number in range(4):
        ground.ask(margin_notes.write, piece, f"Note {number}. " * 9, clock=ground.clock)
    enter(ground, reader, piece)
    bar = reader.whole_page.verticalScrollBar()
    assert in_view(reader, reader.small_date), "one begins with the date"

    bar.setValue(bar.maximum() // 3)
    seen = reader.text.viewport().visibleRegion().boundingRect().height()
    assert seen / ground.context.theme.line_height("write") >= 8

    bar.setValue(bar.maximum())
    ground.wait(lambda: in_view(reader, reader.joined.join_button))
    assert reader._below.verticalScrollBar().maximum() == 0, "notes stand there in full"


def test_keys_scroll_the_whole_page_and_another_entry_begins_with_its_date(
    ground: Ground, reader: ReaderPage
) -> None:
    first = ground.keep(builders.entry(LONG))
    ground.keep(builders.entry(LONG, at=builders.START - timedelta(days=3)))
    enter(ground, reader, first)
    bar = reader.whole_page.verticalScrollBar()
    QTest.keyClick(reader.text, Qt.Key.Key_Down)
    assert 0 < bar.value() < 200
    QTest.keyClick(reader.text, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    ground.wait(lambda: reader.bar.next.isEnabled() or reader.bar.previous.isEnabled())
    beside = reader.bar.next if reader.bar.next.isEnabled() else reader.bar.previous
    beside.click()
    ground.wait(lambda: reader._loading is None and reader._piece != first)
    ground.wait(lambda: in_view(reader, reader.small_date))


def test_what_is_found_comes_into_view(ground: Ground, reader: ReaderPage) -> None:
    piece = ground.keep(builders.entry(f"{LONG} A lighthouse. {LONG}"))
    enter(ground, reader, piece)
    reader.find_bar.open()
    reader.find_bar.field.setText("lighthouse")
    QTest.keyClick(reader.find_bar.field, Qt.Key.Key_Return)

    def seen() -> bool:
        caret = reader.text.cursorRect()
        return reader.text.viewport().visibleRegion().boundingRect().contains(caret.center())

    ground.wait(lambda: reader.text.textCursor().selectedText() == "lighthouse")
    ground.wait(seen)
    assert in_view(reader, reader.find_bar), "the field stays where it is"


def test_a_moment_scrolls_as_a_whole_too(
    ground: Ground, reader: ReaderPage, moment: Moment
) -> None:
    ground.context.theme.set_zoom(2.0)
    reader.resize(800, 544)
    reader.enter(Place(page=PageId.READER, piece=moment.id))
    ground.wait(lambda: reader._leaf.moment is not None)
    bar, view = reader.whole_page.verticalScrollBar(), reader.moment_view
    ground.wait(lambda: reader.whole_page.widget().height() > reader.height() + 50)
    assert bar.maximum() > 200
    QTest.keyClick(view, Qt.Key.Key_End)
    ground.wait(lambda: in_view(reader, view.look_back))
    assert not view.verticalScrollBar().isVisible()


def caret_in_view(reader: ReaderPage, notes: NotesPanel) -> bool:
    edit = notes.area.edit
    rect = edit.cursorRect()
    ends = (rect.topLeft(), rect.bottomLeft())
    top, bottom = (edit.viewport().mapTo(reader.whole_page, each).y() for each in ends)
    return top >= 0 and bottom <= reader.whole_page.height()


def write_lines(reader: ReaderPage, notes: NotesPanel) -> None:
    """Write more lines than the window is high, the last after a turn of the wheel."""
    edit = notes.area.edit
    for number in range(14):
        QTest.keyClicks(edit, f"Line {number}")
        QTest.keyClick(edit, Qt.Key.Key_Return)
        QApplication.processEvents()
        assert caret_in_view(reader, notes), number
    reader.whole_page.verticalScrollBar().setValue(0)
    QApplication.processEvents()
    assert not caret_in_view(reader, notes)
    QTest.keyClicks(edit, "Seen")


def test_where_one_writes_in_the_margin_of_a_moment_stays_in_sight(
    ground: Ground, reader: ReaderPage, moment: Moment
) -> None:
    ground.context.theme.set_zoom(2.0)
    reader.resize(800, 544)
    reader.enter(Place(page=PageId.READER, piece=moment.id))
    ground.wait(lambda: reader._leaf.moment is not None)
    ground.wait(lambda: reader.whole_page.widget().height() > reader.height() + 50)
    notes = reader.moment_view.notes
    notes.begin()
    write_lines(reader, notes)
    ground.wait(lambda: caret_in_view(reader, notes))


def test_where_one_writes_in_the_margin_of_an_entry_stays_in_sight(
    ground: Ground, reader: ReaderPage
) -> None:
    enter(ground, reader, ground.keep(builders.entry(LONG)))
    reader.notes.begin()
    write_lines(reader, reader.notes)
    ground.wait(lambda: caret_in_view(reader, reader.notes))
